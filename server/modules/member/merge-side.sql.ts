import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** One of two people who may be put together, in figures. */
export type MergeSide = {
  memberId: string
  displayName: string | null
  phoneMasked: string | null
  hasWechat: boolean
  hasPhone: boolean
  isErased: boolean
  guideName: string | null
  openLeads: number
  orders: number
  paidFen: number
  touches: number
  consents: number
  addresses: number
  cartLines: number
}

/** A living person by id, or whom a merged one became, with what they have. */
export async function findMergeSide(db: Db, brandId: string, memberId: string): Promise<MergeSide | undefined> {
  const ids = sql`any(array(select id from member where id = m.id or merged_into = m.id))`
  const { rows } = await sql<MergeSide>`
    select m.id as "memberId", m.display_name as "displayName", m.phone_masked as "phoneMasked",
           m.phone_cipher is not null as "hasPhone", m.erased_at is not null as "isErased", g.name as "guideName",
           exists (select 1 from member_identity i where i.member_id = m.id and i.kind in ('openid', 'unionid')) as "hasWechat",
           (select count(*)::int from lead l where l.member_id = m.id
               and l.state in ('offered', 'accepted', 'contacted', 'pooled')) as "openLeads",
           (select count(*)::int from orders o where o.member_id = ${ids} and o.paid_at is not null) as orders,
           (select coalesce(sum(o.paid_fen), 0)::int8 from orders o where o.member_id = ${ids} and o.paid_at is not null) as "paidFen",
           (select count(*)::int from touchpoint t where t.member_id = ${ids}) as touches,
           (select count(*)::int from consent c where c.member_id = ${ids}) as consents,
           (select count(*)::int from member_address a where a.member_id = m.id) as addresses,
           (select count(*)::int from cart_line c where c.member_id = m.id) as "cartLines"
      from member named join member m on m.id = coalesce(named.merged_into, named.id)
      left join binding b on b.member_id = m.id and b.ends_at is null
      left join guide g on g.id = b.guide_id
     where named.id = ${memberId} and named.brand_id = ${brandId}`.execute(db)
  return rows[0]
}
