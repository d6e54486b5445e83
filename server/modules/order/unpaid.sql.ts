import type { Db } from '../../kernel/ctx'

export type UnpaidOrder = { orderId: string; orderNo: string }

/** Orders of the mall whose time to be paid is over, longest ago first. */
export async function overdueOrders(db: Db, brandId: string, now: Date, rows: number): Promise<UnpaidOrder[]> {
  return db
    .selectFrom('orders')
    .select(['id as orderId', 'order_no as orderNo'])
    .where('brand_id', '=', brandId)
    .where('state', '=', 'placed')
    .where('pay_by', '<=', now)
    .orderBy('pay_by')
    .orderBy('id')
    .limit(rows)
    .execute()
}
