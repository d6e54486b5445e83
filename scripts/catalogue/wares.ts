import { CATALOGUE, storeStock } from './catalogue'

/** A variant as it stands on an order line. */
export type Ware = { id: string; title: string; category: string; listFen: number }

/** Everything there is to buy. */
export const WARES: readonly Ware[] = CATALOGUE.flatMap(({ title, category, skus }) =>
  skus.map(({ skuId, options, priceFen }) => ({
    id: skuId,
    title: [title, ...options].join(' '),
    category,
    listFen: priceFen,
  })),
)

const wareById = new Map(WARES.map((ware) => [ware.id, ware]))
const carried = new Map<string, readonly Ware[]>()

/** What a store can hand over at once. */
export function waresOf(storeCode: string): readonly Ware[] {
  const known = carried.get(storeCode)
  if (known) return known
  const wares = storeStock(storeCode).map(({ skuId }) => wareById.get(skuId)!)
  carried.set(storeCode, wares)
  return wares
}
