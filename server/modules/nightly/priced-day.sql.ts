import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { DAY_MS, startOfDay } from '../../kernel/shanghai-time'
import type { PricedDayDoc } from './priced-day'

/** The model and the rule set by whose values a day was priced. */
export type PricedBy = { modelVersion: string; ruleVersion: number }

/** The Shanghai days of a window that have decisions with a trace, oldest first. */
export async function tracedDays(db: Db, brandId: string, from: Date, until: Date): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct (at at time zone 'Asia/Shanghai')::date::text as day from decision
     where brand_id = ${brandId} and at >= ${from} and at < ${until} and trace is not null
     order by day`.execute(db)
  return rows.map(({ day }) => day)
}

export type TracedDecision = { leadId: string; trace: Uint8Array }

/**
 * The traces of a day's leads, each lead's attempts in their order, and how many leads the day had. Of more than
 * `leadsMax` leads that many are drawn by the hash of their id: the same ones whenever it is asked.
 */
export async function readTracedDay(
  db: Db,
  brandId: string,
  day: string,
  leadsMax: number,
): Promise<{ allLeads: number; decisions: TracedDecision[] }> {
  const from = startOfDay(day)
  const until = new Date(from.getTime() + DAY_MS)
  const ofDay = sql`brand_id = ${brandId} and at >= ${from} and at < ${until} and trace is not null`
  const { rows: counted } = await sql<{ leads: number }>`
    select count(distinct lead_id)::int as leads from decision where ${ofDay}`.execute(db)
  const { rows: decisions } = await sql<TracedDecision>`
    with drawn as (select lead_id from (select distinct lead_id from decision where ${ofDay}) l order by md5(lead_id) limit ${leadsMax})
    select d.lead_id as "leadId", d.trace from decision d join drawn on drawn.lead_id = d.lead_id
     where ${sql`d.brand_id = ${brandId} and d.at >= ${from} and d.at < ${until} and d.trace is not null`}
     order by d.lead_id, d.attempt`.execute(db)
  return { allLeads: counted[0]?.leads ?? 0, decisions }
}

/** Those of the days that were priced by this model and this rule set, oldest first. */
export async function readPricedDays(
  db: Db,
  brandId: string,
  days: readonly string[],
  { modelVersion, ruleVersion }: PricedBy,
): Promise<PricedDayDoc[]> {
  const { rows } = await sql<{ doc: PricedDayDoc }>`
    select doc from priced_day
     where brand_id = ${brandId} and day::text = any(${[...days]}::text[])
       and model_version = ${modelVersion} and rule_version = ${ruleVersion}
     order by day`.execute(db)
  return rows.map(({ doc }) => doc)
}

/** A day beyond this is too old to be compared with any more. */
const KEPT_DAYS = 35

/** Keeps a priced day in place of what an older model said of it, and lets go of days too old to be used. */
export async function savePricedDay(
  db: Db,
  brandId: string,
  doc: PricedDayDoc,
  by: PricedBy & { now: Date },
): Promise<void> {
  await sql`
    insert into priced_day (brand_id, day, model_version, rule_version, doc, made_at)
    values (${brandId}, ${doc.day}::date, ${by.modelVersion}, ${by.ruleVersion}, ${JSON.stringify(doc)}::jsonb, ${by.now})
    on conflict (brand_id, day) do update set model_version = excluded.model_version, rule_version = excluded.rule_version,
      doc = excluded.doc, made_at = excluded.made_at`.execute(db)
  await sql`delete from priced_day where brand_id = ${brandId} and day < ${doc.day}::date - ${KEPT_DAYS}::int`.execute(
    db,
  )
}
