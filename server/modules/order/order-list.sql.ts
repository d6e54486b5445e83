import { type RawBuilder, sql } from 'kysely'
import type { OrderState } from '../../../contract/mall-vocabulary'
import { ORDER_SOURCE_TEXT, type OrderSource } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'

export type OrderCard = {
  orderId: string
  source: OrderSource
  orderNo: string
  state: OrderState
  goodsFen: number
  discountFen: number
  paidFen: number
  refundedFen: number
  hasOpenAfterSale: boolean
  placedAt: Date
  paidAt: Date | null
  receivedAt: Date | null
  storeId: string | null
  storeName: string | null
  sellerName: string | null
  rule: string | null
  poolFen: number
  isDisputed: boolean
}

export type OrderFilter = {
  brandId: string
  stores: StoreScope
  memberId?: string
  orderId?: string
  source?: OrderSource | undefined
  orderNo?: string | undefined
  exceptSource?: OrderSource | undefined
  state?: OrderState | undefined
  storeId?: string | undefined
  guideId?: string | undefined
  paidFrom?: Date | undefined
  paidTo?: Date | undefined
  isDisputed?: boolean | undefined
  isUnknown?: boolean | undefined
  before?: string | undefined
  rows: number
}

/** Every source by name, so that a number is found by the index it is a key of. */
const SOURCES = Object.keys(ORDER_SOURCE_TEXT) as OrderSource[]

/** Days of payment this few are read by their own index and put in order; more are met on the way back through all. */
const SHORT_RANGE_MS = 92 * 86_400_000

/** Orders as a caller may see them, newest first: of a buyer, of the stores of a staff member, or one by id. */
export async function listOrderCards(db: Db, filter: OrderFilter): Promise<OrderCard[]> {
  const { brandId, stores, memberId, orderId, source, orderNo, exceptSource, before, rows } = filter
  const found = sql`
    select o.id from orders o
     where o.brand_id = ${brandId}
       and ${stores === 'all' ? sql`true` : sql`o.store_id = any(${[...stores]}::text[])`}
       and ${memberId === undefined ? sql`true` : sql`o.member_id in (select ${memberId} union all select m.id from member m where m.merged_into = ${memberId})`}
       and ${orderId === undefined ? sql`true` : sql`o.id = ${orderId}`}
       and ${source === undefined ? sql`true` : sql`o.source = ${source}`}
       and ${orderNo === undefined ? sql`true` : sql`o.source = any(${SOURCES}::text[]) and o.order_no = ${orderNo}`}
       and ${exceptSource === undefined ? sql`true` : sql`o.source <> ${exceptSource}`}
       and ${narrowed(filter)}
       and ${before === undefined ? sql`true` : sql`o.id < ${before}`}`
  // Which orders comes first, what they show after: together, all of them were joined before the first was left out.
  const { rows: cards } = await sql<OrderCard>`
    with found as materialized (${found} ${isShortRange(filter) ? sql`` : sql`order by o.id desc limit ${rows}`}),
    page as materialized (select id from found order by id desc limit ${rows})
    select o.id as "orderId", o.source, o.order_no as "orderNo", o.state, o.goods_fen as "goodsFen",
           o.discount_fen as "discountFen", o.paid_fen as "paidFen", o.placed_at as "placedAt", o.paid_at as "paidAt",
           o.received_at as "receivedAt", o.store_id as "storeId", s.name as "storeName", g.name as "sellerName", a.rule,
           coalesce((select sum(r.amount_fen) from refund r where r.order_id = o.id), 0)::bigint as "refundedFen",
           exists (select 1 from after_sale f where f.order_id = o.id and f.closed_at is null) as "hasOpenAfterSale",
           coalesce((select sum(r.pool_fen) from order_line l join settlement_run r on r.order_line_id = l.id and r.rev = 0
                      where l.order_id = o.id), 0)::bigint as "poolFen",
           exists (select 1 from dispute d where d.order_id = o.id and d.resolved_at is null) as "isDisputed"
      from page join orders o on o.id = page.id
      left join store s on s.id = o.store_id
      left join guide g on g.id = o.seller_guide_id
      left join attribution a on a.order_id = o.id and a.rev = 0
     order by o.id desc`.execute(db)
  return cards
}

