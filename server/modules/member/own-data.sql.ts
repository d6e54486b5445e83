import { sql } from 'kysely'
import type { OrderSource } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

/** Rows of each kind an export holds: more than anybody has, and a bound on the answer. */
const EXPORT_ROWS_MAX = 1_000

/**
 * What happened to a person and what they wished and bought, under their own id and those merged into them;
 * `exceptSource` are orders to leave out.
 */
export async function readOwnData(
  db: Db,
  brandId: string,
  memberIds: readonly string[],
  exceptSource: OrderSource | null,
) {
  const ids = sql<string>`any(${[...memberIds]}::text[])`
  const touches = await db
    .selectFrom('touchpoint as t')
    .leftJoin('store as s', 's.id', 't.store_id')
    .leftJoin('guide as g', 'g.id', 't.guide_id')
    .select(['t.kind', 't.channel', 't.subject', 's.name as storeName', 'g.name as guideName'])
    .select('t.occurred_at as occurredAt')
    .where('t.brand_id', '=', brandId)
    .where('t.member_id', '=', ids)
    .orderBy('t.occurred_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(EXPORT_ROWS_MAX)
    .execute()
  const leads = await db
    .selectFrom('lead')
    .select(['wish', 'state', 'city', 'visit_at as visitAt', 'arrived_at as arrivedAt'])
    .where('brand_id', '=', brandId)
    .where('member_id', '=', ids)
    .orderBy('arrived_at', 'desc')
    .orderBy('id', 'desc')
    .limit(EXPORT_ROWS_MAX)
    .execute()
  const orders = await db
    .selectFrom('orders')
    .select(['id as orderId', 'order_no as orderNo', 'source', 'state', 'paid_fen as paidFen', 'paid_at as paidAt'])
    .select(['remark', 'address_cipher as addressCipher'])
    .where('brand_id', '=', brandId)
    .where('member_id', '=', ids)
    .$if(exceptSource !== null, (query) => query.where('source', '<>', exceptSource!))
    .orderBy('id', 'desc')
    .limit(EXPORT_ROWS_MAX)
    .execute()
  const refundRequests = await db
    .selectFrom('refund_request as r')
    .innerJoin('orders as o', 'o.id', 'r.order_id')
    .select(['o.order_no as orderNo', 'r.state', 'r.amount_fen as amountFen', 'r.reason', 'r.note'])
    .select('r.requested_at as requestedAt')
    .where('o.brand_id', '=', brandId)
    .where('o.member_id', '=', ids)
    .orderBy('r.id', 'desc')
    .limit(EXPORT_ROWS_MAX)
    .execute()
  return { touches, leads, orders, refundRequests }
}

/** Takes name, phone, every identity and what they chose from a person; what points at them (orders, touches, credits) points at nobody known. */
export async function eraseMember(db: Db, memberId: string, at: Date): Promise<void> {
  await db.deleteFrom('member_identity').where('member_id', '=', memberId).execute()
  await db.deleteFrom('subscription_count').where('member_id', '=', memberId).execute()
  // What a merge kept to be undone names people, too: that of everybody who went into this person.
  await sql`delete from member_merge_kept where into_member_id = ${memberId}
             or from_member_id in (select id from member where merged_into = ${memberId})`.execute(db)
  await db.deleteFrom('share_code').where('member_id', '=', memberId).execute()
  await db
    .updateTable('member')
    .set({
      state: 'visitor',
      display_name: null,
      phone_cipher: null,
      phone_masked: null,
      accepts_contact: false,
      registered_at: null,
      erased_at: at,
    })
    .where('id', '=', memberId)
    .execute()
}

/** Ends what is open for a person who left: nobody is to call them. Guides get their places back. */
export async function closeLeadsOf(db: Db, memberId: string, reason: string, at: Date): Promise<void> {
  await sql`
    with closed as (
      update lead set state = 'lost', closed_at = ${at}::timestamptz
       where member_id = ${memberId} and state in ('offered', 'accepted', 'contacted', 'pooled') returning id),
    taken as (
      update assignment a set state = 'taken_back', answer_reason = ${reason}, ended_at = ${at}::timestamptz
        from closed where a.lead_id = closed.id and a.state in ('offered', 'accepted', 'contacted') returning a.guide_id)
    update guide_load l set open_used = greatest(0, l.open_used - t.times)
      from (select guide_id, count(*)::int as times from taken group by guide_id) t where l.guide_id = t.guide_id`.execute(
    db,
  )
}

/** Removes the sign-ins of a WeChat account: an ended session would still name the account until it is swept. */
export async function eraseSessions(db: Db, brandId: string, openid: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('brand_id', '=', brandId)
    .where('kind', '=', 'wechat')
    .where('subject', '=', openid)
    .execute()
}
