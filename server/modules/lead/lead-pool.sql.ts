import { type RawBuilder, sql } from 'kysely'
import { LEAD_SORT_STATES, type LeadSort } from '../../../contract/routing-vocabulary'
import type { LeadState } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'

export type LeadFilter = {
  brandId: string
  stores: StoreScope
  states?: readonly LeadState[] | undefined
  channel?: string | undefined
  guideId?: string | undefined
  regionId?: string | undefined
  city?: string | undefined
  scoreFrom?: number | undefined
  scoreTo?: number | undefined
  arrivedFrom?: Date | undefined
  arrivedTo?: Date | undefined
  wish?: string | undefined
  reason?: string | undefined
  isOverdue?: boolean | undefined
  /** The keyed hash of a phone. */
  phoneIndex?: string | undefined
  /** Who gave them to somebody by hand: `ops:sf_…`. */
  movedBy?: string | undefined
  sort: LeadSort
  now: Date
}

export type PoolRow = {
  id: string
  state: LeadState
  wish: string
  channel: string
  score: number
  attempts: number
  arrivedAt: Date
  unroutableReason: string | null
  memberId: string
  displayName: string | null
  phoneMasked: string | null
  city: string | null
  storeId: string | null
  storeName: string | null
  guideId: string | null
  guideName: string | null
  dueKind: 'accept' | 'contact' | 'retry' | null
  dueAt: Date | null
}

/** Spelled out, because a partial index is only found by the words it was made with. */
const IS_OPEN = sql`l.state in ('offered', 'accepted', 'contacted', 'pooled')`

/** Of leads a person gave on, the newest are looked among. */
const MOVED_BY_MAX = 5_000

/** The order of a sort, and what lies behind the lead a page ended with. */
const ORDER: Record<LeadSort, { by: RawBuilder<unknown>; behind: (id: string) => RawBuilder<unknown> }> = {
  newest: {
    by: sql`l.arrived_at desc, l.id desc`,
    behind: (id) => sql`(l.arrived_at, l.id) < ((select arrived_at from lead where id = ${id}), ${id})`,
  },
  waiting: {
    by: sql`l.arrived_at, l.id`,
    behind: (id) => sql`(l.arrived_at, l.id) > ((select arrived_at from lead where id = ${id}), ${id})`,
  },
  score: {
    by: sql`l.score desc, l.id desc`,
    behind: (id) => sql`(l.score, l.id) < ((select score from lead where id = ${id}), ${id})`,
  },
}

