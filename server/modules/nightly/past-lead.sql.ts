import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { inFigures } from '../../kernel/in-figures.sql'

/** A lead with the facts it was scored by, frozen when it came, and what became of it. */
export type PastLead = {
  facts: unknown
  capturedAt: Date
  wonAt: Date | null
  guideId: string | null
  storeId: string | null
}
export type LeadWindow = { brandId: string; from: Date; until: Date; rows: number }

/** The newest leads of a window of arrivals whose facts were frozen and that nobody doubts, at most `rows`. */
export async function readPastLeads(db: Db, { brandId, from, until, rows: limit }: LeadWindow): Promise<PastLead[]> {
  const { rows } = await sql<PastLead>`
    select facts, arrived_at as "capturedAt", case when state = 'won' then closed_at end as "wonAt",
           guide_id as "guideId", store_id as "storeId"
      from lead
     where brand_id = ${brandId} and arrived_at >= ${from} and arrived_at < ${until} and facts is not null
       and ${inFigures('lead.id')}
     order by arrived_at desc, id desc limit ${limit}`.execute(db)
  return rows
}
