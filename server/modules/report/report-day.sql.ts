import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** A finished day as reports add it up; times in minutes, one for each lead. */
export type ReportDay = {
  day: string
  leads: number
  unrouted: number
  decisions: number
  explored: number
  held: number
  acceptMinutes: number[]
  contactMinutes: number[]
}
export type MixCount = { kind: 'channel' | 'score'; value: string; leads: number }

/** Keeps other runs of the brand from counting until the transaction ends: a day is never overwritten by an older count. */
export async function lockCounting(db: Db, brandId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`report:${brandId}`}))`.execute(db)
}

/**
 * Days before `today` that were never counted or changed since, at most `rows`: never counted ones first, then those whose
 * count is oldest, so that every day has its turn.
 */
export async function daysToCount(db: Db, brandId: string, today: string, rows: number): Promise<string[]> {
  const found = await sql<{ day: string }>`
    select to_char(d.day, 'YYYY-MM-DD') as day
      from (select least((select min(arrived_at) from lead where brand_id = ${brandId}),
                         (select min(paid_at) from orders where brand_id = ${brandId})) at time zone 'Asia/Shanghai' as first) began
     cross join lateral (select generate_series(began.first::date, ${today}::date - 1, interval '1 day')::date as day) d
      left join report_day r on r.brand_id = ${brandId} and r.day = d.day
     where r.day is null or exists (select from report_change c where c.brand_id = ${brandId} and c.day = d.day)
     order by r.made_at nulls first, d.day desc
     limit ${rows}`.execute(db)
  return found.rows.map(({ day }) => day)
}

/** Forgets what was noted of a day, before it is counted: what changes while it is counted is noted anew, and stays. */
export async function forgetChanges(db: Db, brandId: string, day: string): Promise<void> {
  await sql`delete from report_change where brand_id = ${brandId} and day = ${day}::date`.execute(db)
}

/** Writes what a day was to the whole brand. */
export async function saveReportDay(
  db: Db,
  brandId: string,
  { mix, now, ...day }: ReportDay & { mix: readonly MixCount[]; now: Date },
): Promise<void> {
  const row = {
    leads: day.leads,
    unrouted: day.unrouted,
    decisions: day.decisions,
    explored: day.explored,
    held: day.held,
    accept_minutes: sql`${JSON.stringify(day.acceptMinutes)}::json`,
    contact_minutes: sql`${JSON.stringify(day.contactMinutes)}::json`,
    mix: sql`${JSON.stringify(mix)}::json`,
    made_at: now,
  }
  await db
    .insertInto('report_day')
    .values({ brand_id: brandId, day: day.day, ...row })
    .onConflict((conflict) => conflict.columns(['brand_id', 'day']).doUpdateSet(row))
    .execute()
}

export type CountedDay = { day: string; leads: number; hasChanged: boolean }

/** The days of a stretch that were counted, newest first, and whether something changed in them since. */
export async function countedDays(db: Db, brandId: string, from: string, to: string): Promise<CountedDay[]> {
  const { rows } = await sql<CountedDay>`
    select to_char(r.day, 'YYYY-MM-DD') as day, r.leads,
           exists (select from report_change c where c.brand_id = r.brand_id and c.day = r.day) as "hasChanged"
      from report_day r
     where r.brand_id = ${brandId} and r.day between ${from}::date and ${to}::date
     order by r.day desc`.execute(db)
  return rows
}

/** These days as they were counted, oldest first; days without a lead are left out. */
export async function readReportDays(db: Db, brandId: string, days: readonly string[]): Promise<ReportDay[]> {
  const { rows } = await sql<ReportDay>`
    select to_char(day, 'YYYY-MM-DD') as day, leads, unrouted, decisions, explored, held,
           accept_minutes as "acceptMinutes", contact_minutes as "contactMinutes"
      from report_day
     where brand_id = ${brandId} and day = any(${[...days]}::date[]) and leads > 0
     order by report_day.day`.execute(db)
  return rows
}

/** Leads of these days together, by channel and by tens of score. */
export async function sumMix(db: Db, brandId: string, days: readonly string[]): Promise<MixCount[]> {
  const { rows } = await sql<MixCount>`
    select m.kind, m.value, sum(m.leads)::int as leads
      from report_day r cross join lateral json_to_recordset(r.mix) as m (kind text, value text, leads int)
     where r.brand_id = ${brandId} and r.day = any(${[...days]}::date[])
     group by m.kind, m.value`.execute(db)
  return rows
}