/** Whether the days of payment are few enough to find all orders of them before the newest are taken. */
function isShortRange({ paidFrom, paidTo }: OrderFilter): boolean {
  return paidFrom !== undefined && paidTo !== undefined && paidTo.getTime() - paidFrom.getTime() <= SHORT_RANGE_MS
}

/** What headquarters narrows a list by. */
function narrowed(filter: OrderFilter): RawBuilder<unknown> {
  const { brandId, state, storeId, guideId, paidFrom, paidTo, isDisputed, isUnknown } = filter
  const all = [
    state === undefined ? null : sql`o.state = ${state}`,
    storeId === undefined ? null : sql`o.store_id = ${storeId}`,
    guideId === undefined
      ? null
      : sql`o.id in (select l.order_id from lot l
          where l.brand_id = ${brandId} and l.party_kind = 'guide' and l.party_id = ${guideId})`,
    // An order is made before it is paid, and an imported one when it is brought in: days of payment bound no id.
    paidFrom === undefined ? null : sql`o.paid_at >= ${paidFrom}`,
    paidTo === undefined ? null : sql`o.paid_at < ${paidTo}`,
    isDisputed
      ? sql`o.id in (select d.order_id from dispute d where d.brand_id = ${brandId} and d.resolved_at is null)`
      : null,
    // Written out, so that the index of those that are unknown is found.
    isUnknown
      ? sql`exists (select 1 from attribution u where u.brand_id = ${brandId} and u.order_id = o.id and u.rev = 0 and u.outcome = 'unknown')`
      : null,
  ].filter((part) => part !== null)
  return all.length === 0 ? sql`true` : sql`(${sql.join(all, sql` and `)})`
}

/** An order a guide had a part in: earned from it, touched its buyer, or is named on it. */
export async function isGuidesOrder(db: Db, brandId: string, orderId: string, guideId: string): Promise<boolean> {
  const { rows } = await sql<{ isOwn: boolean }>`
    select exists (select 1 from lot l where l.order_id = o.id and l.party_kind = 'guide' and l.party_id = ${guideId})
        or o.seller_guide_id = ${guideId}
        or exists (
             select 1 from attribution a where a.order_id = o.id
                and (a.facts @> ${JSON.stringify({ touches: [{ guideId }] })}::jsonb
                  or a.facts @> ${JSON.stringify({ binding: { guideId } })}::jsonb)) as "isOwn"
      from orders o where o.id = ${orderId} and o.brand_id = ${brandId}`.execute(db)
  return rows[0]?.isOwn ?? false
}

/** Names of the parties of one order and of everybody on its path. */
export async function namesOf(db: Db, brandId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from guide where brand_id = ${brandId} and id = any(${[...ids]}::text[])
    union all select id, name from store where brand_id = ${brandId} and id = any(${[...ids]}::text[])
    union all select id, name from brand where id = ${brandId}`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Of these guides, those who work at one of the stores, or at none: whoever belongs to headquarters belongs to everybody. */
export async function guidesAt(db: Db, storeIds: readonly string[], guideIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select g.id from guide g where g.id = any(${[...guideIds]}::text[])
       and (exists (select from guide_store gs where gs.guide_id = g.id and gs.store_id = any(${[...storeIds]}::text[]))
         or not exists (select from guide_store gs where gs.guide_id = g.id))`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Ids of paid orders after one, a page at a time in id order. */
export async function earnedOrderIds(db: Db, brandId: string, after: string, rows: number): Promise<string[]> {
  const found = await db
    .selectFrom('orders')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('paid_at', 'is not', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(rows)
    .execute()
  return found.map(({ id }) => id)
}
