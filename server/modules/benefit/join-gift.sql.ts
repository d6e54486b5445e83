import type { Db } from '../../kernel/ctx'

export type JoinGift = { title: string; validDays: number }

/** What the brand gives to whoever joins now, if anything. */
export async function findJoinGift(db: Db, brandId: string): Promise<JoinGift | undefined> {
  return db
    .selectFrom('join_gift')
    .select(['title', 'valid_days as validDays'])
    .where('brand_id', '=', brandId)
    .executeTakeFirst()
}

/** Sets the gift from now on, or ends it. */
export async function replaceJoinGift(db: Db, brandId: string, gift: JoinGift | null, at: Date): Promise<void> {
  if (!gift) {
    await db.deleteFrom('join_gift').where('brand_id', '=', brandId).execute()
    return
  }
  const words = { title: gift.title, valid_days: gift.validDays, set_at: at }
  await db
    .insertInto('join_gift')
    .values({ brand_id: brandId, ...words })
    .onConflict((conflict) => conflict.column('brand_id').doUpdateSet(words))
    .execute()
}
