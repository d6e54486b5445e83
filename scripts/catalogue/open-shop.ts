import { PRODUCTS_MAX, STOCK_ROWS_MAX } from '../../contract/catalogue'
import type { Caller } from '../../server/kernel/ctx'
import { call, must, type Stage } from '../story/stage'
import { CATALOGUE, centralStock, storeStock } from './catalogue'
import { offeredProducts } from './offered-products'

type StockRow = { storeCode: string | null; skuId: string; onHand: number }

/** More pieces than a story can sell; what is there really is counted when it is over. */
const STORY_CENTRAL = 100_000
const STORY_STORE = 1_000

const hqOf = ({ brandId }: Stage): Caller => ({
  kind: 'ops',
  brandId,
  staffId: 'sf_story',
  role: 'hq_ops',
  stores: 'all',
})

/** Headquarters puts the catalogue on sale, and the warehouse has enough of everything for a story. */
export async function openShop(stage: Stage, at: Date): Promise<void> {
  const products = offeredProducts()
  for (let from = 0; from < products.length; from += PRODUCTS_MAX) {
    await must(call(stage, hqOf(stage), 'saveProducts', { products: products.slice(from, from + PRODUCTS_MAX) }, at))
  }
  await setAll(
    stage,
    warehouse(() => STORY_CENTRAL),
    at,
  )
}

const stocked = new WeakMap<Stage['db'], Map<string, Promise<void>>>()

/** Sees to it that a store has enough of what it carries before somebody fetches something there, once a store. */
export function stockStore(stage: Stage, storeCode: string, at: Date): Promise<void> {
  const stores = stocked.get(stage.db) ?? new Map<string, Promise<void>>()
  stocked.set(stage.db, stores)
  const key = `${stage.brandId}:${storeCode}`
  const known = stores.get(key)
  if (known) return known
  const rows = storeStock(storeCode).map(({ skuId }) => ({ storeCode, skuId, onHand: STORY_STORE }))
  const setting = setAll(stage, rows, at)
  stores.set(key, setting)
  return setting
}

/** Warehouse and stores count what they have: plenty of most, few of some, none of a few. */
export async function countShop(stage: Stage, stores: readonly { code: string }[], at: Date): Promise<void> {
  const floors = stores.flatMap(({ code }) => storeStock(code).map((piece) => ({ storeCode: code, ...piece })))
  await setAll(stage, [...warehouse(centralStock), ...floors], at)
}

function warehouse(onHandOf: (skuId: string) => number): StockRow[] {
  return CATALOGUE.flatMap(({ skus }) => skus.map(({ skuId }) => ({ storeCode: null, skuId, onHand: onHandOf(skuId) })))
}

async function setAll(stage: Stage, rows: readonly StockRow[], at: Date): Promise<void> {
  for (let from = 0; from < rows.length; from += STOCK_ROWS_MAX) {
    const part = rows.slice(from, from + STOCK_ROWS_MAX)
    const { faults } = await must<{ faults: { row: number; code: string }[] }>(
      call(stage, hqOf(stage), 'setStock', { rows: part }, at),
    )
    // What an order keeps back stays; everything else is our own data and has to fit.
    const fault = faults.find(({ code }) => code !== 'stock_reserved')
    if (fault) throw new Error(`${part[fault.row - 1]!.skuId}: ${fault.code}`)
  }
}
