import type { ErrorCode } from '../../contract/errors'
import type { ImportOptions, ImportOutcome } from '../../server/flows/import-once'
import type { Caller, CallerOf, Ctx } from '../../server/kernel/ctx'
import { readProducts } from '../../server/modules/catalogue/save-products.sql'
import { saveProducts } from '../../server/usecases/catalogue/save-products'
import { setStock } from '../../server/usecases/catalogue/set-stock'
import type { ProductToSave } from './product-units'
import type { StockRow } from './stock-row'

// Products and stock are as the last file says: unlike a lead or an order they are no event that happened once, so these
// kinds go through headquarters' own endpoints and are not remembered by row.

/** Puts products on sale as headquarters does; what is known already is changed. */
export async function saveProductFile(
  ctx: Ctx<Caller>,
  { brandId }: ImportOptions,
  products: readonly ProductToSave[],
): Promise<ImportOutcome[]> {
  const ids = products.map(({ productId }) => productId)
  const known = await readProducts(ctx.db, brandId, ids)
  await saveProducts(asHeadquarters(ctx), { products: [...products] })
  return ids.map((id) => ({ kind: known.has(id) ? 'updated' : 'added' }))
}

/** Writes counted stock; a row that names nothing known, or less than is reserved, is refused alone. */
export async function saveStockFile(
  ctx: Ctx<Caller>,
  _options: ImportOptions,
  rows: readonly StockRow[],
): Promise<ImportOutcome[]> {
  const { faults } = await setStock(asHeadquarters(ctx), { rows: [...rows] })
  const codeOf = new Map(faults.map(({ row, code }) => [row, code as ErrorCode]))
  return rows.map((_, index): ImportOutcome => {
    const code = codeOf.get(index + 1)
    return code ? { kind: 'refused', field: FIELD_OF[code] ?? null, code } : { kind: 'updated' }
  })
}

const FIELD_OF: Partial<Record<ErrorCode, string>> = {
  store_unknown: 'store_code',
  sku_unknown: 'sku',
  stock_reserved: 'on_hand',
}

function asHeadquarters(ctx: Ctx<Caller>): Ctx<CallerOf<'ops'>> {
  if (ctx.caller.kind !== 'ops') throw new Error('An import is headquarters’ own')
  return { ...ctx, caller: ctx.caller }
}
