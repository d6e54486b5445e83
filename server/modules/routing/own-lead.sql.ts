import { sql } from 'kysely'
import type { AssignmentState, Channel, TouchKind } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

/** What a person does themselves; what guides do about them is not their last act. */
const ACTS: readonly TouchKind[] = ['page_view', 'share_opened', 'scan', 'appointment', 'consultation', 'store_visit']

/** An assignment with its lead, decision and person, to be narrowed to those of one guide. */
function ownLeads(db: Db, brandId: string, guideId: string) {
  return db
    .selectFrom('assignment as a')
    .innerJoin('lead as l', 'l.id', 'a.lead_id')
    .innerJoin('member as m', 'm.id', 'l.member_id')
    .innerJoin('decision as d', 'd.id', 'a.decision_id')
    .leftJoin('store as s', 's.id', 'a.store_id')
    .select([
      'a.id as assignmentId',
      'a.lead_id as leadId',
      'a.state',
      'a.accept_by as acceptBy',
      'a.offered_at as offeredAt',
      'a.answered_at as answeredAt',
      'a.answer_reason as answerReason',
      'l.wish',
      'l.score',
      'l.score_reasons as scoreReasons',
      'l.visit_at as visitAt',
      'm.display_name as displayName',
      'm.phone_masked as phoneMasked',
      's.name as storeName',
    ])
    .select((eb) => [
      eb.ref('l.channel').$castTo<Channel>().as('channel'),
      'd.engine_version as engineVersion',
      'd.rule_version as ruleVersion',
      'd.model_version as modelVersion',
      'd.price_version as priceVersion',
      'd.input',
      'd.output',
      'd.trace',
      'd.hash',
      'd.prev_hash as prevHash',
    ])
    .where('a.brand_id', '=', brandId)
    .where('a.guide_id', '=', guideId)
}

/**
 * What a guide has on their hands or had, newest first, in the tabs of the phone. The last act of the person is told
 * while the lead is the guide's to answer or was won by them; what somebody who wants no personal service looked at is not.
 */
export async function listOwnLeads(
  db: Db,
  query: {
    brandId: string
    guideId: string
    states: readonly AssignmentState[]
    before?: string | undefined
    rows: number
  },
) {
  return ownLeads(db, query.brandId, query.guideId)
    .select([
      sql<{ kind: TouchKind; subject: string | null; at: string } | null>`(
        select json_build_object('kind', t.kind, 'subject', t.subject, 'at', t.occurred_at) from touchpoint t
         where a.state in ('offered', 'accepted', 'contacted', 'done')
           and t.member_id in (select p.id from member p where p.id = m.id or p.merged_into = m.id)
           and t.kind = any(${[...ACTS]}::text[]) and (m.is_personalised or t.kind <> 'page_view')
         order by t.occurred_at desc, t.seq desc limit 1)`.as('lastTouch'),
      sql<string | null>`(
        select f.next_on::text from follow_up f
         where f.assignment_id = a.id order by f.at desc, f.id desc limit 1)`.as('nextOn'),
    ])
    .where('a.state', 'in', [...query.states])
    .$if(query.before !== undefined, (select) => select.where('a.id', '<', query.before!))
    .orderBy('a.id', 'desc')
    .limit(query.rows)
    .execute()
}

/** One assignment with its lead, as its own guide may see it; undefined when it is not theirs. */
export async function showOwnLead(db: Db, brandId: string, guideId: string, assignmentId: string) {
  return ownLeads(db, brandId, guideId)
    .select(['l.member_id as memberId', 'm.is_personalised as isPersonalised'])
    .where('a.id', '=', assignmentId)
    .executeTakeFirst()
}

/** How many assignments of a guide stand in each state. */
export async function countOwnLeads(db: Db, brandId: string, guideId: string): Promise<Map<AssignmentState, number>> {
  const rows = await db
    .selectFrom('assignment')
    .select((eb) => ['state', eb.fn.countAll<number>().as('leads')])
    .where('brand_id', '=', brandId)
    .where('guide_id', '=', guideId)
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, leads }) => [state, leads]))
}
