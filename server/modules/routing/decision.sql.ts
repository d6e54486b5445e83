import { sql } from 'kysely'
import type { AssignmentState } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import type { StoredDecision } from './replay-decision'

/** What replaying needs of a decision, in the names of `StoredDecision`. */
const STORED = sql`d.engine_version as "engineVersion", d.rule_version as "ruleVersion", d.model_version as "modelVersion",
  d.price_version as "priceVersion", d.input, d.output, d.trace, d.hash, d.prev_hash as "prevHash"`

export type DecisionOfLead = StoredDecision & {
  decisionId: string
  attempt: number
  routingVersion: number | null
  scoringVersion: number
  mode: string
  decidedBy: string | null
  fallThrough: [string, string][]
  at: Date
  guideId: string | null
  guideName: string | null
  storeId: string | null
  storeName: string | null
  state: AssignmentState | null
  answerReason: string | null
  acceptBy: Date | null
  contactBy: Date | null
  answeredAt: Date | null
}

/** Every attempt to place one lead, in order, with the decision behind it. Staff see leads of their stores only. */
export async function listDecisions(
  db: Db,
  brandId: string,
  stores: StoreScope,
  leadId: string,
): Promise<DecisionOfLead[]> {
  const { rows } = await sql<DecisionOfLead>`
    select d.id as "decisionId", d.attempt, d.routing_version as "routingVersion", d.scoring_version as "scoringVersion",
           ${STORED}, d.mode, d.decided_by as "decidedBy", d.fall_through as "fallThrough", d.at,
           a.guide_id as "guideId", g.name as "guideName", a.store_id as "storeId", s.name as "storeName", a.state, a.answer_reason as "answerReason", a.accept_by as "acceptBy", a.contact_by as "contactBy",
           a.answered_at as "answeredAt"
      from lead l
      join decision d on d.lead_id = l.id
      left join assignment a on a.lead_id = d.lead_id and a.attempt = d.attempt
      left join guide g on g.id = a.guide_id
      left join store s on s.id = a.store_id
     where l.brand_id = ${brandId} and l.id = ${leadId}
       and (${stores === 'all'} or l.store_id = any(${stores === 'all' ? [] : [...stores]}::text[]))
     order by d.attempt`.execute(db)
  return rows
}

export type DecisionToReplay = StoredDecision & {
  id: string
  leadId: string
  attempt: number
  at: Date
  beforeHash: string
}

/**
 * Stored decisions of a span of time after a given id, in the order of ids, for replaying them; `beforeHash` is the hash
 * of the lead's attempt before, empty for its first: what the chain must say.
 */
export async function readDecisions(
  db: Db,
  query: { brandId: string; from: Date; to: Date; after: string; rows: number },
): Promise<DecisionToReplay[]> {
  const { brandId, from, to, after } = query
  const { rows } = await sql<DecisionToReplay>`
    select d.id, d.lead_id as "leadId", d.attempt, d.at, ${STORED},
           coalesce((select b.hash from decision b where b.lead_id = d.lead_id and b.attempt < d.attempt
                      order by b.attempt desc limit 1), '') as "beforeHash"
      from decision d
     where d.brand_id = ${brandId} and d.id > ${after} and d.at >= ${from} and d.at < ${to}
     order by d.id limit ${query.rows}`.execute(db)
  return rows
}
