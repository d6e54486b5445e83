import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** What guides of one store have in hand of a person, under their own id and those merged into them: locked with the leads. */
export async function lockLiveWorkAt(
  db: Db,
  memberId: string,
  storeId: string,
): Promise<{ assignmentId: string; leadId: string; guideId: string }[]> {
  const { rows } = await sql<{ assignmentId: string; leadId: string; guideId: string }>`
    select a.id as "assignmentId", a.lead_id as "leadId", a.guide_id as "guideId"
      from lead l join assignment a on a.lead_id = l.id
     where l.member_id in (select id from member where id = ${memberId} or merged_into = ${memberId})
       and a.store_id = ${storeId} and a.state in ('offered', 'accepted', 'contacted')
     order by a.lead_id for update of l, a`.execute(db)
  return rows
}
