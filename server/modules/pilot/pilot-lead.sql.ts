import { type Insertable, sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import type { Schema } from '../../kernel/schema'

export type TracedAttempt = { decisionId: string; at: Date; trace: Uint8Array }

/** First attempts with their traces, oldest first, behind a decision that was looked at already. */
export async function readFirstAttempts(
  db: Db,
  query: { brandId: string; from: Date; until: Date; after: { at: Date; decisionId: string } | null; rows: number },
): Promise<TracedAttempt[]> {
  const { brandId, from, until, after, rows: limit } = query
  const behind = after ? sql`and (d.at, d.id) > (${after.at}::timestamptz, ${after.decisionId})` : sql``
  const { rows } = await sql<TracedAttempt>`
    select d.id as "decisionId", d.at, d.trace from decision d
     where d.brand_id = ${brandId} and d.at >= ${from} and d.at < ${until}
       and d.attempt = 1 and d.trace is not null and d.decided_by is null ${behind}
     order by d.at, d.id limit ${limit}`.execute(db)
  return rows
}

/** The newest first attempts of a window with their traces: enough to see which stores share their leads. */
export async function readNewestAttempts(
  db: Db,
  query: { brandId: string; from: Date; rows: number },
): Promise<{ trace: Uint8Array }[]> {
  const { rows } = await sql<{ trace: Uint8Array }>`
    select d.trace from decision d
     where d.brand_id = ${query.brandId} and d.at >= ${query.from}
       and d.attempt = 1 and d.trace is not null and d.decided_by is null
     order by d.at desc, d.id desc limit ${query.rows}`.execute(db)
  return rows
}

export type PilotLeadRow = Insertable<Schema['pilot_lead']>

/** Notes the arm of leads, each once. */
export async function insertPilotLeads(db: Db, rows: readonly PilotLeadRow[]): Promise<void> {
  await insertMany(db, 'pilot_lead', rows, { onConflict: 'skip' })
}

export type PilotLead = {
  clusterId: string
  day: string
  arm: 'draft' | 'live' | 'control'
  guideId: string | null
  /** Whether anybody was offered it, at once or after it had been held. */
  isRouted: boolean
  candidates: string[]
  /** Paid so far within the days a lead has, less refunds. */
  valueFen: number
  acceptMinutes: number | null
  firstContactMinutes: number | null
}

/** Every lead of a pilot with what came of it so far. Accepting is read from the touch it left, which stays. */
export async function readPilotLeads(db: Db, pilotId: string, outcomeDays: number): Promise<PilotLead[]> {
  const { rows } = await sql<PilotLead>`
    select p.cluster_id as "clusterId", p.day, p.arm, p.guide_id as "guideId", p.candidates,
           (p.guide_id is not null or exists (select 1 from assignment a where a.lead_id = l.id)) as "isRouted",
           coalesce((select sum(o.paid_fen - coalesce((select sum(r.amount_fen) from refund r where r.order_id = o.id), 0))
              from orders o where o.lead_id = l.id and o.paid_at >= l.arrived_at
               and o.paid_at <= l.arrived_at + make_interval(days => ${outcomeDays})), 0)::int8 as "valueFen",
           (select (extract(epoch from min(t.occurred_at - a.offered_at)) / 60)::float8
              from assignment a join touchpoint t on t.brand_id = a.brand_id and t.idempotency_key = 'accept:' || a.id
             where a.lead_id = l.id) as "acceptMinutes",
           (extract(epoch from l.first_contact_at - l.arrived_at) / 60)::float8 as "firstContactMinutes"
      from pilot_lead p join lead l on l.id = p.lead_id
     where p.pilot_id = ${pilotId}
     order by p.decided_at, p.lead_id`.execute(db)
  return rows
}
