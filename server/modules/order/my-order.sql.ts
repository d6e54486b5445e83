import { sql } from 'kysely'
import type { Fulfilment, OrderState, OrderTab } from '../../../contract/mall-vocabulary'
import type { OrderSource } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

export type MyOrderRow = {
  orderId: string
  source: OrderSource
  orderNo: string
  state: OrderState
  fulfilment: Fulfilment | null
  goodsFen: number
  discountFen: number
  paidFen: number
  refundedFen: number
  hasOpenAfterSale: boolean
  placedAt: Date
  payBy: Date | null
  paidAt: Date | null
  receivedAt: Date | null
  /** Days after receipt in which goods may come back, as the policy of the payment says; null before it. */
  returnDays: number | null
  storeId: string | null
  storeName: string | null
}
export type MyOrderLine = {
  orderId: string
  lineNo: number
  skuId: string
  title: string
  options: string[]
  productId: string | null
  picturePath: string | null
  quantity: number
  unitFen: number
  netFen: number
  refundedFen: number
  /** Pieces of live refund requests, and the fen of those that were not refunded yet. */
  askedPieces: number
  pendingFen: number
}

/** Whose orders: a person under their own id and those merged into them; `exceptSource` is left out. */
export type Buyer = { brandId: string; memberId: string; exceptSource: OrderSource | null }

const ofBuyer = ({ brandId, memberId, exceptSource }: Buyer) => sql`
  o.brand_id = ${brandId}
  and o.member_id in (select ${memberId} union all select m.id from member m where m.merged_into = ${memberId})
  and ${exceptSource === null ? sql`true` : sql`o.source <> ${exceptSource}`}`

const hasOpenAfterSale = sql`exists (select 1 from after_sale f where f.order_id = o.id and f.closed_at is null)`
/** Paid, and something of it is still to be handed over: what was refunded whole waits for nothing. */
const isWaiting = sql`
  o.state = 'paid' and not (o.paid_fen > 0 and o.paid_fen <= coalesce((
    select sum(r.amount_fen) from refund r where r.order_id = o.id), 0))`

/** What belongs to each tab. Goods that wait in a store are to be fetched, not to be sent. */
const IN_TAB: Record<OrderTab, ReturnType<typeof sql>> = {
  all: sql`true`,
  toPay: sql`o.state = 'placed'`,
  toSend: sql`(${isWaiting} and o.fulfilment = 'delivery')`,
  toReceive: sql`(o.state = 'shipped' or (${isWaiting} and o.fulfilment is distinct from 'delivery'))`,
  afterSale: sql`(${hasOpenAfterSale} or exists (select 1 from refund_request q where q.order_id = o.id))`,
}

/** A person's orders, newest first; one of them with `orderId`. */
export async function listOwnOrders(
  db: Db,
  buyer: Buyer,
  page: { tab: OrderTab; orderId?: string; before?: string | undefined; rows: number },
): Promise<MyOrderRow[]> {
  const { tab, orderId, before, rows } = page
  const found = await sql<MyOrderRow>`
    select o.id as "orderId", o.source, o.order_no as "orderNo", o.state, o.fulfilment, o.goods_fen as "goodsFen",
           o.discount_fen as "discountFen", o.paid_fen as "paidFen", o.placed_at as "placedAt", o.pay_by as "payBy",
           o.paid_at as "paidAt", o.received_at as "receivedAt", o.store_id as "storeId", s.name as "storeName",
           coalesce((select sum(r.amount_fen) from refund r where r.order_id = o.id), 0)::bigint as "refundedFen",
           ${hasOpenAfterSale} as "hasOpenAfterSale", (
             select (p.doc->>'holdingDays')::int from attribution a
               join policy p on p.brand_id = o.brand_id and p.kind = 'split' and p.version = a.policy_version
              where a.order_id = o.id and a.rev = 0) as "returnDays"
      from orders o left join store s on s.id = o.store_id
     where ${ofBuyer(buyer)} and ${IN_TAB[tab]}
       and ${orderId === undefined ? sql`true` : sql`o.id = ${orderId}`}
       and ${before === undefined ? sql`true` : sql`o.id < ${before}`}
     order by o.id desc limit ${rows}`.execute(db)
  return found.rows
}

/** How many orders each tab asks to be looked at; of after-sales those that are not settled. */
export async function countOwnOrders(db: Db, buyer: Buyer): Promise<Record<OrderTab, number>> {
  const { rows } = await sql<Record<OrderTab, number>>`
    select count(*)::int as "all", (count(*) filter (where ${IN_TAB.toPay}))::int as "toPay",
           (count(*) filter (where ${IN_TAB.toSend}))::int as "toSend",
           (count(*) filter (where ${IN_TAB.toReceive}))::int as "toReceive",
           (count(*) filter (where ${hasOpenAfterSale}))::int as "afterSale"
      from orders o where ${ofBuyer(buyer)}`.execute(db)
  return rows[0]!
}

/** The lines of orders with what the mall shows of their articles and what was asked or given back of them. */
export async function listOwnLines(db: Db, orderIds: readonly string[]): Promise<MyOrderLine[]> {
  if (orderIds.length === 0) return []
  const { rows } = await sql<MyOrderLine>`
    select l.order_id as "orderId", l.line_no as "lineNo", l.sku_id as "skuId", l.title,
           coalesce(k.options, '{}') as options, k.product_id as "productId",
           nullif(k.picture_path, '') as "picturePath", l.quantity, l.unit_fen as "unitFen", l.net_fen as "netFen",
           coalesce((select sum(r.amount_fen) from refund_line r where r.order_line_id = l.id), 0)::bigint as "refundedFen",
           coalesce(q.pieces, 0)::int as "askedPieces", coalesce(q.pending, 0)::bigint as "pendingFen"
      from order_line l
      join orders o on o.id = l.order_id
      left join sku k on k.brand_id = o.brand_id and k.id = l.sku_id
      left join lateral (
        select sum(n.quantity) as pieces, sum(n.amount_fen) filter (where r.state <> 'refunded') as pending
          from refund_request_line n join refund_request r on r.id = n.refund_request_id
         where n.order_line_id = l.id and r.state in ('requested', 'approved', 'refunded')) q on true
     where l.order_id = any(${[...orderIds]}::text[])
     order by l.order_id, l.line_no`.execute(db)
  return rows
}

/** What only the page of one order shows: parcel, store, and who looks after it. */
export async function showOwnOrder(db: Db, orderId: string) {
  const { rows } = await sql<{
    remark: string
    pickUpCode: string | null
    addressCipher: string | null
    carrier: string | null
    trackingNo: string | null
    guideName: string | null
  }>`
    select o.remark, o.pick_up_code as "pickUpCode", o.address_cipher as "addressCipher", o.carrier,
           o.tracking_no as "trackingNo", coalesce(g.name, b.name) as "guideName"
      from orders o
      left join guide g on g.id = o.seller_guide_id
      left join member m on m.id = o.member_id
      left join lateral (
        select bg.name from binding n join guide bg on bg.id = n.guide_id
         where n.member_id = coalesce(m.merged_into, m.id) and n.ends_at is null limit 1) b on true
     where o.id = ${orderId}`.execute(db)
  return rows[0]!
}

export async function eventsOf(db: Db, orderId: string): Promise<{ kind: string; actor: string; at: Date }[]> {
  return db
    .selectFrom('order_event')
    .select(['kind', 'actor', 'at'])
    .where('order_id', '=', orderId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}
