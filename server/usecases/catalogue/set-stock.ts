import type { setStock as endpoint } from '../../../contract/catalogue'
import type { Input, Output } from '../../../contract/endpoint'
import type { ErrorCode } from '../../../contract/errors'
import { noteChange } from '../../flows/note-change'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { ownersOfSkus } from '../../modules/catalogue/product.sql'
import { storeIdsByCode } from '../../modules/network/store.sql'
import { CENTRAL, setCounts } from '../../modules/stock/stock.sql'

type Row = Input<typeof endpoint>['rows'][number]
type Judged = Row & { row: number; location: string | null; fault: ErrorCode | null }

/** Writes counted stock. Good rows are kept, and each row that is not says why; rows are counted from 1. */
export async function setStock(
  ctx: Ctx<CallerOf<'ops'>>,
  { rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now, caller } = ctx
  const judged = await judge(ctx, rows)
  const good = judged.flatMap(({ location, skuId, onHand, fault }) =>
    location !== null && fault === null ? [{ location, skuId, onHand }] : [],
  )
  // Of two counts of the same the later one counts.
  const distinct = [...new Map(good.map((count) => [keyOf(count), count])).values()]
  const written = await setCounts(db, caller.brandId, distinct, now)
  const before = new Map(written.map((count) => [keyOf(count), count.before]))
  const told = judged.map((row) => ({ ...row, fault: row.fault ?? (before.has(keyOf(row)) ? null : 'stock_reserved') }))
  const saved = told.filter(({ fault }) => fault === null)
  if (saved.length > 0) {
    const change = (onHandOf: (row: Judged) => number | null) =>
      saved.map((row) => [row.storeCode ?? CENTRAL, row.skuId, onHandOf(row)])
    await noteChange(ctx, {
      action: 'setStock',
      target: caller.brandId,
      before: change((row) => before.get(keyOf(row)) ?? null),
      after: change(({ onHand }) => onHand),
    })
  }
  return {
    saved: saved.length,
    faults: told.flatMap(({ row, fault }) => (fault === null ? [] : [{ row, code: fault }])),
  }
}

const keyOf = ({ location, skuId }: { location: string | null; skuId: string }) => JSON.stringify([location, skuId])

async function judge({ db, caller }: Ctx<CallerOf<'ops'>>, rows: readonly Row[]): Promise<Judged[]> {
  const storeCodes = [...new Set(rows.flatMap(({ storeCode }) => storeCode ?? []))]
  const stores = await storeIdsByCode(db, caller.brandId, storeCodes)
  const skus = await ownersOfSkus(
    db,
    caller.brandId,
    rows.map(({ skuId }) => skuId),
  )
  return rows.map((row, at) => {
    const location = row.storeCode === null ? CENTRAL : (stores.get(row.storeCode) ?? null)
    const fault = location === null ? 'store_unknown' : skus.has(row.skuId) ? null : 'sku_unknown'
    return { ...row, row: at + 1, location, fault }
  })
}
