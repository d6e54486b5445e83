import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { AssignmentState, LeadState } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { mayReceiveSql } from './candidate.sql'

export type LeadToMove = {
  leadId: string
  state: LeadState
  wish: string
  displayName: string | null
  phoneMasked: string | null
  /** Who has it now, if anybody. */
  fromGuideId: string | null
  fromGuideName: string | null
  fromState: AssignmentState | null
  /** Whether the wish is that of the receiver themselves. */
  isOwn: boolean
  /** Whether the person's consent lets the receiver's store have it. */
  mayReceive: boolean
}

/** Leads of a choice that a staff member may see, with what speaks for and against giving them to a guide at a store. */
export async function readLeadsToMove(
  db: Db,
  query: {
    brandId: string
    stores: StoreScope
    leadIds: readonly string[]
    to: { guideId: string; storeId: string | null } | null
  },
): Promise<LeadToMove[]> {
  const { brandId, stores, leadIds, to } = query
  const scope = stores === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`l.store_id = any(${[...stores]}::text[])`
  const isOwn: RawBuilder<boolean> = to
    ? sql`exists (select from guide t join member_identity i on i.brand_id = t.brand_id and i.kind = 'openid' and i.value = t.openid
                   where t.id = ${to.guideId} and i.member_id = l.member_id)`
    : sql`false`
  const mayReceive: RawBuilder<boolean> = to?.storeId
    ? sql`(select ${mayReceiveSql(sql<string>`l.member_id`)} from store s where s.id = ${to.storeId})`
    : sql`true`
  const { rows } = await sql<LeadToMove>`
    select l.id as "leadId", l.state, l.wish, m.display_name as "displayName", m.phone_masked as "phoneMasked",
           a.guide_id as "fromGuideId", g.name as "fromGuideName", a.state as "fromState",
           ${isOwn} as "isOwn", ${mayReceive} as "mayReceive"
      from lead l join member m on m.id = l.member_id
      left join assignment a on a.lead_id = l.id and a.state in ('offered', 'accepted', 'contacted')
      left join guide g on g.id = a.guide_id
     where l.brand_id = ${brandId} and l.id = any(${[...leadIds]}::text[]) and ${scope}`.execute(db)
  return rows
}
