import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { FORGET_WHO_LEFT } from './mall-order.sql'

export async function storeStatus(db: Db, brandId: string, storeId: string): Promise<'open' | 'closed' | undefined> {
  const row = await db
    .selectFrom('store')
    .select('status')
    .where('brand_id', '=', brandId)
    .where('id', '=', storeId)
    .executeTakeFirst()
  return row?.status
}

/** The person behind an openid, whether visitor or member. */
export async function buyerOf(db: Db, brandId: string, openid: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('member_identity')
    .select('member_id')
    .where('brand_id', '=', brandId)
    .where('kind', '=', 'openid')
    .where('value', '=', openid)
    .executeTakeFirst()
  return row?.member_id
}

/** A member of the brand as the one they were merged into. */
export async function livingMember(db: Db, brandId: string, memberId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('member')
    .select((eb) => eb.fn.coalesce('merged_into', 'id').as('id'))
    .where('brand_id', '=', brandId)
    .where('id', '=', memberId)
    .executeTakeFirst()
  return row?.id
}

/** Opens an after-sale unless one is open. */
export async function insertAfterSale(
  db: Db,
  row: { id: string; brandId: string; orderId: string; reason: string; at: Date },
): Promise<void> {
  await db
    .insertInto('after_sale')
    .values({
      id: row.id,
      brand_id: row.brandId,
      order_id: row.orderId,
      reason: row.reason,
      opened_at: row.at,
      closed_at: null,
    })
    .execute()
}

export async function openAfterSaleOf(db: Db, orderId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('after_sale')
    .select('id')
    .where('order_id', '=', orderId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row?.id
}

export async function closeAfterSaleOf(db: Db, orderId: string, at: Date): Promise<boolean> {
  const result = await db
    .updateTable('after_sale')
    .set({ closed_at: at })
    .where('order_id', '=', orderId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/**
 * Orders nobody confirmed count as received some days after their parcel left, as the policy of their payment says; those
 * from before goods were sent or fetched some days after payment. What waits in a store waits until it is fetched.
 */
export async function receiveOverdue(db: Db, brandId: string, now: Date, rows: number): Promise<number> {
  const result = await sql<{ id: string }>`
    update orders o set state = 'received', received_at = ${now}::timestamptz
     where o.id in (
       select o.id from orders o
         join attribution a on a.order_id = o.id and a.rev = 0
         join policy p on p.brand_id = o.brand_id and p.kind = 'split' and p.version = a.policy_version
        where o.brand_id = ${brandId} and (o.state = 'shipped' or (o.state = 'paid' and o.fulfilment is null))
          and coalesce(o.shipped_at, o.paid_at)
              <= ${now}::timestamptz - make_interval(days => (p.doc->>'autoReceiveDays')::int)
        order by coalesce(o.shipped_at, o.paid_at), o.id limit ${rows} for update of o skip locked)
    returning o.id`.execute(db)
  return result.rows.length
}

/**
 * Orders whose return window is over, with no after-sale and no dispute open, held and marked matured; oldest first.
 * What another run holds is left to it. They are held first and looked at again then: an after-sale opened at the same
 * moment is seen by the second statement.
 */
export async function matureDue(db: Db, brandId: string, now: Date, rows: number): Promise<string[]> {
  const isQuiet = sql`
    not exists (select 1 from after_sale s where s.order_id = o.id and s.closed_at is null)
    and not exists (select 1 from dispute d where d.order_id = o.id and d.resolved_at is null)`
  const due = await sql<{ id: string }>`
    select o.id from orders o
      join attribution a on a.order_id = o.id and a.rev = 0
      join policy p on p.brand_id = o.brand_id and p.kind = 'split' and p.version = a.policy_version
     where o.brand_id = ${brandId} and o.state = 'received'
       and o.received_at <= ${now}::timestamptz - make_interval(days => (p.doc->>'holdingDays')::int) and ${isQuiet}
     order by o.received_at, o.id limit ${rows} for update of o skip locked`.execute(db)
  if (due.rows.length === 0) return []
  const matured = await sql<{ id: string }>`
    update orders o set state = 'matured', matured_at = ${now}::timestamptz,
           ${FORGET_WHO_LEFT}
     where o.id = any(${due.rows.map(({ id }) => id)}::text[]) and o.state = 'received' and ${isQuiet}
    returning o.id`.execute(db)
  return matured.rows.map(({ id }) => id)
}

/** Whether a guide has dealt with a member: bound once, given a lead of theirs, or touched. */
export async function isGuidesMember(db: Db, memberId: string, guideId: string): Promise<boolean> {
  const { rows } = await sql<{ isOwn: boolean }>`
    with person as (select ${memberId}::text as id union all select m.id from member m where m.merged_into = ${memberId})
    select exists (select 1 from person p join binding b on b.member_id = p.id and b.guide_id = ${guideId})
        or exists (select 1 from person p join lead l on l.member_id = p.id
                     join assignment a on a.lead_id = l.id and a.guide_id = ${guideId}
                      and a.state in ('accepted', 'contacted', 'done'))
        or exists (select 1 from person p join touchpoint t on t.member_id = p.id and t.guide_id = ${guideId}) as "isOwn"`.execute(
    db,
  )
  return rows[0]?.isOwn ?? false
}
