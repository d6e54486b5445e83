/** One lead of a past day: what it was worth with each guide who could have had it, in yuan of expected margin. */
export type PastLead = { atMinute: number; guideIds: readonly string[]; valueYuan: readonly number[] }
/** A past day: its leads in order of arrival, and how many leads each guide's day could hold. */
export type PastDay = { day: string; leads: readonly PastLead[]; caps: ReadonlyMap<string, number> }

/** The transportation problem of a day, for a linear solver: maximise gain·x with A·x ≤ rowLimit, A by columns. */
export type CapacityProblem = {
  /** The guide of each of the first rows; the rows after them are the leads. */
  guideIds: string[]
  gain: Float64Array
  columnStart: Int32Array
  rowOf: Int32Array
  entry: Float64Array
  rowLimit: Float64Array
}

/**
 * States the day with hindsight: each lead to one guide at most, each guide up to their cap, the most expected margin. Its
 * optimum is what no way of dealing can beat; the duals of the guide rows are what one more slot of a guide's day was worth.
 * Pairs worth nothing, and guides without a day, are left out. Exact: the matrix is totally unimodular.
 */
export function statePastDay({ leads, caps }: PastDay): CapacityProblem {
  const guideIds = [...caps.keys()].filter((guideId) => caps.get(guideId)! > 0).sort()
  const rowOfGuide = new Map(guideIds.map((guideId, row) => [guideId, row]))
  const gain: number[] = []
  const rowOf: number[] = []
  for (let l = 0; l < leads.length; l++) {
    const { guideIds: able, valueYuan } = leads[l]!
    for (let k = 0; k < able.length; k++) {
      const row = rowOfGuide.get(able[k]!)
      if (row === undefined || !(valueYuan[k]! > 0)) continue
      gain.push(valueYuan[k]!)
      rowOf.push(row, guideIds.length + l)
    }
  }
  const rowLimit = new Float64Array(guideIds.length + leads.length).fill(1)
  for (let row = 0; row < guideIds.length; row++) rowLimit[row] = caps.get(guideIds[row]!)!
  return {
    guideIds,
    gain: Float64Array.from(gain),
    columnStart: Int32Array.from({ length: gain.length + 1 }, (_, column) => 2 * column),
    rowOf: Int32Array.from(rowOf),
    entry: new Float64Array(rowOf.length).fill(1),
    rowLimit,
  }
}

/** Reads what a slot of each guide's day was worth, in yuan, from the solver's row prices. */
export function slotPricesOf({ guideIds }: CapacityProblem, rowPrice: Float64Array): Map<string, number> {
  return new Map(guideIds.map((guideId, row) => [guideId, rowPrice[row]!]))
}
