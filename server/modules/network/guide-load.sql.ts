import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { upsertMany } from '../../kernel/upsert-many'
import { type Caps, clampCapacity, type Used } from './clamp-capacity'

export type GuideLoad = Caps & Used & { guideId: string; isTaking: boolean; presenceAt: Date; day: string }

const COLUMNS = [
  'guide_id as guideId',
  'is_taking as isTaking',
  'presence_at as presenceAt',
  'day',
  'day_used as dayUsed',
  'day_cap as dayCap',
  'open_used as openUsed',
  'open_cap as openCap',
  'member_used as memberUsed',
  'member_cap as memberCap',
] as const

/** Yesterday's count is nobody's load today: the row is turned to the new day when it is next written. */
function onDay(load: GuideLoad, today: string): GuideLoad {
  return load.day === today ? load : { ...load, day: today, dayUsed: 0 }
}

/** The load of guides as it stands on `today` (Shanghai day). */
export async function listGuideLoads(
  db: Db,
  brandId: string,
  guideIds: readonly string[],
  today: string,
): Promise<GuideLoad[]> {
  const rows = await db
    .selectFrom('guide_load')
    .select(COLUMNS)
    .where('brand_id', '=', brandId)
    .where('guide_id', '=', sql<string>`any(${[...guideIds]}::text[])`)
    .execute()
  return rows.map((row) => onDay(row, today))
}

/**
 * Sets the caps of guides, making the row of a new guide (taking leads, nothing used). The rows are locked first, so
 * that no reservation slips in between; a cap below what is used is clamped. Two statements for any number of guides.
 */
export async function upsertGuideLoads(
  db: Db,
  brandId: string,
  asked: readonly (Caps & { guideId: string })[],
  at: { now: Date; today: string },
): Promise<(Caps & { guideId: string; isClamped: boolean })[]> {
  const known = await db
    .selectFrom('guide_load')
    .select(COLUMNS)
    .where('brand_id', '=', brandId)
    .where('guide_id', '=', sql<string>`any(${asked.map((row) => row.guideId)}::text[])`)
    .orderBy('guide_id')
    .forUpdate()
    .execute()
  const loads = new Map(known.map((row) => [row.guideId, onDay(row, at.today)]))
  const unused: Used = { dayUsed: 0, openUsed: 0, memberUsed: 0 }
  const decided = asked.map((row) => ({
    guideId: row.guideId,
    ...clampCapacity(row, loads.get(row.guideId) ?? unused),
  }))
  const rows = decided.map((row) => ({
    guide_id: row.guideId,
    brand_id: brandId,
    is_taking: true,
    presence_at: at.now,
    day: at.today,
    day_used: loads.get(row.guideId)?.dayUsed ?? 0,
    day_cap: row.dayCap,
    open_used: 0,
    open_cap: row.openCap,
    member_used: 0,
    member_cap: row.memberCap,
  }))
  await upsertMany(db, 'guide_load', rows, {
    key: ['guide_id'],
    update: ['day', 'day_used', 'day_cap', 'open_cap', 'member_cap'],
    returning: ['guide_id'],
  })
  return decided
}

/** Takes leads or pauses; false when the guide has no load row (does not exist in this brand). */
export async function setPresence(
  db: Db,
  brandId: string,
  guideId: string,
  isTaking: boolean,
  at: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('guide_load')
    .set({ is_taking: isTaking, presence_at: at })
    .where('brand_id', '=', brandId)
    .where('guide_id', '=', guideId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Gives back member places of guides, one for each entry: their bindings ended. Never below zero. */
export async function releaseMembers(db: Db, guideIds: readonly string[]): Promise<void> {
  if (guideIds.length === 0) return
  await sql`update guide_load l set member_used = greatest(0, l.member_used - freed.times)
              from (select id, count(*)::int as times from unnest(${[...guideIds]}::text[]) as id group by id) freed
             where l.guide_id = freed.id`.execute(db)
}
