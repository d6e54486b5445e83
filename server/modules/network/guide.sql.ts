import { sql } from 'kysely'
import type { Employment, GuideRole } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import { upsertMany } from '../../kernel/upsert-many'

export type GuideFacts = {
  code: string
  name: string
  role: GuideRole
  /** 1 newest to 5 most experienced. */
  grade: number
  /** Categories the guide is good at, as in `sku.category`; empty means any. */
  skills: readonly string[]
  /** Shanghai day, `2026-03-01`. */
  joinedOn: string
}
export type Guide = GuideFacts & {
  id: string
  employment: Employment
  leftOn: string | null
  leaveFrom: string | null
  leaveTo: string | null
  photoPath: string | null
  isSignedUp: boolean
  homeStoreId: string | null
  homeStoreName: string | null
  storeIds: string[]
}

/**
 * Makes or changes guides by their code in the brand, one statement for all. `id` is used only for new ones.
 * A guide who had left and comes back under the same code works again.
 */
export async function upsertGuides(
  db: Db,
  brandId: string,
  guides: readonly (GuideFacts & { id: string })[],
  createdAt: Date,
): Promise<{ id: string; code: string; isNew: boolean }[]> {
  const rows = guides.map((guide) => ({
    id: guide.id,
    brand_id: brandId,
    code: guide.code,
    name: guide.name,
    role: guide.role,
    grade: guide.grade,
    skills: [...guide.skills],
    employment: 'active' as const,
    joined_on: guide.joinedOn,
    left_on: null,
    created_at: createdAt,
  }))
  return upsertMany(db, 'guide', rows, {
    key: ['brand_id', 'code'],
    update: ['name', 'role', 'grade', 'skills', 'employment', 'joined_on', 'left_on'],
    returning: ['id', 'code'],
  })
}

/** Sets the stores of guides to exactly those given; guides named in `guideIds` without an entry lose all theirs. */
export async function replaceGuideStores(
  db: Db,
  guideIds: readonly string[],
  places: readonly { guideId: string; storeId: string; isHome: boolean }[],
): Promise<void> {
  await db
    .deleteFrom('guide_store')
    .where('guide_id', '=', sql<string>`any(${[...guideIds]}::text[])`)
    .execute()
  await insertMany(
    db,
    'guide_store',
    places.map(({ guideId, storeId, isHome }) => ({ guide_id: guideId, store_id: storeId, is_home: isHome })),
  )
}

/** A brand's guides with their stores, to be narrowed further. */
export function guidesOf(db: Db, brandId: string) {
  return db
    .selectFrom('guide')
    .leftJoin('guide_store as home', (join) =>
      join.onRef('home.guide_id', '=', 'guide.id').on('home.is_home', '=', true),
    )
    .leftJoin('store as home_store', 'home_store.id', 'home.store_id')
    .select((eb) => [
      'guide.id',
      'guide.code',
      'guide.name',
      'guide.role',
      'guide.grade',
      'guide.skills',
      'guide.joined_on as joinedOn',
      'guide.employment',
      'guide.left_on as leftOn',
      'guide.leave_from as leaveFrom',
      'guide.leave_to as leaveTo',
      'guide.photo_path as photoPath',
      eb('guide.openid', 'is not', null).$castTo<boolean>().as('isSignedUp'),
      'home.store_id as homeStoreId',
      'home_store.name as homeStoreName',
      sql<string[]>`array(select gs.store_id from guide_store gs where gs.guide_id = guide.id
                          order by gs.is_home desc, gs.store_id)`.as('storeIds'),
    ])
    .where('guide.brand_id', '=', brandId)
}

export async function findGuide(db: Db, brandId: string, guideId: string): Promise<Guide | undefined> {
  return guidesOf(db, brandId).where('guide.id', '=', guideId).executeTakeFirst()
}

/** The guide of a code, locked until the change about them is through: two who edit them come one after the other. */
export async function lockGuideByCode(db: Db, brandId: string, code: string): Promise<Guide | undefined> {
  return guidesOf(db, brandId).where('guide.code', '=', code).forNoKeyUpdate('guide').executeTakeFirst()
}

/** A guide whom the caller's scope covers: one of their stores is in it. */
export async function findGuideInScope(
  db: Db,
  brandId: string,
  scope: StoreScope,
  guideId: string,
): Promise<Guide | undefined> {
  return guidesOf(db, brandId)
    .where('guide.id', '=', guideId)
    .$if(scope !== 'all', (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('guide_store as gs')
            .select('gs.guide_id')
            .whereRef('gs.guide_id', '=', 'guide.id')
            .where('gs.store_id', '=', sql<string>`any(${[...(scope as string[])]}::text[])`),
        ),
      ),
    )
    .executeTakeFirst()
}

/** The guide who is this openid in this brand, to keep a guide from being handed to as a shopper of their own. */
export async function findGuideByOpenid(db: Db, brandId: string, openid: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('guide')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('openid', '=', openid)
    .executeTakeFirst()
  return row?.id
}

/** The stores of working guides, home store first; guides who left or are not the brand's are missing from the map. */
export async function guidePlaces(
  db: Db,
  brandId: string,
  guideIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (guideIds.length === 0) return new Map()
  const rows = await guidesOf(db, brandId)
    .where('guide.id', '=', sql<string>`any(${[...guideIds]}::text[])`)
    .where('guide.employment', '=', 'active')
    .execute()
  return new Map(rows.map((row) => [row.id, row.storeIds]))
}

/** Sets or clears a leave (both days included, Shanghai). */
export async function setLeave(
  db: Db,
  brandId: string,
  guideId: string,
  leave: { from: string; to: string } | null,
): Promise<void> {
  await db
    .updateTable('guide')
    .set({ leave_from: leave?.from ?? null, leave_to: leave?.to ?? null })
    .where('brand_id', '=', brandId)
    .where('id', '=', guideId)
    .execute()
}

/** Marks a guide as gone: no more offers, no more sign-in. False when gone already. */
export async function markLeft(db: Db, brandId: string, guideId: string, leftOn: string): Promise<boolean> {
  const result = await db
    .updateTable('guide')
    .set({ employment: 'left', left_on: leftOn, openid: null })
    .where('brand_id', '=', brandId)
    .where('id', '=', guideId)
    .where('employment', '=', 'active')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Writes another day down for a guide who is gone. Answers the day before, `null` when it is the same. */
export async function correctLeftOn(
  db: Db,
  brandId: string,
  guideId: string,
  leftOn: string,
): Promise<{ leftOn: string | null } | null> {
  const { rows } = await sql<{ leftOn: string | null }>`
    with gone as (select id, left_on from guide
      where brand_id = ${brandId} and id = ${guideId} and employment = 'left' for update)
    update guide set left_on = ${leftOn}::date from gone
     where guide.id = gone.id and gone.left_on is distinct from ${leftOn}::date
    returning gone.left_on as "leftOn"`.execute(db)
  return rows[0] ?? null
}
