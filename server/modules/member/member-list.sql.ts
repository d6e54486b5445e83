import { sql } from 'kysely'
import type { Db, StoreScope } from '../../kernel/ctx'

export type MemberRow = {
  memberId: string
  state: 'visitor' | 'member'
  displayName: string | null
  phoneMasked: string | null
  sourceChannel: string
  sourceCode: string | null
  acceptsContact: boolean
  registeredAt: Date | null
  createdAt: Date
  isErased: boolean
  guideName: string | null
  storeName: string | null
}

export type MemberFilter = {
  scope: StoreScope
  memberId?: string | undefined
  state?: 'visitor' | 'member' | undefined
  phoneIndex?: string | undefined
}

/**
 * Living people with whom they are bound to, newest first; `beforeId` continues behind the page before (ids sort by
 * time). A store manager sees people bound to, or with a lead at, their stores.
 */
export async function listMembers(
  db: Db,
  brandId: string,
  { scope, memberId, state, phoneIndex }: MemberFilter,
  page: { beforeId?: string | undefined; rows: number },
): Promise<MemberRow[]> {
  const stores = scope === 'all' ? [] : [...scope]
  const { rows } = await sql<MemberRow>`
    select m.id as "memberId", m.state, m.display_name as "displayName", m.phone_masked as "phoneMasked",
           m.source_channel as "sourceChannel", m.source_code as "sourceCode", m.accepts_contact as "acceptsContact",
           m.registered_at as "registeredAt", m.created_at as "createdAt", m.erased_at is not null as "isErased",
           g.name as "guideName", s.name as "storeName"
      from member m
      left join binding b on b.member_id = m.id and b.ends_at is null
      left join guide g on g.id = b.guide_id
      left join store s on s.id = b.store_id
     where m.brand_id = ${brandId} and m.state <> 'merged'
       and (${state ?? null}::text is null or m.state = ${state ?? null})
       and (${memberId ?? null}::text is null
            or m.id = (select coalesce(merged_into, id) from member where id = ${memberId ?? null}))
       and (${phoneIndex ?? null}::text is null or m.id = (
             select member_id from member_identity
              where brand_id = ${brandId} and kind = 'phone' and value = ${phoneIndex ?? null}))
       and (${scope === 'all'}::boolean or b.store_id = any(${stores}::text[])
            or exists (select 1 from lead l where l.member_id = m.id and l.store_id = any(${stores}::text[])))
       and (${page.beforeId ?? null}::text is null or m.id < ${page.beforeId ?? null})
     order by m.id desc limit ${page.rows}`.execute(db)
  return rows
}

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

/** The merges that made a person, newest first. */
export async function listMerges(db: Db, brandId: string, memberId: string) {
  return db
    .selectFrom('member_merge')
    .select(['from_member_id as fromMemberId', 'reason', 'at'])
    .where('brand_id', '=', brandId)
    .where('from_member_id', '=', sql<string>`any(array(select id from member where merged_into = ${memberId}))`)
    .orderBy('at', 'desc')
    .execute()
}
