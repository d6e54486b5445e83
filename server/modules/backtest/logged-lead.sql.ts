import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { inFigures } from '../../kernel/in-figures.sql'

export type LoggedLead = {
  decisionId: string
  at: Date
  trace: Uint8Array
  arrivedAt: Date
  isWon: boolean
  /** Paid within the window after the wish, less what was refunded of it. */
  rewardFen: number
}

export type LogWindow = { brandId: string; from: Date; until: Date }

/** First attempts the rules decided (not a person), whose trace is kept, about leads nobody doubts. */
const firstAttempts = ({ brandId, from, until }: LogWindow) => sql`
  d.brand_id = ${brandId} and d.at >= ${from} and d.at < ${until}
  and d.attempt = 1 and d.trace is not null and d.decided_by is null and ${inFigures('d.lead_id')}`

/** How many leads a backtest over a window has to decide again. */
export async function countLoggedLeads(db: Db, window: LogWindow): Promise<number> {
  const { rows } = await sql<{ leads: number }>`
    select count(*)::int as leads from decision d where ${firstAttempts(window)}`.execute(db)
  return rows[0]?.leads ?? 0
}

/** The leads of a window behind a position, in the order they were decided, each with what it brought within its days. */
export async function readLoggedLeads(
  db: Db,
  query: LogWindow & { after: { at: Date; decisionId: string } | null; outcomeDays: number; rows: number },
): Promise<LoggedLead[]> {
  const { after, outcomeDays, rows: limit } = query
  const behind = after ? sql`and (d.at, d.id) > (${after.at}::timestamptz, ${after.decisionId})` : sql``
  const { rows } = await sql<LoggedLead>`
    with page as (
      select d.id, d.at, d.trace, d.lead_id from decision d
       where ${firstAttempts(query)} ${behind}
       order by d.at, d.id limit ${limit})
    select p.id as "decisionId", p.at, p.trace, l.arrived_at as "arrivedAt",
           coalesce(s.is_won, false) as "isWon", coalesce(s.fen, 0)::int8 as "rewardFen"
      from page p join lead l on l.id = p.lead_id
      left join lateral (
        select true as is_won, sum(o.paid_fen - coalesce(
                 (select sum(r.amount_fen) from refund r where r.order_id = o.id), 0)) as fen
          from orders o
         where o.lead_id = l.id and o.paid_at >= l.arrived_at and ${inFigures('o.id')}
           and o.paid_at <= l.arrived_at + make_interval(days => ${outcomeDays})
        having count(*) > 0) s on true
     order by p.at, p.id`.execute(db)
  return rows
}

/** The last decision the rules made about a lead, with its trace; undefined when only people did, or it has none. */
export async function lastTraceOf(db: Db, brandId: string, leadId: string) {
  return db
    .selectFrom('decision')
    .select(['attempt', 'at', 'trace'])
    .where('brand_id', '=', brandId)
    .where('lead_id', '=', leadId)
    .where('trace', 'is not', null)
    .where('decided_by', 'is', null)
    .orderBy('attempt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whether a brand has a lead at all. */
export async function hasLead(db: Db, brandId: string, leadId: string): Promise<boolean> {
  const row = await db
    .selectFrom('lead')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('id', '=', leadId)
    .executeTakeFirst()
  return row !== undefined
}
