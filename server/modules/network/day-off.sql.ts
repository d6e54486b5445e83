import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'

export type DayOff = { guideId: string; day: string }

/** The days off of guides between two Shanghai days, both included. */
export async function listDaysOff(
  db: Db,
  guideIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<DayOff[]> {
  if (guideIds.length === 0) return []
  return db
    .selectFrom('guide_day_off')
    .select(['guide_id as guideId', 'day'])
    .where('guide_id', '=', sql<string>`any(${[...guideIds]}::text[])`)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .orderBy('guide_id')
    .execute()
}

/** Gives days off; those that stand already stay. */
export async function addDaysOff(db: Db, brandId: string, days: readonly DayOff[]): Promise<void> {
  const rows = days.map(({ guideId, day }) => ({ guide_id: guideId, day, brand_id: brandId }))
  await insertMany(db, 'guide_day_off', rows, { onConflict: 'skip' })
}

/** Takes days off back. */
export async function removeDaysOff(db: Db, brandId: string, days: readonly DayOff[]): Promise<void> {
  if (days.length === 0) return
  await sql`
    delete from guide_day_off d using json_to_recordset(${JSON.stringify(days)}::json) as gone("guideId" text, day date)
     where d.brand_id = ${brandId} and d.guide_id = gone."guideId" and d.day = gone.day`.execute(db)
}
