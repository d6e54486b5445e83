import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type Attention = { count: number; id: string | null; at: Date | null }
const COUNT_MAX = 1000
/** Nobody imports as often within a week. */
const IMPORTS_MAX = 300

/** The newest pilot that the clock ended because a guardrail broke, since `since`. */
export async function stoppedPilot(db: Db, brandId: string, since: Date): Promise<Attention | null> {
  const { rows } = await sql<Attention>`
    select 1 as count, id, ended_at as at from pilot
     where brand_id = ${brandId} and state = 'stopped' and ended_by = 'clock' and ended_at > ${since}
     order by ended_at desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** How a night's job ended on its last night from `day` on. */
export async function lastNights(
  db: Db,
  brandId: string,
  day: string,
): Promise<{ job: string; outcome: string | null; at: Date | null }[]> {
  const { rows } = await sql<{ job: string; outcome: string | null; at: Date | null }>`
    select distinct on (job) job, outcome, done_at as at from nightly_run
     where brand_id = ${brandId} and day >= ${day}::date
     order by job, day desc`.execute(db)
  return rows
}

/** Imports that ended with rows nobody could take, since `since`. */
export async function faultyImports(db: Db, brandId: string, since: Date): Promise<Attention> {
  const { rows } = await sql<Attention>`
    select count(*)::int as count, max(id) as id, max(finished_at) as at
      from (select id, state, rows_faulty, finished_at from import_job
             where brand_id = ${brandId} order by id desc limit ${IMPORTS_MAX}) i
     where state = 'done' and rows_faulty > 0 and finished_at > ${since}`.execute(db)
  return rows[0] ?? { count: 0, id: null, at: null }
}

/** Refund requests nobody has answered, and since when the oldest waits. */
export async function waitingRefunds(db: Db, brandId: string): Promise<Attention> {
  const { rows } = await sql<Attention>`
    select count(*)::int as count, null as id, min(requested_at) as at
      from (select requested_at from refund_request
             where brand_id = ${brandId} and state = 'requested' order by requested_at limit ${COUNT_MAX}) r`.execute(
    db,
  )
  return rows[0] ?? { count: 0, id: null, at: null }
}

/** Disputes that are open, and since when the oldest is. */
export async function openDisputes(db: Db, brandId: string): Promise<Attention> {
  const { rows } = await sql<Attention>`
    select count(*)::int as count, null as id, min(opened_at) as at
      from dispute where brand_id = ${brandId} and resolved_at is null`.execute(db)
  return rows[0] ?? { count: 0, id: null, at: null }
}

/** Suspicions somebody has to decide, named by a rule or appealed against, and since when the oldest stands. */
export async function suspicionsWaiting(db: Db, brandId: string): Promise<Attention> {
  const { rows } = await sql<Attention>`
    select count(*)::int as count, null as id, min(raised_at) as at
      from (select raised_at from suspicion
             where brand_id = ${brandId} and state in ('pending', 'appealed') order by id limit ${COUNT_MAX}) s`.execute(
    db,
  )
  return rows[0] ?? { count: 0, id: null, at: null }
}

export type Statements = { waiting: number; waitingFen: number; toPay: number }

/** Statements that wait for a second person, and approved ones that are to be paid. */
export async function countStatements(db: Db, brandId: string): Promise<Statements> {
  const { rows } = await sql<Statements>`
    select count(*) filter (where state = 'draft')::int as waiting,
           coalesce(sum(payable_fen) filter (where state = 'draft'), 0)::bigint as "waitingFen",
           count(*) filter (where state = 'approved')::int as "toPay"
      from statement where brand_id = ${brandId} and state in ('draft', 'approved')`.execute(db)
  return rows[0] ?? { waiting: 0, waitingFen: 0, toPay: 0 }
}

/** The oldest month that is open. */
export async function oldestOpenPeriod(db: Db, brandId: string): Promise<{ periodId: string; endsAt: Date } | null> {
  const row = await db
    .selectFrom('period')
    .select(['id as periodId', 'ends_at as endsAt'])
    .where('brand_id', '=', brandId)
    .where('status', '=', 'open')
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
