import { sql } from 'kysely'
import type { AssignmentState } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'

/** Every attempt to place one lead, in order, with the decision behind it. Staff see leads of their stores only. */
export async function listDecisions(db: Db, brandId: string, stores: StoreScope, leadId: string) {
  const { rows } = await sql<{
    attempt: number
    routingVersion: number
    scoringVersion: number
    engineVersion: string
    input: unknown
    output: unknown
    hash: string
    fallThrough: [string, string][]
    at: Date
    guideName: string | null
    state: AssignmentState | null
    answerReason: string | null
    acceptBy: Date | null
    answeredAt: Date | null
  }>`
    select d.attempt, d.routing_version as "routingVersion", d.scoring_version as "scoringVersion",
           d.engine_version as "engineVersion", d.input, d.output, d.hash, d.fall_through as "fallThrough", d.at,
           g.name as "guideName", a.state, a.answer_reason as "answerReason", a.accept_by as "acceptBy", a.answered_at as "answeredAt"
      from lead l
      join decision d on d.lead_id = l.id
      left join assignment a on a.decision_id = d.id
      left join guide g on g.id = a.guide_id
     where l.brand_id = ${brandId} and l.id = ${leadId}
       and (${stores === 'all'} or l.store_id = any(${stores === 'all' ? [] : [...stores]}::text[]))
     order by d.attempt`.execute(db)
  return rows
}

/** Stored decisions after a given one, in order, for replaying them. */
export async function readDecisions(db: Db, brandId: string, after: string, rows: number) {
  return db
    .selectFrom('decision')
    .select(['id', 'input', 'output', 'hash', 'routing_version as routingVersion', 'engine_version as engineVersion'])
    .where('brand_id', '=', brandId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(rows)
    .execute()
}
