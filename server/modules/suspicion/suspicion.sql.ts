import { type RawBuilder, sql } from 'kysely'
import type {
  SuspicionRule,
  SuspicionState,
  SuspicionStep,
  SuspicionSubject,
} from '../../../contract/suspicion-vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'

export type NewSuspicion = {
  id: string
  subjectKind: SuspicionSubject
  subjectId: string
  rule: SuspicionRule
  state: SuspicionState
  evidence: Record<string, number | string>
}
type Raised = { brandId: string; actor: string; at: Date; words: string | null }
export type Subject = { subjectKind: SuspicionSubject; subjectId: string }

/** Of what a rule names, what it has not named before: at most `rows`. */
export async function notNamedYet<Named extends { subjectId: string; rule: string }>(
  db: Db,
  named: readonly Named[],
  rows: number,
): Promise<Named[]> {
  const { rows: fresh } = await sql<{ at: number }>`
    select n.at from json_to_recordset(${JSON.stringify(named.map(({ subjectId, rule }, at) => ({ at, subjectId, rule })))}::json)
           as n (at int, "subjectId" text, rule text)
     where not exists (select from suspicion s where s.subject_id = n."subjectId" and s.rule = n.rule)
     order by n.at limit ${rows}`.execute(db)
  return fresh.map(({ at }) => named[at]!)
}

