import type { BinShape } from './feature-bins'

export type NumberBinning = {
  /** Fewest rows of a bin. */
  rowsMin: number
  binsMax: number
  /** Neighbours whose outcomes differ by less than this chi-square (1 degree of freedom) become one bin. */
  chiSquareMin: number
}

/** How many equal-count bins the merging starts from. */
const PRE_BINS = 40

type Stretch = { from: number; rows: number; positives: number }

/**
 * Cuts the range of a number where the outcome changes. Starts from equal-count bins between distinct values and
 * joins the two neighbours that differ least (ChiMerge: Kerber, AAAI 1992) until each has `rowsMin` rows, there are at
 * most `binsMax`, and all neighbours differ by `chiSquareMin`. The order of the values does not matter.
 *
 * @param values finite numbers; `labels` 0 or 1 for each
 * @returns bins that cover every number, in rising order: the first and the last are open
 */
export function binNumbers(values: readonly number[], labels: readonly number[], options: NumberBinning): BinShape[] {
  const stretches = equalCountStretches(values, labels)
  mergeAlike(stretches, options)
  return stretches.map(({ from }, index) => ({
    ...(index > 0 && { from }),
    ...(index + 1 < stretches.length && { to: stretches[index + 1]!.from }),
  }))
}

function equalCountStretches(values: readonly number[], labels: readonly number[]): Stretch[] {
  const byValue = new Map<number, Stretch>()
  values.forEach((given, row) => {
    // −0 and 0 are one value.
    const value = given === 0 ? 0 : given
    const point = byValue.get(value) ?? { from: value, rows: 0, positives: 0 }
    point.rows += 1
    point.positives += labels[row] as number
    byValue.set(value, point)
  })
  const points = [...byValue.values()].sort((one, other) => one.from - other.from)
  const rowsEach = values.length / PRE_BINS
  const stretches: Stretch[] = []
  for (const point of points) {
    const last = stretches.at(-1)
    if (last && last.rows + point.rows / 2 < rowsEach) {
      last.rows += point.rows
      last.positives += point.positives
    } else stretches.push({ ...point })
  }
  return stretches
}

function mergeAlike(stretches: Stretch[], { rowsMin, binsMax, chiSquareMin }: NumberBinning): void {
  while (stretches.length > 1) {
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let index = 0; index + 1 < stretches.length; index++) {
      const [left, right] = [stretches[index] as Stretch, stretches[index + 1] as Stretch]
      // A bin too small to stand goes first, into the neighbour it is more like.
      const isForced = left.rows < rowsMin || right.rows < rowsMin
      const difference = chiSquare(left, right) - (isForced ? 1e9 : 0)
      if (difference < least) [best, least] = [index, difference]
    }
    if (least >= chiSquareMin && stretches.length <= binsMax) return
    const [left, right] = [stretches[best] as Stretch, stretches[best + 1] as Stretch]
    left.rows += right.rows
    left.positives += right.positives
    stretches.splice(best + 1, 1)
  }
}

/** Pearson's chi-square of two groups and two outcomes; 0 where all outcomes are the same. */
export function chiSquare(left: Omit<Stretch, 'from'>, right: Omit<Stretch, 'from'>): number {
  const rows = left.rows + right.rows
  const positives = left.positives + right.positives
  if (positives === 0 || positives === rows) return 0
  const cross = left.positives * right.rows - right.positives * left.rows
  return (cross * cross * rows) / (left.rows * right.rows * positives * (rows - positives))
}
