import { sql } from 'kysely'
import type { AssignmentState, Channel } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'
import type { StoredDecision } from './replay-decision'

const STORED = sql`d.id as "decisionId", d.at as "decidedAt", d.engine_version as "engineVersion",
  d.rule_version as "ruleVersion", d.model_version as "modelVersion", d.price_version as "priceVersion",
  d.input, d.output, d.trace, d.hash, d.prev_hash as "prevHash"`

type Decided = StoredDecision & { decisionId: string; decidedAt: Date }
export type OwnDecision = Decided & { assignmentId: string; leadId: string; state: AssignmentState }
export type StoreDecision = Decided & { channel: Channel; storeName: string }

/** The decision behind one of a guide's own assignments, whatever became of it; undefined when it is not theirs. */
export async function ownDecision(
  db: Db,
  query: { brandId: string; guideId: string; assignmentId: string },
): Promise<OwnDecision | undefined> {
  const { rows } = await sql<OwnDecision>`
    select ${STORED}, a.id as "assignmentId", a.lead_id as "leadId", a.state
      from assignment a join decision d on d.id = a.decision_id
     where a.brand_id = ${query.brandId} and a.guide_id = ${query.guideId} and a.id = ${query.assignmentId}`.execute(db)
  return rows[0]
}

/** What was decided since an instant about leads at these stores and did not bring them to this guide, newest first. */
export async function decisionsElsewhere(
  db: Db,
  query: { brandId: string; guideId: string; storeIds: readonly string[]; since: Date; rows: number },
): Promise<StoreDecision[]> {
  const { brandId, guideId, storeIds, since } = query
  const { rows } = await sql<StoreDecision>`
    select ${STORED}, l.channel, s.name as "storeName"
      from decision d join lead l on l.id = d.lead_id
      left join assignment a on a.lead_id = d.lead_id and a.attempt = d.attempt
      join store s on s.id = coalesce(a.store_id, l.store_id)
     where d.brand_id = ${brandId} and d.at >= ${since} and d.trace is not null
       and s.id = any(${[...storeIds]}::text[]) and a.guide_id is distinct from ${guideId}
     order by d.at desc, d.id desc limit ${query.rows}`.execute(db)
  return rows
}
