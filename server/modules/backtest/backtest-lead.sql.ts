import { type Insertable, sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import type { Schema } from '../../kernel/schema'
import type { GroupedDecision } from './reward-model'

export type BacktestLeadRow = Insertable<Schema['backtest_lead']>

/** Writes down what a step found out, lead by lead. */
export async function insertBacktestLeads(db: Db, rows: readonly BacktestLeadRow[]): Promise<void> {
  await insertMany(db, 'backtest_lead', rows)
}

export type ReplaySums = {
  leads: number
  moved: number
  unroutedBefore: number
  unroutedAfter: number
  heldBefore: number
  heldAfter: number
  censored: number
}

/** The whole of a backtest in sums; moved: another guide, or somebody instead of nobody. */
export async function sumReplay(db: Db, backtestId: string): Promise<ReplaySums> {
  const { rows } = await sql<ReplaySums>`
    select count(*)::int as leads,
           count(*) filter (where ${isMoved})::int as moved,
           count(*) filter (where logged_outcome = 'none')::int as "unroutedBefore",
           count(*) filter (where draft_outcome = 'none')::int as "unroutedAfter",
           count(*) filter (where logged_outcome = 'held')::int as "heldBefore",
           count(*) filter (where draft_outcome = 'held')::int as "heldAfter",
           count(*) filter (where is_censored)::int as censored
      from backtest_lead where backtest_id = ${backtestId}`.execute(db)
  return rows[0]!
}

const isMoved = sql`(logged_outcome <> draft_outcome or logged_guide is distinct from draft_guide)`

export type MovedOf = { id: string; name: string | null; before: number; after: number }
export type Receiver = 'store' | 'guide'

/** What each store, or each guide, received and would have received. */
function receivedBy(receiver: Receiver, backtestId: string) {
  const logged = sql.ref(`logged_${receiver}`)
  const draft = sql.ref(`draft_${receiver}`)
  return sql`
    with given as (
      select ${logged} as id, 1 as before, 0 as after from backtest_lead where backtest_id = ${backtestId}
      union all select ${draft}, 0, 1 from backtest_lead where backtest_id = ${backtestId}),
    sums as (select id, sum(before)::int as before, sum(after)::int as after from given where id is not null group by id)`
}

/** Those that receive more or fewer leads than before, those that change most first. */
export async function movedBy(db: Db, backtestId: string, receiver: Receiver, rows: number): Promise<MovedOf[]> {
  const result = await sql<MovedOf>`${receivedBy(receiver, backtestId)}
    select s.id, named.name, s.before, s.after from sums s left join ${sql.table(receiver)} named on named.id = s.id
     where s.after <> s.before
     order by abs(s.after - s.before) desc, s.id limit ${rows}`.execute(db)
  return result.rows
}

/** How many receive more or fewer, and how many as many as before. */
export async function countMoved(
  db: Db,
  backtestId: string,
  receiver: Receiver,
): Promise<{ changed: number; same: number }> {
  const { rows } = await sql<{ changed: number; same: number }>`${receivedBy(receiver, backtestId)}
    select count(*) filter (where after <> before)::int as changed,
           count(*) filter (where after = before)::int as same from sums`.execute(db)
  return rows[0]!
}

/** Leads by the tier of their customers, and how many of them the draft gives to somebody else. */
export async function movedByTier(db: Db, backtestId: string) {
  const { rows } = await sql<{ tier: string; leads: number; moved: number }>`
    select tier, count(*)::int as leads, count(*) filter (where ${isMoved})::int as moved
      from backtest_lead where backtest_id = ${backtestId} group by tier order by tier`.execute(db)
  return rows
}

export type EvidenceRow = GroupedDecision & { isWon: boolean }

/** The leads whose time is up, as the estimates take them; the reward is fen paid within the window. */
export async function readEvidence(db: Db, backtestId: string): Promise<EvidenceRow[]> {
  const rows = await db
    .selectFrom('backtest_lead')
    .select(['lead_id', 'segment', 'logging_version', 'logged_pick', 'live_pick', 'draft_pick', 'propensity'])
    .select(['draft_probability', 'is_possible', 'is_won', 'reward_fen'])
    .where('backtest_id', '=', backtestId)
    .where('is_censored', '=', false)
    .orderBy('lead_id')
    .execute()
  return rows.map((row) => ({
    leadId: row.lead_id,
    loggedPropensity: row.propensity ?? Number.NaN,
    draftProbability: row.draft_probability,
    liveProbability: row.live_pick === row.logged_pick ? 1 : 0,
    reward: row.reward_fen,
    loggingVersion: String(row.logging_version),
    isDraftPickPossible: row.is_possible,
    segment: row.segment,
    loggedGroup: row.logged_pick,
    draftGroup: row.draft_pick,
    liveGroup: row.live_pick,
    isWon: row.is_won,
  }))
}
