import { sql } from 'kysely'
import type { Fulfilment } from '../../../contract/mall-vocabulary'
import type { Db } from '../../kernel/ctx'

export type OrderFacts = {
  fulfilment: Fulfilment | null
  carrier: string | null
  trackingNo: string | null
  shippedAt: Date | null
  displayName: string | null
  phoneMasked: string | null
  hasBuyer: boolean
}

/** How an order goes to its buyer, and who that is now; the caller may see the order. */
export async function orderFacts(db: Db, brandId: string, orderId: string): Promise<OrderFacts> {
  const { rows } = await sql<OrderFacts>`
    select o.fulfilment, o.carrier, o.tracking_no as "trackingNo", o.shipped_at as "shippedAt",
           m.display_name as "displayName", m.phone_masked as "phoneMasked", m.id is not null as "hasBuyer"
      from orders o
      left join member b on b.id = o.member_id
      left join member m on m.id = coalesce(b.merged_into, b.id)
     where o.brand_id = ${brandId} and o.id = ${orderId}`.execute(db)
  return rows[0]!
}
