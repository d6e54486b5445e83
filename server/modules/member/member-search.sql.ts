import { type RawBuilder, sql } from 'kysely'
import type { MemberStage } from '../../../contract/member-vocabulary'
import type { CustomerTier } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { type MemberRow, memberRow } from './member-list.sql'

export type MemberQuery = {
  brandId: string
  scope: StoreScope
  memberId?: string | undefined
  phoneIndex?: string | undefined
  namePrefix?: string | undefined
  state?: 'visitor' | 'member' | undefined
  channel?: string | undefined
  guideId?: string | undefined
  storeId?: string | undefined
  isBound?: boolean | undefined
  tiers?: readonly CustomerTier[] | undefined
  hasOrdered?: boolean | undefined
  /** Nothing done and nothing bought since. */
  quietSince?: Date | undefined
  registeredFrom?: Date | undefined
  registeredTo?: Date | undefined
  acceptsContact?: boolean | undefined
  isErased?: boolean | undefined
}

export type SearchedMember = MemberRow & {
  stage: MemberStage | null
  tier: CustomerTier | null
  orders: number | null
  spentFen: number | null
  lastActiveAt: Date | null
}

/** People looked at for one page. Who fits is found among the newest of them; the caller goes on behind them. */
const LOOKED_AT_MAX = 20_000
/** Those looked at first: most pages are full by then, and asking the others took most of the time. */
const LOOKED_AT_FIRST = 2_000
/** A range of registration this short is read by its own index; a longer one has somebody who fits on every page. */
const SHORT_RANGE_MS = 92 * 86_400_000

/**
 * Living people who fit, newest first, behind `beforeId`. Looks at no more than some thousands for one page: where few
 * fit, the page stays short and `pausedAt` is the person to go on behind; null when everybody was looked at.
 */
export async function searchMembers(
  db: Db,
  query: MemberQuery,
  page: { beforeId?: string | undefined; rows: number },
): Promise<{ members: SearchedMember[]; pausedAt: string | null }> {
  for (const most of [LOOKED_AT_FIRST, LOOKED_AT_MAX]) {
    const members = await readPage(db, query, page, most)
    if (members.length === page.rows) return { members, pausedAt: null }
    const { rows: ends } = await sql<{ looked: number; lastId: string | null }>`
      select count(*)::int as looked, min(id) as "lastId" from (${candidates(query, page.beforeId, most)}) l`.execute(
      db,
    )
    const isAll = ends[0]!.looked < most
    if (isAll || most === LOOKED_AT_MAX) return { members, pausedAt: isAll ? null : ends[0]!.lastId }
  }
  return { members: [], pausedAt: null }
}

/** Who fits of the newest `most` who may, one after another until the page is full, before anything shown is read. */
async function readPage(
  db: Db,
  query: MemberQuery,
  page: { beforeId?: string | undefined; rows: number },
  most: number,
): Promise<SearchedMember[]> {
  const { rows } = await sql<SearchedMember>`
    with looked as materialized (${candidates(query, page.beforeId, most)}),
    page as materialized (
      select c.id from looked c cross join lateral (${fitting(query)} limit 1) m order by c.id desc limit ${page.rows})
    select ${memberRow}, f.stage, f.tier, f.orders, f.spent_fen as "spentFen", f.last_active_at as "lastActiveAt"
      from page join member m on m.id = page.id
      left join member_figure f on f.member_id = m.id
      left join binding b on ${bindingSql(query)}
      left join guide g on g.id = b.guide_id
      left join store s on s.id = b.store_id
     order by m.id desc`.execute(db)
  return rows
}

/** How many fit, counted no further than `most`, and among no more than `lookedAtMax` people; `isCapped` says there may be more. */
export async function countMembers(
  db: Db,
  query: MemberQuery,
  { most, lookedAtMax }: { most: number; lookedAtMax: number },
): Promise<{ size: number; isCapped: boolean }> {
  const looked = candidates(query, undefined, lookedAtMax)
  const { rows } = await sql<{ size: number }>`
    with looked as materialized (${looked})
    select count(*)::int as size from (
      select 1 from looked c cross join lateral (${fitting(query)} limit 1) m limit ${most + 1}) found`.execute(db)
  const { size } = rows[0]!
  if (size > most) return { size: most, isCapped: true }
  const { rows: ends } = await sql<{ looked: number }>`select count(*)::int as looked from (${looked}) l`.execute(db)
  return { size, isCapped: ends[0]!.looked === lookedAtMax }
}

/** Ids of those who may fit, newest first, by the narrowest index the filters give. The rest is asked of each. */
function candidates(query: MemberQuery, beforeId: string | undefined, most: number): RawBuilder<unknown> {
  const { brandId, scope, memberId, phoneIndex, guideId, storeId } = query
  const behind = (column: string) => (beforeId ? sql`${sql.ref(column)} < ${beforeId}` : sql`true`)
  if (memberId !== undefined)
    return sql`select coalesce(merged_into, id) as id from member where id = ${memberId} and brand_id = ${brandId}`
  if (phoneIndex !== undefined)
    return sql`select member_id as id from member_identity where brand_id = ${brandId} and kind = 'phone' and value = ${phoneIndex}`
  if (guideId !== undefined)
    return sql`select member_id as id from binding where guide_id = ${guideId} and ends_at is null and ${behind('member_id')}
      order by member_id desc limit ${most}`
  if (storeId !== undefined)
    return sql`select member_id as id from binding where store_id = ${storeId} and ends_at is null and ${behind('member_id')}
      order by member_id desc limit ${most}`
  if (scope !== 'all') return ofStores(scope, behind, most)
  return sql`${widest(query, behind, most)} order by id desc limit ${most}`
}