/** What of a live assignment has run out by now. */
export function overdueSql(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(a.state = 'offered' and a.accept_by <= ${now} or a.state = 'accepted' and a.contact_by <= ${now})`
}

/** The states a filter asks for within what its order knows. */
function statesOf({ states = [], sort }: LeadFilter): readonly LeadState[] {
  const known = LEAD_SORT_STATES[sort]
  return states.length > 0 ? states.filter((state) => known.includes(state)) : known
}

/** One state is one stretch of its index, in its order; all of them need not be asked for. */
function stateSql(states: readonly LeadState[], sort: LeadSort): RawBuilder<unknown>[] {
  const isAll = states.length === LEAD_SORT_STATES.newest.length
  const named = states.length === 1 ? sql`l.state = ${states[0]}` : sql`l.state = any(${[...states]}::text[])`
  return [...(isAll ? [] : [named]), ...(sort === 'score' ? [IS_OPEN] : [])]
}

/** Up to so many stores are read one by one; of more, the newest leads of the brand are looked through for theirs. */
const PLACES_MAX = 60

/** The stores a filter is narrowed to; null when it is the whole brand. */
async function placesOf(db: Db, { brandId, stores, regionId, city }: LeadFilter): Promise<string[] | null> {
  if (!regionId && !city) return stores === 'all' ? null : [...stores]
  const parts = [sql`brand_id = ${brandId}`]
  if (stores !== 'all') parts.push(sql`id = any(${[...stores]}::text[])`)
  if (regionId) parts.push(sql`region_id = ${regionId}`)
  if (city) parts.push(sql`city = ${city}`)
  const { rows } = await sql<{ id: string }>`select id from store where ${all(parts)}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Leads of a city that no store has yet: they stand in the pool. */
const homelessSql = ({ stores, regionId, city }: LeadFilter): RawBuilder<unknown> | null =>
  city && !regionId && stores === 'all' ? sql`l.state = 'pooled' and l.store_id is null and l.city = ${city}` : null

function personSql({ brandId, phoneIndex, guideId, movedBy }: LeadFilter): RawBuilder<unknown>[] {
  const parts: RawBuilder<unknown>[] = []
  if (phoneIndex) {
    parts.push(sql`l.member_id = any(array(
      select m.id from member_identity i join member m on m.id = i.member_id or m.merged_into = i.member_id
       where i.brand_id = ${brandId} and i.kind = 'phone' and i.value = ${phoneIndex}))`)
  }
  // Whoever has a lead was given it by an assignment, whose index knows the guide.
  if (guideId) {
    parts.push(sql`l.guide_id = ${guideId}
      and l.id = any(array(select lead_id from assignment where guide_id = ${guideId}))`)
  }
  if (movedBy) {
    parts.push(sql`l.id = any(array(select lead_id from decision where decided_by = ${movedBy}
      and brand_id = ${brandId} order by at desc limit ${MOVED_BY_MAX}))`)
  }
  return parts
}

/** Everything a filter asks but its states and places. */
function restSql(filter: LeadFilter): RawBuilder<unknown>[] {
  const { brandId, channel, scoreFrom, scoreTo, arrivedFrom, arrivedTo, wish, reason, isOverdue, now } = filter
  const parts = [sql`l.brand_id = ${brandId}`, ...personSql(filter)]
  if (channel) parts.push(sql`l.channel = ${channel}`)
  if (scoreFrom !== undefined) parts.push(sql`l.score >= ${scoreFrom}`)
  if (scoreTo !== undefined) parts.push(sql`l.score <= ${scoreTo}`)
  if (arrivedFrom) parts.push(sql`l.arrived_at >= ${arrivedFrom}`)
  if (arrivedTo) parts.push(sql`l.arrived_at < ${arrivedTo}`)
  if (wish) parts.push(sql`l.wish = ${wish}`)
  if (reason) parts.push(sql`l.state = 'pooled' and l.unroutable_reason = ${reason}`)
  if (isOverdue) {
    parts.push(sql`l.state in ('offered', 'accepted')
      and exists (select from assignment a where a.lead_id = l.id and ${overdueSql(now)})`)
  }
  return parts
}

/** So few leads with a score are found by it; of more, some are among the newest. */
const RARE_SCORES_MAX = 2_000

/** The leads with the scores a filter asks for, when they are few, so that nobody else's are looked through. */
async function rareScoreSql(db: Db, { brandId, scoreFrom, scoreTo }: LeadFilter): Promise<RawBuilder<unknown>[]> {
  if (scoreFrom === undefined && scoreTo === undefined) return []
  const parts = [sql`brand_id = ${brandId}`]
  if (scoreFrom !== undefined) parts.push(sql`score >= ${scoreFrom}`)
  if (scoreTo !== undefined) parts.push(sql`score <= ${scoreTo}`)
  const { rows } = await sql<{ leads: number }>`
    select count(*)::int as leads from (select 1 from lead where ${all(parts)} limit ${RARE_SCORES_MAX + 1}) found`.execute(
    db,
  )
  return rows[0]!.leads > RARE_SCORES_MAX ? [] : [sql`l.id = any(array(select id from lead where ${all(parts)}))`]
}

const all = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql` and `)

/**
 * One page of leads in the order of the sort; `afterId` is the lead the page before ended with. Each store of a narrowed
 * question, and else each of several states, is read by its own index in that order, as far as the page reaches.
 */
