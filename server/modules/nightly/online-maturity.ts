/** What a store did with what came to it online, over some months. */
export type OnlineWork = {
  storeId: string
  revenueFen: number
  /** Leads that were offered here, and those whose shopper was reached within a day of the offer. */
  offers: number
  reached: number
  /** Paid orders, and those of them placed in the mini-program. */
  orders: number
  miniprogramOrders: number
}

/** A store with little on record is taken to be like the brand: so many things of the brand's own rate stand beside its own. */
const PRIOR = 10

/**
 * How far each store has come online, in parts per million: half the share of its leads whose shopper was reached within a
 * day, half the share of its orders that came through the mini-program. Both are drawn to the brand's own share, (x + 10·r)
 * ÷ (n + 10), so that one lucky lead makes no store mature and a store without any is neither good nor bad.
 */
export function onlineMaturity(stores: readonly OnlineWork[]): Map<string, number> {
  const sum = (of: (store: OnlineWork) => number) => stores.reduce((total, store) => total + of(store), 0)
  const rate = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
  const reachRate = rate(
    sum(({ reached }) => reached),
    sum(({ offers }) => offers),
  )
  const onlineRate = rate(
    sum(({ miniprogramOrders }) => miniprogramOrders),
    sum(({ orders }) => orders),
  )
  const drawn = (part: number, whole: number, prior: number) => (part + PRIOR * prior) / (whole + PRIOR)
  return new Map(
    stores.map(({ storeId, offers, reached, orders, miniprogramOrders }) => {
      const share = (drawn(reached, offers, reachRate) + drawn(miniprogramOrders, orders, onlineRate)) / 2
      return [storeId, Math.round(share * 1_000_000)]
    }),
  )
}
