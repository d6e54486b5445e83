import { sql } from 'kysely'
import type { Fulfilment } from '../../../contract/mall-vocabulary'
import type { Db } from '../../kernel/ctx'

/** What WeChat is told of an order that left or was fetched. */
export type ShippedOrder = {
  orderNo: string
  fulfilment: Fulfilment
  /** Who paid, in this mini-program; null when they deleted their account since. */
  openid: string | null
  /** The first article's title, and how many kinds there are. */
  title: string
  kinds: number
  at: Date
  carrier: string | null
  trackingNo: string | null
  addressCipher: string | null
}

/** An order that was sent or handed over; nothing before that, and nothing for what was not bought in the mall. */
export async function shippedOrder(db: Db, brandId: string, orderId: string): Promise<ShippedOrder | undefined> {
  const { rows } = await sql<ShippedOrder>`
    select o.order_no as "orderNo", o.fulfilment, o.carrier, o.tracking_no as "trackingNo",
           o.address_cipher as "addressCipher", coalesce(o.shipped_at, o.received_at) as at,
           (select i.value from member m
              join member_identity i on i.member_id = coalesce(m.merged_into, m.id) and i.kind = 'openid'
             where m.id = o.member_id order by i.since desc limit 1) as openid,
           (select l.title from order_line l where l.order_id = o.id order by l.line_no limit 1) as title,
           (select count(*) from order_line l where l.order_id = o.id)::int as kinds
      from orders o
     where o.brand_id = ${brandId} and o.id = ${orderId} and o.source = 'miniprogram' and o.fulfilment is not null
       and coalesce(o.shipped_at, o.received_at) is not null`.execute(db)
  return rows[0]
}
