import type { Db } from '../../kernel/ctx'

/** Names of guides and stores of a brand by id; what it does not have is left out. */
export async function nameGuidesAndStores(
  db: Db,
  brandId: string,
  { guideIds, storeIds }: { guideIds: readonly string[]; storeIds: readonly string[] },
): Promise<{ guides: Map<string, string>; stores: Map<string, string> }> {
  const named = async (table: 'guide' | 'store', ids: readonly string[]) => {
    if (ids.length === 0) return new Map<string, string>()
    const rows = await db
      .selectFrom(table)
      .select(['id', 'name'])
      .where('brand_id', '=', brandId)
      .where('id', 'in', [...new Set(ids)])
      .execute()
    return new Map(rows.map(({ id, name }) => [id, name]))
  }
  return { guides: await named('guide', guideIds), stores: await named('store', storeIds) }
}
