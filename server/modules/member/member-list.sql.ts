import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type MemberRow = {
  memberId: string
  state: 'visitor' | 'member'
  displayName: string | null
  phoneMasked: string | null
  sourceChannel: string
  sourceCode: string | null
  acceptsContact: boolean
  isPersonalised: boolean
  registeredAt: Date | null
  createdAt: Date
  isErased: boolean
  guideName: string | null
  storeName: string | null
}

/** What a list or page shows of a person `m`, with whom they are bound to: binding `b`, its guide `g` and store `s`. */
export const memberRow = sql`
  m.id as "memberId", m.state, m.display_name as "displayName", m.phone_masked as "phoneMasked",
  m.source_channel as "sourceChannel", m.source_code as "sourceCode", m.accepts_contact as "acceptsContact",
  m.is_personalised as "isPersonalised", m.registered_at as "registeredAt", m.created_at as "createdAt",
  m.erased_at is not null as "isErased", g.name as "guideName", s.name as "storeName"`

/** The members bound to a guide now, newest first, with the last touch of each. */
export async function listBoundMembers(
  db: Db,
  brandId: string,
  guideId: string,
  page: { beforeId?: string | undefined; rows: number },
) {
  return db
    .selectFrom('binding as b')
    .innerJoin('member as m', 'm.id', 'b.member_id')
    .innerJoin('store as s', 's.id', 'b.store_id')
    .select(['m.id as memberId', 'm.display_name as displayName', 'm.phone_masked as phoneMasked'])
    .select(['m.accepts_contact as acceptsContact', 's.name as storeName', 'b.starts_at as boundSince'])
    .select(sql<Date | null>`(select max(t.occurred_at) from touchpoint t where t.member_id = m.id)`.as('lastTouchAt'))
    .where('b.brand_id', '=', brandId)
    .where('b.guide_id', '=', guideId)
    .where('b.ends_at', 'is', null)
    .$if(page.beforeId !== undefined, (query) => query.where('m.id', '<', page.beforeId!))
    .orderBy('m.id', 'desc')
    .limit(page.rows)
    .execute()
}

/** The merges that made a person, newest first, those that were taken back too. */
export async function listMerges(db: Db, brandId: string, memberId: string) {
  const { rows } = await sql<{
    fromMemberId: string
    reason: string
    by: string
    at: Date
    undoneAt: Date | null
    undoneReason: string | null
  }>`
    select g.from_member_id as "fromMemberId", g.reason, coalesce(staff.name, g.actor) as by, g.at,
           u.at as "undoneAt", u.reason as "undoneReason"
      from member_merge g
      left join member_unmerge u on u.from_member_id = g.from_member_id and u.merged_at = g.at
      left join staff on g.actor = 'ops:' || staff.id
     where g.brand_id = ${brandId}
       and (g.into_member_id = ${memberId} or g.from_member_id in (select id from member where merged_into = ${memberId}))
     order by g.at desc, g.from_member_id`.execute(db)
  return rows
}
