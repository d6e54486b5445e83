import type { Caller, Ctx } from '../kernel/ctx'
import { storesByCode } from '../modules/network/network-by-code.sql'
import { upsertRegions } from '../modules/network/region.sql'
import { type StoreFacts, upsertStores } from '../modules/network/store.sql'
import { besideStanding, type ImportOptions, type ImportOutcome, importOnce, rowsToWrite } from './import-once'

export type StoreToImport = Omit<StoreFacts, 'regionId'> & { regionName: string }

/**
 * Takes in stores, found by their code in the brand, and makes the regions they name. A store that stands already with
 * other facts is refused unless `mayUpdate`. One outcome a row.
 */
export async function importStores(
  ctx: Ctx<Caller>,
  options: ImportOptions,
  rows: readonly StoreToImport[],
): Promise<ImportOutcome[]> {
  const { brandId, mayUpdate = false, isLookOnly = false } = options
  const asked = { ...options, kind: 'stores', keyField: 'code' } as const
  return importOnce(
    ctx,
    asked,
    rows,
    (row) => ({ key: row.code }),
    async (fresh) => {
      const standing = await storesByCode(
        ctx.db,
        brandId,
        fresh.map((row) => row.code),
      )
      const outcomes = fresh.map((row) => besideStanding(standing.get(row.code), row, mayUpdate))
      if (!isLookOnly) await writeStores(ctx, brandId, rowsToWrite(fresh, outcomes))
      return outcomes
    },
  )
}

async function writeStores(ctx: Ctx<Caller>, brandId: string, rows: readonly StoreToImport[]): Promise<void> {
  if (rows.length === 0) return
  const names = [...new Set(rows.map((row) => row.regionName))]
  const regions = await upsertRegions(
    ctx.db,
    brandId,
    names.map((name) => ({ id: ctx.newId('rg'), name })),
  )
  const regionIds = new Map(regions.map(({ id, name }) => [name, id]))
  const stores = rows.map(({ regionName, ...facts }) => ({
    ...facts,
    id: ctx.newId('st'),
    regionId: regionIds.get(regionName) as string,
  }))
  await upsertStores(ctx.db, brandId, stores, ctx.now)
}
