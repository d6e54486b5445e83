import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/**
 * An order of the mall is paid. One that is to be picked up gets the first of the drawn codes that no order of the brand
 * has; two that draw the same in one moment collide in the unique index, and the later one runs again.
 * Answers the code, null for what is not picked up, and the store's name.
 */
export async function markMallOrderPaid(
  db: Db,
  payment: { brandId: string; orderId: string; paidAt: Date; paymentRef: string; drawnCodes: readonly string[] },
): Promise<{ pickUpCode: string | null; storeName: string | null }> {
  const { rows } = await sql<{ pickUpCode: string | null; storeName: string | null }>`
    update orders o
       set state = 'paid', paid_at = ${payment.paidAt}::timestamptz, payment_ref = ${payment.paymentRef},
           cancelled_at = null,
           pick_up_code = case when o.fulfilment = 'pickup' then (
             select d.code from unnest(${[...payment.drawnCodes]}::text[]) with ordinality as d (code, nr)
              where not exists (
                select 1 from orders t where t.brand_id = ${payment.brandId} and t.pick_up_code = d.code)
              order by d.nr limit 1) end
     where o.id = ${payment.orderId}
    returning o.pick_up_code as "pickUpCode", (select s.name from store s where s.id = o.store_id) as "storeName"`.execute(
    db,
  )
  return rows[0] ?? { pickUpCode: null, storeName: null }
}

/** Counts an order's pieces as sold, for the order in which products are shown. Products are locked in id order. */
export async function countSold(db: Db, brandId: string, orderId: string): Promise<void> {
  await sql`
    with bought as (
      select k.product_id as id, sum(l.quantity)::int as pieces
        from order_line l join sku k on k.brand_id = ${brandId} and k.id = l.sku_id
       where l.order_id = ${orderId} and k.product_id is not null group by 1),
    held as (
      select p.id, b.pieces from product p join bought b on b.id = p.id
       where p.brand_id = ${brandId} order by p.id for update of p)
    update product p set sold = p.sold + h.pieces from held h where p.brand_id = ${brandId} and p.id = h.id`.execute(db)
}

/** The order may still name the visitor its buyer was before they were recognised. */
const hasLeft = sql`exists (
  select 1 from member b join member m on m.id = coalesce(b.merged_into, b.id)
   where b.id = o.member_id and m.erased_at is not null)`
/** Part of an update of `orders o` that is over now: where its buyer lives and what they wrote, if they have left since. */
export const FORGET_WHO_LEFT = sql`
  address_cipher = case when ${hasLeft} then null else o.address_cipher end,
  remark = case when ${hasLeft} then '' else o.remark end`

/** Orders of which nothing is left to send or to hand over are over as well. */
export async function forgetWhoLeft(db: Db, orderIds: readonly string[]): Promise<void> {
  await sql`update orders o set ${FORGET_WHO_LEFT} where o.id = any(${[...orderIds]}::text[])`.execute(db)
}

/** An order nobody paid is given up. */
export async function markCancelled(db: Db, orderId: string, at: Date): Promise<void> {
  await sql`
    update orders o set state = 'cancelled', cancelled_at = ${at}::timestamptz,
           ${FORGET_WHO_LEFT}
     where o.id = ${orderId}`.execute(db)
}

export async function markShipped(
  db: Db,
  orderId: string,
  parcel: { carrier: string; trackingNo: string; at: Date },
): Promise<void> {
  await db
    .updateTable('orders')
    .set({ state: 'shipped', carrier: parcel.carrier, tracking_no: parcel.trackingNo, shipped_at: parcel.at })
    .where('id', '=', orderId)
    .execute()
}

/** Articles by id, and whether they are on sale: they are listed, and so is the product they are a variant of. */
export async function mallSkus(db: Db, brandId: string, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string
    title: string
    options: string[]
    picturePath: string
    listFen: number
    isListed: boolean
  }>`
    select k.id, k.title, k.options, k.picture_path as "picturePath", k.list_fen as "listFen",
           k.is_listed and coalesce(p.is_listed, true) as "isListed"
      from sku k left join product p on p.brand_id = k.brand_id and p.id = k.product_id
     where k.brand_id = ${brandId} and k.id = any(${[...ids]}::text[])`.execute(db)
  return rows
}

/** What the address of an order is sealed for. */
export function orderAddressLabel(orderId: string): string {
  return `order.address:${orderId}`
}