/** People bound to, or with a lead at, some stores; leads that ended before a merge stand under the id of then. */
function ofStores(stores: readonly string[], behind: (column: string) => RawBuilder<unknown>, most: number) {
  return sql`
    select id from (
      select member_id as id from binding where store_id = any(${[...stores]}::text[]) and ends_at is null
      union
      select coalesce(m.merged_into, m.id) from lead l join member m on m.id = l.member_id
       where l.store_id = any(${[...stores]}::text[])) ours
     where ${behind('id')} order by id desc limit ${most}`
}

/** The live binding `b` of a person `m`, as far as the asker's stores go: who serves them elsewhere is not theirs to know. */
const bindingSql = ({ scope }: MemberQuery) =>
  sql`b.member_id = m.id and b.ends_at is null and ${scope === 'all' ? sql`true` : sql`b.store_id = any(${[...scope]}::text[])`}`

function widest(
  query: MemberQuery,
  behind: (column: string) => RawBuilder<unknown>,
  most: number,
): RawBuilder<unknown> {
  const { brandId, tiers, namePrefix, isErased, channel, registeredFrom, registeredTo } = query
  if (tiers && !tiers.includes('none'))
    // Each tier by itself: its index lays its people in order, and of several together all were sorted.
    return sql`select f.id from unnest(${[...tiers]}::text[]) as wanted (tier) cross join lateral (
        select member_id as id from member_figure where brand_id = ${brandId} and tier <> 'none'
           and tier = wanted.tier and ${behind('member_id')} order by member_id desc limit ${most}) f`
  if (isErased === true)
    return sql`select id from member where brand_id = ${brandId} and erased_at is not null and ${behind('id')}`
  if (namePrefix !== undefined && namePrefix.length > 1)
    return sql`select id from member where brand_id = ${brandId} and state <> 'merged' and display_name is not null
      and display_name like ${prefixPattern(namePrefix)} and ${behind('id')}`
  if (registeredFrom && registeredTo && registeredTo.getTime() - registeredFrom.getTime() <= SHORT_RANGE_MS)
    return sql`select id from member where brand_id = ${brandId} and state <> 'merged' and registered_at is not null
      and registered_at >= ${registeredFrom} and registered_at < ${registeredTo} and ${behind('id')}`
  if (channel !== undefined)
    return sql`select id from member where brand_id = ${brandId} and state <> 'merged' and source_channel = ${channel} and ${behind('id')}`
  return sql`select id from member where brand_id = ${brandId} and ${behind('id')}`
}

/** The person of candidate `c` when they fit; what the filters do not ask for is not read. */
function fitting(query: MemberQuery): RawBuilder<unknown> {
  const { scope, guideId, storeId, isBound, tiers, quietSince } = query
  const asksFigure = tiers !== undefined || quietSince !== undefined
  const asksBinding = scope !== 'all' || guideId !== undefined || storeId !== undefined || isBound !== undefined
  return sql`select 1 from member m
    ${asksFigure ? sql`left join member_figure f on f.member_id = m.id` : sql``}
    ${asksBinding ? sql`left join binding b on ${bindingSql(query)}` : sql``}
     where m.id = c.id and ${fits(query)}`
}

function fits(query: MemberQuery): RawBuilder<unknown> {
  const { brandId, scope, state, channel, guideId, storeId, isBound, tiers, hasOrdered, quietSince } = query
  const { registeredFrom, registeredTo, acceptsContact, isErased, namePrefix } = query
  const conditions: RawBuilder<unknown>[] = [sql`m.brand_id = ${brandId} and m.state <> 'merged'`]
  if (scope !== 'all') {
    const stores = [...scope]
    conditions.push(sql`(b.id is not null
      or exists (select 1 from lead l where l.member_id = m.id and l.store_id = any(${stores}::text[]))
      or exists (select 1 from member x join lead l on l.member_id = x.id
                  where x.merged_into = m.id and l.store_id = any(${stores}::text[])))`)
  }
  if (state) conditions.push(sql`m.state = ${state}`)
  if (channel) conditions.push(sql`m.source_channel = ${channel}`)
  if (namePrefix) conditions.push(sql`m.display_name like ${prefixPattern(namePrefix)}`)
  if (guideId) conditions.push(sql`b.guide_id = ${guideId}`)
  if (storeId) conditions.push(sql`b.store_id = ${storeId}`)
  if (isBound !== undefined) conditions.push(isBound ? sql`b.id is not null` : sql`b.id is null`)
  if (tiers) conditions.push(sql`coalesce(f.tier, 'none') = any(${[...tiers]}::text[])`)
  if (hasOrdered !== undefined) conditions.push(sql`${hasOrdered ? sql`` : sql`not`} (${HAS_ORDERED})`)
  if (quietSince) conditions.push(sql`coalesce(f.last_active_at, m.created_at) < ${quietSince}`)
  if (registeredFrom) conditions.push(sql`m.registered_at >= ${registeredFrom}`)
  if (registeredTo) conditions.push(sql`m.registered_at < ${registeredTo}`)
  if (acceptsContact !== undefined) conditions.push(sql`m.accepts_contact = ${acceptsContact}`)
  if (isErased !== undefined) conditions.push(isErased ? sql`m.erased_at is not null` : sql`m.erased_at is null`)
  return sql.join(conditions, sql` and `)
}

const HAS_ORDERED = sql`exists (select 1 from orders o where o.member_id = m.id and o.paid_at is not null)
  or exists (select 1 from member x join orders o on o.member_id = x.id where x.merged_into = m.id and o.paid_at is not null)`

/** What people type is no pattern. */
function prefixPattern(prefix: string): string {
  return `${prefix.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
