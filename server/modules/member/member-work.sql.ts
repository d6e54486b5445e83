import { sql } from 'kysely'
import type { Db, StoreScope } from '../../kernel/ctx'

type Whose = { brandId: string; memberId: string; stores: StoreScope; rows: number }

const idsOf = (memberId: string) =>
  sql`any(array(select id from member where id = ${memberId} or merged_into = ${memberId}))`
const within = (stores: StoreScope, column: string) =>
  stores === 'all' ? sql`true` : sql`${sql.ref(column)} = any(${[...stores]}::text[])`

/** What a person asked for, newest first; staff of some stores see the leads of those. */
export async function leadsOfMember(db: Db, { brandId, memberId, stores, rows }: Whose) {
  const { rows: leads } = await sql<{
    leadId: string
    wish: string
    state: string
    guideName: string | null
    arrivedAt: Date
  }>`
    select l.id as "leadId", l.wish, l.state, g.name as "guideName", l.arrived_at as "arrivedAt"
      from lead l left join guide g on g.id = l.guide_id
     where l.brand_id = ${brandId} and l.member_id = ${idsOf(memberId)} and ${within(stores, 'l.store_id')}
     order by l.arrived_at desc, l.id desc limit ${rows}`.execute(db)
  return leads
}

/** What a person bought, newest first; staff of some stores see the orders of those. */
export async function ordersOfMember(db: Db, { brandId, memberId, stores, rows }: Whose) {
  const { rows: orders } = await sql<{
    orderId: string
    orderNo: string
    state: string
    paidFen: number
    refundedFen: number
    at: Date
  }>`
    select o.id as "orderId", o.order_no as "orderNo", o.state, o.paid_fen as "paidFen",
           coalesce((select sum(r.amount_fen) from refund r where r.order_id = o.id), 0)::int8 as "refundedFen",
           coalesce(o.paid_at, o.placed_at) as at
      from orders o
     where o.brand_id = ${brandId} and o.member_id = ${idsOf(memberId)} and ${within(stores, 'o.store_id')}
     order by coalesce(o.paid_at, o.placed_at) desc, o.id desc limit ${rows}`.execute(db)
  return orders
}
