/** A store in figures: leads per day, conversion, response minutes, guides, city tier — whatever is to be alike. */
export type StoreFeatures = { storeId: string; features: Readonly<Record<string, number>> }
export type MatchedPair = { pilotStoreId: string; controlStoreId: string; distance: number }
/** How alike the two sides are in one feature after matching; the difference is in standard deviations. */
export type Balance = {
  feature: string
  pilotMean: number
  controlMean: number
  difference: number
  isBalanced: boolean
}

/** Beyond a quarter of a standard deviation the two sides differ too much to be compared (Stuart 2010). */
export const DIFFERENCE_MAX = 0.25

/**
 * Gives each pilot store the control most like it: nearest by the features named, each in standard deviations of all stores
 * given, the closest pair of all first and no control twice; of two as near, the smaller ids. Stores in reach of the pilot's
 * leads must not be among the others, for what the draft does there changes them. Fewer others than pilot stores leave some
 * unmatched.
 */
export function matchControls(
  pilotStores: readonly StoreFeatures[],
  otherStores: readonly StoreFeatures[],
  features: readonly string[],
): { pairs: MatchedPair[]; balance: Balance[] } {
  // In the order of ids: sums of the same numbers in another order differ in their last digit, which would break ties.
  const [pilots, others] = [byId(pilotStores), byId(otherStores)]
  const scales = features.map((feature) => ({
    feature,
    deviation: deviationOf([...pilots, ...others].map((store) => figureOf(store, feature))),
  }))
  const candidates = pilots.flatMap((pilot) =>
    others.map((control) => ({ pilot, control, distance: distanceOf(pilot, control, scales) })),
  )
  candidates.sort(
    (a, b) =>
      a.distance - b.distance || order(a.pilot.storeId, b.pilot.storeId) || order(a.control.storeId, b.control.storeId),
  )
  const taken = new Set<StoreFeatures>()
  const matched = candidates.filter(({ pilot, control }) => {
    if (taken.has(pilot) || taken.has(control)) return false
    taken.add(pilot).add(control)
    return true
  })
  const pairs = matched.map(({ pilot, control, distance }) => ({
    pilotStoreId: pilot.storeId,
    controlStoreId: control.storeId,
    distance,
  }))
  return {
    pairs: pairs.sort((a, b) => order(a.pilotStoreId, b.pilotStoreId)),
    balance: features.map((feature) =>
      balanceOf(
        feature,
        matched.map(({ pilot }) => figureOf(pilot, feature)),
        matched.map(({ control }) => figureOf(control, feature)),
      ),
    ),
  }
}

/** Standardised mean difference: of the means, over the root of the mean of both variances. */
function balanceOf(feature: string, pilot: readonly number[], control: readonly number[]): Balance {
  const [pilotMean, controlMean] = [meanOf(pilot), meanOf(control)]
  const deviation = Math.sqrt((deviationOf(pilot) ** 2 + deviationOf(control) ** 2) / 2)
  const apart = pilotMean - controlMean
  const difference =
    deviation === 0 ? (apart === 0 ? 0 : Math.sign(apart) * Number.MAX_SAFE_INTEGER) : apart / deviation
  return { feature, pilotMean, controlMean, difference, isBalanced: Math.abs(difference) <= DIFFERENCE_MAX }
}

function distanceOf(
  pilot: StoreFeatures,
  control: StoreFeatures,
  scales: readonly { feature: string; deviation: number }[],
): number {
  const squares = scales.map(({ feature, deviation }) =>
    deviation === 0 ? 0 : ((figureOf(pilot, feature) - figureOf(control, feature)) / deviation) ** 2,
  )
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0))
}

function figureOf({ features }: StoreFeatures, feature: string): number {
  return features[feature] ?? 0
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function deviationOf(values: readonly number[]): number {
  if (values.length < 2) return 0
  const mean = meanOf(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}

function byId(stores: readonly StoreFeatures[]): StoreFeatures[] {
  return [...stores].sort((a, b) => order(a.storeId, b.storeId))
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