/** Raises suspicions with their first step; those that stand already are left as they are. Answers the ids of the new. */
export async function raiseSuspicions(
  db: Db,
  suspicions: readonly NewSuspicion[],
  { brandId, actor, at, words }: Raised,
): Promise<string[]> {
  if (suspicions.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    insert into suspicion (id, brand_id, subject_kind, subject_id, rule, evidence, raised_by, raised_at, state)
    select n.id, ${brandId}, n."subjectKind", n."subjectId", n.rule, n.evidence, ${actor}, ${at}::timestamptz, n.state
      from json_to_recordset(${JSON.stringify(suspicions)}::json)
           as n (id text, "subjectKind" text, "subjectId" text, rule text, evidence jsonb, state text)
     order by n."subjectId", n.rule
    on conflict do nothing returning id`.execute(db)
  const ids = rows.map(({ id }) => id)
  await sql`
    insert into suspicion_step (suspicion_id, seq, kind, state, words, actor, at)
    select s.id, 1, 'raised', s.state, ${words}, ${actor}, ${at}::timestamptz from suspicion s
     where s.id = any(${ids}::text[]) order by s.id`.execute(db)
  return ids
}

/** Whether a lead or an order of the stores the caller may see is there to be doubted: an order once it was paid. */
export async function hasSubject(
  db: Db,
  { brandId, stores, subjectKind, subjectId }: Subject & { brandId: string; stores: StoreScope },
): Promise<boolean> {
  const scope = stores === 'all' ? sql`true` : sql`x.store_id = any(${[...stores]}::text[])`
  const from = subjectKind === 'lead' ? sql`lead x where true` : sql`orders x where x.paid_at is not null`
  const { rows } = await sql<{ id: string }>`
    select x.id from ${from} and x.brand_id = ${brandId} and x.id = ${subjectId} and ${scope}`.execute(db)
  return rows.length > 0
}

/** Suspicions about what belongs to the stores somebody may see. */
function seen(stores: StoreScope): RawBuilder<unknown> {
  if (stores === 'all') return sql`true`
  const mine = sql`any(${[...stores]}::text[])`
  return sql`(exists (select from lead l where l.id = s.subject_id and l.store_id = ${mine})
    or exists (select from orders o where o.id = s.subject_id and o.store_id = ${mine}))`
}

export type Step = { kind: SuspicionStep; state: SuspicionState; actor: string }
export type HeldSuspicion = Subject & { id: string; state: SuspicionState; steps: Step[] }

/** A suspicion about something of the caller's stores, held until the transaction ends. */
export async function lockSuspicion(
  db: Db,
  brandId: string,
  stores: StoreScope,
  suspicionId: string,
): Promise<HeldSuspicion | undefined> {
  const { rows: held } = await sql<Omit<HeldSuspicion, 'steps'>>`
    select s.id, s.subject_kind as "subjectKind", s.subject_id as "subjectId", s.state from suspicion s
     where s.brand_id = ${brandId} and s.id = ${suspicionId} and ${seen(stores)} for update of s`.execute(db)
  const [found] = held
  if (!found) return undefined
  const { rows: steps } = await sql<Step>`
    select kind, state, actor from suspicion_step where suspicion_id = ${found.id} order by seq`.execute(db)
  return { ...found, steps }
}

/** Adds the next step of a suspicion that is held; its state follows. */
export async function addStep(db: Db, suspicionId: string, step: Step & { words: string; at: Date }): Promise<void> {
  await sql`
    insert into suspicion_step (suspicion_id, seq, kind, state, words, actor, at)
    select ${suspicionId}, max(seq) + 1, ${step.kind}, ${step.state}, ${step.words}, ${step.actor}, ${step.at}::timestamptz
      from suspicion_step where suspicion_id = ${suspicionId}`.execute(db)
}

export type SuspicionFilter = {
  brandId: string
  stores: StoreScope
  state?: SuspicionState | undefined
  rule?: SuspicionRule | undefined
  subjectId?: string | undefined
  suspicionId?: string | undefined
  before?: string | undefined
  rows: number
}
export type SuspicionRow = Subject & {
  suspicionId: string
  subject: string
  memberId: string | null
  displayName: string | null
  phoneMasked: string | null
  storeName: string | null
  rule: SuspicionRule
  evidence: Record<string, number | string>
  state: SuspicionState
  raisedAt: Date
  steps: (Step & { words: string | null; actorName: string | null; atMs: number })[]
}

/** Suspicions the caller may see with all their steps, the newest first. */
export async function listSuspicionRows(db: Db, filter: SuspicionFilter): Promise<SuspicionRow[]> {
  const { brandId, stores, state, rule, subjectId, suspicionId, before, rows: limit } = filter
  const asked = [
    state ? sql`s.state = ${state}` : null,
    rule ? sql`s.rule = ${rule}` : null,
    subjectId ? sql`s.subject_id = ${subjectId}` : null,
    suspicionId ? sql`s.id = ${suspicionId}` : null,
    before ? sql`s.id < ${before}` : null,
  ].filter((part) => part !== null)
  const { rows } = await sql<SuspicionRow>`
    with page as (
      select s.* from suspicion s
       where s.brand_id = ${brandId} and ${seen(stores)} and ${sql.join([sql`true`, ...asked], sql` and `)}
       order by s.id desc limit ${limit})
    select p.id as "suspicionId", p.subject_kind as "subjectKind", p.subject_id as "subjectId",
           coalesce(l.wish, o.order_no, p.subject_id) as subject, m.id as "memberId", m.display_name as "displayName",
           m.phone_masked as "phoneMasked", st.name as "storeName", p.rule, p.evidence, p.state, p.raised_at as "raisedAt",
           (select json_agg(json_build_object('kind', t.kind, 'state', t.state, 'words', t.words, 'actor', t.actor,
                     'actorName', f.name, 'atMs', (extract(epoch from t.at) * 1000)::int8) order by t.seq)
              from suspicion_step t left join staff f on f.id = substr(t.actor, 5) and t.actor like 'ops:%'
             where t.suspicion_id = p.id) as steps
      from page p
      left join lead l on p.subject_kind = 'lead' and l.id = p.subject_id
      left join orders o on p.subject_kind = 'order' and o.id = p.subject_id
      left join member m on m.id = coalesce(l.member_id, o.member_id)
      left join store st on st.id = coalesce(l.store_id, o.store_id)
     order by p.id desc`.execute(db)
  return rows
}

/** How many stand in each state of what the caller may see, counted up to `max`. */
export async function countSuspicions(
  db: Db,
  { brandId, stores }: { brandId: string; stores: StoreScope },
  max: number,
): Promise<Record<SuspicionState, number>> {
  const { rows } = await sql<{ state: SuspicionState; count: number }>`
    select k.state, (select count(*)::int from (
             select from suspicion s where s.brand_id = ${brandId} and s.state = k.state and ${seen(stores)} limit ${max}) c) as count
      from unnest(array['pending', 'isolated', 'appealed', 'released']) k(state)`.execute(db)
  const counts = { pending: 0, isolated: 0, appealed: 0, released: 0 }
  for (const { state, count } of rows) counts[state] = count
  return counts
}