export async function listPool(
  db: Db,
  filter: LeadFilter,
  page: { afterId?: string | undefined; rows: number },
): Promise<PoolRow[]> {
  const { sort } = filter
  const { by, behind } = ORDER[sort]
  const rest = [
    ...restSql(filter),
    ...(await rareScoreSql(db, filter)),
    ...(page.afterId ? [behind(page.afterId)] : []),
  ]
  const states = statesOf(filter)
  const top = (parts: readonly RawBuilder<unknown>[]) =>
    sql`(select l.id, l.arrived_at, l.score from lead l where ${all(parts)} order by ${by} limit ${page.rows})`
  const places = await placesOf(db, filter)
  const homeless = homelessSql(filter)
  const branches: RawBuilder<unknown>[] = []
  if (places && places.length <= PLACES_MAX && sort !== 'score') {
    const own = top([sql`l.store_id = place.id`, ...stateSql(states, sort), ...rest])
    branches.push(sql`(select l.* from unnest(${places}::text[]) as place (id) cross join lateral ${own} l)`)
  } else if (places) {
    branches.push(top([sql`l.store_id = any(${places}::text[])`, ...stateSql(states, sort), ...rest]))
  } else if (sort === 'score' || states.length === LEAD_SORT_STATES.newest.length) {
    branches.push(top([...stateSql(states, sort), ...rest]))
  } else {
    for (const state of states) branches.push(top([...stateSql([state], sort), ...rest]))
  }
  if (homeless) branches.push(top([homeless, ...stateSql(states, sort), ...rest]))
  if (branches.length === 0) return []
  const ids = sql`select l.id from (${sql.join(branches, sql` union all `)}) l order by ${by} limit ${page.rows}`
  return shownRows(db, ids, by)
}

/** How many leads a filter finds, up to a limit. */
export async function countPool(db: Db, filter: LeadFilter, limit: number): Promise<number> {
  const places = await placesOf(db, filter)
  const homeless = homelessSql(filter)
  const where = sql`${homeless ?? sql`false`}`
  const placed = places ? [sql`(l.store_id = any(${places}::text[]) or ${where})`] : []
  const rest = [...restSql(filter), ...(await rareScoreSql(db, filter))]
  const parts = [...placed, ...stateSql(statesOf(filter), filter.sort), ...rest]
  const { rows } = await sql<{ leads: number }>`
    select count(*)::int as leads from (select 1 from lead l where ${all(parts)} limit ${limit}) found`.execute(db)
  return rows[0]?.leads ?? 0
}

/** Leads as lists show them, by a query that gives their ids. */
export async function shownRows(db: Db, ids: RawBuilder<unknown>, by: RawBuilder<unknown>): Promise<PoolRow[]> {
  const { rows } = await sql<PoolRow>`
    select l.id, l.state, l.wish, l.channel, l.score, l.attempts, l.arrived_at as "arrivedAt",
           l.unroutable_reason as "unroutableReason", l.member_id as "memberId", m.display_name as "displayName",
           m.phone_masked as "phoneMasked", coalesce(s.city, l.city) as city, l.store_id as "storeId", s.name as "storeName",
           l.guide_id as "guideId", g.name as "guideName",
           case when a.state = 'offered' then 'accept' when a.state = 'accepted' and a.contact_by is not null then 'contact'
                when l.state = 'pooled' and l.retry_at is not null then 'retry' end as "dueKind",
           case when a.state = 'offered' then a.accept_by when a.state = 'accepted' then a.contact_by
                when l.state = 'pooled' then l.retry_at end as "dueAt"
      from lead l
      join member m on m.id = l.member_id
      left join store s on s.id = l.store_id
      left join guide g on g.id = l.guide_id
      left join assignment a on a.lead_id = l.id and a.state in ('offered', 'accepted', 'contacted')
     where l.id = any(array(${ids}))
     order by ${by}`.execute(db)
  return rows
}
