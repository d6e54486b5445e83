import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/**
 * A sale answers the leads the member had open with a guide: they are won, their assignments done, the guides' places
 * free again, and the order says which lead it came from. One statement for any number of orders; leads, then guides,
 * are locked in id order. Leads that arrived after the payment stay open: it did not answer them.
 */
export async function winLeads(
  db: Db,
  brandId: string,
  orders: readonly { orderId: string; memberId: string; paidAt: Date }[],
  now: Date,
): Promise<void> {
  if (orders.length === 0) return
  await sql`
    with sold as (
      select * from json_to_recordset(${JSON.stringify(orders)}::json)
        as s ("orderId" text, "memberId" text, "paidAt" timestamptz)),
    open as (
      select l.id from lead l
       where l.brand_id = ${brandId} and l.state in ('accepted', 'contacted')
         and exists (select 1 from sold s where s."memberId" = l.member_id and s."paidAt" >= l.arrived_at)
       order by l.id for update),
    won as (
      update lead l set state = 'won', closed_at = ${now}::timestamptz from open where l.id = open.id
      returning l.id, l.member_id, l.arrived_at),
    linked as (
      update orders o set lead_id = w.id
        from sold s join won w on w.member_id = s."memberId" and w.arrived_at <= s."paidAt"
       where o.id = s."orderId" returning 1),
    done as (
      update assignment a set state = 'done', ended_at = ${now}::timestamptz
        from won where a.lead_id = won.id and a.state in ('accepted', 'contacted')
      returning a.guide_id),
    freed as (
      select g.guide_id, (select count(*)::int from done d where d.guide_id = g.guide_id) as times
        from guide_load g where g.guide_id in (select guide_id from done) order by g.guide_id for update)
    update guide_load g set open_used = greatest(0, g.open_used - f.times) from freed f where g.guide_id = f.guide_id`.execute(
    db,
  )
}
