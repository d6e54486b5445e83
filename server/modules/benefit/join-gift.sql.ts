import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** Without `stock` there are as many as people join. */
export type JoinGift = { title: string; validDays: number; stock?: number | undefined }

/** What the brand gives to whoever joins now, if anything, with how many there are left to hand over. */
export async function findJoinGift(db: Db, brandId: string): Promise<JoinGift | undefined> {
  const row = await db
    .selectFrom('join_gift')
    .select(['title', 'valid_days as validDays', 'stock'])
    .where('brand_id', '=', brandId)
    .executeTakeFirst()
  if (!row) return undefined
  const { stock, ...gift } = row
  return stock === null ? gift : { ...gift, stock }
}

/** Sets the gift from now on, or ends it. */
export async function replaceJoinGift(db: Db, brandId: string, gift: JoinGift | null, at: Date): Promise<void> {
  if (!gift) {
    await db.deleteFrom('join_gift').where('brand_id', '=', brandId).execute()
    return
  }
  const words = { title: gift.title, valid_days: gift.validDays, stock: gift.stock ?? null, set_at: at }
  await db
    .insertInto('join_gift')
    .values({ brand_id: brandId, ...words })
    .onConflict((conflict) => conflict.column('brand_id').doUpdateSet(words))
    .execute()
}

/**
 * Takes one of a gift from its stock; false when there is none left. A gift of other words than today's, or one nobody
 * counts, is always there.
 */
export async function takeGift(db: Db, brandId: string, title: string): Promise<boolean> {
  const { rows } = await sql<{ isThere: boolean }>`
    with gift as (
      select stock from join_gift where brand_id = ${brandId} and title = ${title} and stock is not null for update),
    taken as (
      update join_gift g set stock = g.stock - 1 from gift
       where g.brand_id = ${brandId} and gift.stock > 0 returning 1)
    select not exists (select 1 from gift) or exists (select 1 from taken) as "isThere"`.execute(db)
  return rows[0]!.isThere
}
