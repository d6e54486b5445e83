import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type ContactDue = { assignmentId: string; leadId: string; guideId: string; wish: string }

/**
 * Takes the leads whose guide accepted and has not reached the shopper in time, longest due first, and writes down that
 * they are reminded now: each is taken once, whoever else runs at the same moment.
 */
export async function takeContactDue(
  db: Db,
  { brandId, now, rows: max }: { brandId: string; now: Date; rows: number },
): Promise<ContactDue[]> {
  const { rows } = await sql<ContactDue>`
    with due as (
      select id from assignment
       where brand_id = ${brandId} and state = 'accepted' and contact_reminded_at is null and contact_by <= ${now}
       order by contact_by, id limit ${max} for update skip locked)
    update assignment a set contact_reminded_at = ${now} from due where a.id = due.id
    returning a.id as "assignmentId", a.lead_id as "leadId", a.guide_id as "guideId",
              (select l.wish from lead l where l.id = a.lead_id) as wish`.execute(db)
  return rows
}
