import { percentile } from '../../kernel/percentile'

export type Tier = 'low' | 'middle' | 'high'
/** Revenue first, online maturity second: the playbook of a store is chosen by it. */
export type StoreClass = `${Tier}_${Tier}`
export type TieredStore = { storeId: string; revenueTier: Tier; maturityTier: Tier; storeClass: StoreClass }
/** The values that end the low and the middle third. */
export type CutPoints = { lowUpTo: number; middleUpTo: number }

/**
 * Puts every store into one of nine classes, by thirds of revenue and thirds of online maturity of the stores given. Stores
 * with the same figure are never parted, so thirds may be uneven; when all have the same they are all in the middle.
 */
export function storeTiers(stores: readonly { storeId: string; revenueFen: number; onlineMaturityPpm: number }[]): {
  stores: TieredStore[]
  revenueFen: CutPoints
  onlineMaturityPpm: CutPoints
} {
  const revenue = thirds(stores.map(({ revenueFen }) => revenueFen))
  const maturity = thirds(stores.map(({ onlineMaturityPpm }) => onlineMaturityPpm))
  return {
    stores: stores.map(({ storeId, revenueFen, onlineMaturityPpm }) => {
      const revenueTier = revenue.tierOf(revenueFen)
      const maturityTier = maturity.tierOf(onlineMaturityPpm)
      return { storeId, revenueTier, maturityTier, storeClass: `${revenueTier}_${maturityTier}` }
    }),
    revenueFen: revenue.cuts,
    onlineMaturityPpm: maturity.cuts,
  }
}

function thirds(values: readonly number[]): { cuts: CutPoints; tierOf: (value: number) => Tier } {
  const lowUpTo = percentile(values, 1 / 3) ?? 0
  const middleUpTo = percentile(values, 2 / 3) ?? 0
  const highest = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const tierOf = (value: number): Tier => {
    if (value > middleUpTo) return 'high'
    // Where a third or more share the highest figure, the cut is that figure, and reaching it is not being low.
    return value < lowUpTo || (value === lowUpTo && lowUpTo < highest) ? 'low' : 'middle'
  }
  return { cuts: { lowUpTo, middleUpTo }, tierOf }
}
