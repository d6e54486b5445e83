import { type RawBuilder, sql } from 'kysely'
import type { LeadState, UnroutableReason } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { inFigures } from '../../kernel/in-figures.sql'

type Scope = { brandId: string; stores: StoreScope }
export type StateCount = { state: LeadState; leads: number; oldestAt: Date | null }

/** Open leads by state, each counted up to `max`, and since when the oldest of each stands. */
export async function countOpen(db: Db, scope: Scope, max: number): Promise<StateCount[]> {
  const { rows } = await sql<StateCount>`
    select s.state,
           (select count(*)::int from (select from lead l where ${inState(scope)} limit ${max}) c) as leads,
           (select l.arrived_at from lead l where ${inState(scope)} order by l.arrived_at limit 1) as "oldestAt"
      from unnest(array['offered', 'accepted', 'contacted', 'pooled']) s(state)`.execute(db)
  return rows
}

function inState(scope: Scope): RawBuilder<unknown> {
  return sql`l.brand_id = ${scope.brandId} and l.state = s.state and ${seen(scope)}`
}

function seen({ stores }: Scope): RawBuilder<unknown> {
  return stores === 'all' ? sql`true` : sql`l.store_id = any(${[...stores]}::text[])`
}

/** Pooled leads by why nobody could have them, of the newest `max`. */
export async function countUnroutable(
  db: Db,
  scope: Scope,
  max: number,
): Promise<{ reason: UnroutableReason; leads: number }[]> {
  const { rows } = await sql<{ reason: UnroutableReason; leads: number }>`
    select p.reason, count(*)::int as leads
      from (select l.unroutable_reason as reason from lead l
             where l.brand_id = ${scope.brandId} and l.state = 'pooled' and ${seen(scope)}
             order by l.arrived_at desc limit ${max}) p
     where p.reason is not null
     group by p.reason
     order by leads desc, p.reason`.execute(db)
  return rows
}

/** Leads whose offer ran out, or whom the guide should have reached by now; counted up to `max`. */
export async function countOverdue(db: Db, scope: Scope, now: Date, max: number): Promise<number> {
  const { rows } = await sql<{ leads: number }>`
    select count(*)::int as leads
      from (select from lead l join assignment a on a.lead_id = l.id and a.state in ('offered', 'accepted')
             where l.brand_id = ${scope.brandId} and l.state in ('offered', 'accepted') and ${seen(scope)}
               and (a.state = 'offered' and a.accept_by <= ${now} or a.state = 'accepted' and a.contact_by <= ${now})
             limit ${max}) c`.execute(db)
  return rows[0]?.leads ?? 0
}

export type TodayRow = {
  newToday: number
  newYesterday: number
  newYesterdayByNow: number
  medianFirstResponse: number | null
  reachedToday: number
}

/** What came today and yesterday, and how soon those of today were reached. */
export async function readToday(
  db: Db,
  scope: Scope,
  { today, yesterday, yesterdayNow }: { today: Date; yesterday: Date; yesterdayNow: Date },
): Promise<TodayRow> {
  const minutes = sql`extract(epoch from l.first_contact_at - l.arrived_at) / 60`
  const { rows } = await sql<TodayRow>`
    select count(*) filter (where l.arrived_at >= ${today})::int as "newToday",
           count(*) filter (where l.arrived_at < ${today})::int as "newYesterday",
           count(*) filter (where l.arrived_at < ${yesterdayNow})::int as "newYesterdayByNow",
           count(*) filter (where l.arrived_at >= ${today} and l.first_contact_at is not null)::int as "reachedToday",
           (percentile_cont(0.5) within group (order by ${minutes})
             filter (where l.arrived_at >= ${today} and l.first_contact_at is not null))::float8 as "medianFirstResponse"
      from lead l
     where l.brand_id = ${scope.brandId} and l.arrived_at >= ${yesterday} and ${seen(scope)} and ${inFigures('l.id')}`.execute(
    db,
  )
  return rows[0]!
}

/** Whether the brand has a store at all. */
export async function hasStore(db: Db, brandId: string): Promise<boolean> {
  return (await db.selectFrom('store').select('id').where('brand_id', '=', brandId).limit(1).execute()).length > 0
}
