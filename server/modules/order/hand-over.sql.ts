import { sql } from 'kysely'
import type { OrderState } from '../../../contract/mall-vocabulary'
import type { Db } from '../../kernel/ctx'

export type PickUp = {
  orderId: string
  orderNo: string
  state: OrderState
  storeId: string | null
  storeName: string | null
  /** The buyer as who they are now. */
  memberId: string | null
}

/** The order a pick-up code stands for. */
export async function findPickUp(db: Db, brandId: string, code: string): Promise<PickUp | undefined> {
  const { rows } = await sql<PickUp>`
    select o.id as "orderId", o.order_no as "orderNo", o.state, o.store_id as "storeId", s.name as "storeName",
           coalesce(m.merged_into, m.id) as "memberId"
      from orders o
      left join store s on s.id = o.store_id
      left join member m on m.id = o.member_id
     where o.brand_id = ${brandId} and o.pick_up_code = ${code}`.execute(db)
  return rows[0]
}

/** Holds the order a code stands for until the transaction ends, before anything of it is read. */
export async function lockPickUp(db: Db, brandId: string, code: string): Promise<void> {
  await db
    .selectFrom('orders')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('pick_up_code', '=', code)
    .forUpdate()
    .execute()
}

export type HandedOver = { at: Date; guideName: string | null; pieces: { lineNo: number; quantity: number }[] }

/** Who handed an order over, when, and which pieces. */
export async function findHandedOver(db: Db, orderId: string): Promise<HandedOver | undefined> {
  const { rows } = await sql<HandedOver>`
    select e.at, g.name as "guideName", e.detail->'pieces' as pieces
      from order_event e left join guide g on g.id = substr(e.actor, length('guide:') + 1)
     where e.order_id = ${orderId} and e.kind = 'handed_over' order by e.at limit 1`.execute(db)
  return rows[0]
}
