import { sql } from 'kysely'
import type { Db, StoreScope } from '../../kernel/ctx'
import { inFigures } from '../../kernel/in-figures.sql'

/** Of these days, those to count next: never counted, then longest ago. */
export async function daysToCount(db: Db, brandId: string, days: readonly string[], rows: number): Promise<string[]> {
  const found = await sql<{ day: string }>`
    select to_char(d.day, 'YYYY-MM-DD') as day
      from unnest(${[...days]}::date[]) d(day)
      left join lead_day l on l.brand_id = ${brandId} and l.day = d.day and l.store_id = ''
     order by l.made_at nulls first, d.day desc
     limit ${rows}`.execute(db)
  return found.rows.map(({ day }) => day)
}

type Day = { brandId: string; day: string; from: Date; until: Date; now: Date }

/** Counts the leads that came on a day by the store they are with now, and those of them that were won. */
export async function countDay(db: Db, { brandId, day, from, until, now }: Day): Promise<void> {
  await db.deleteFrom('lead_day').where('brand_id', '=', brandId).where('day', '=', day).execute()
  await sql`
    insert into lead_day (brand_id, day, store_id, leads, won, made_at)
    select ${brandId}, ${day}::date, c.store_id, sum(c.leads)::int, sum(c.won)::int, ${now}
      from (select coalesce(store_id, '') as store_id, 1 as leads, (state = 'won')::int as won
              from lead where brand_id = ${brandId} and arrived_at >= ${from} and arrived_at < ${until} and ${inFigures('lead.id')}
            union all select '', 0, 0) c
     group by c.store_id
    on conflict (brand_id, day, store_id) do update
       set leads = excluded.leads, won = excluded.won, made_at = excluded.made_at`.execute(db)
}

/** The days, of those that were counted, on which leads came. */
export async function daysOfLeads(db: Db, brandId: string, leadIds: readonly string[]): Promise<string[]> {
  if (leadIds.length === 0) return []
  const { rows } = await sql<{ day: string }>`
    select distinct to_char(d.day, 'YYYY-MM-DD') as day from lead l
      join lead_day d on d.brand_id = l.brand_id and d.store_id = ''
       and d.day = (l.arrived_at at time zone 'Asia/Shanghai')::date
     where l.brand_id = ${brandId} and l.id = any(${[...leadIds]}::text[]) order by day`.execute(db)
  return rows.map(({ day }) => day)
}

/** Leads and won ones of each counted day from `from` on, oldest first. */
export async function readDays(
  db: Db,
  brandId: string,
  stores: StoreScope,
  from: string,
): Promise<{ day: string; leads: number; won: number }[]> {
  const { rows } = await sql<{ day: string; leads: number; won: number }>`
    select to_char(day, 'YYYY-MM-DD') as day,
           coalesce(sum(leads) filter (where ${seen(stores)}), 0)::int as leads,
           coalesce(sum(won) filter (where ${seen(stores)}), 0)::int as won
      from lead_day
     where brand_id = ${brandId} and day >= ${from}::date
     group by lead_day.day
     order by lead_day.day`.execute(db)
  return rows
}

function seen(stores: StoreScope) {
  return stores === 'all' ? sql`true` : sql`store_id = any(${[...stores]}::text[])`
}
