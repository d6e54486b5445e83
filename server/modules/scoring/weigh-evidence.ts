import type { BinCounts } from './encode-rows'

/** The least that the average lead weighs against a bin's own rows: Laplace's rule of succession, so that no bin is certain. */
const PRIOR_ROWS_MIN = 2

export type Evidence = {
  /** How many rows of the average lead each bin is mixed with; infinite where the bins do not differ beyond chance. */
  priorRows: number
  /** By bin, in log-odds; 0 says as much as nothing. */
  woe: Float64Array
}

/**
 * The weight of evidence of each bin, ln(odds in the bin ÷ odds of all), shrunk to 0 by empirical Bayes: each bin is
 * mixed with `priorRows` rows of the average lead. How many is read from the data, by moments of the beta-binomial: were
 * the bins alike, Pearson's X² would be about bins − 1; what it has beyond that is how much bins truly differ
 * (m + 1 = (N − Σn²/N) ÷ (X² − (bins − 1)); the estimator of DerSimonian and Laird 1986 on proportions).
 */
export function weighEvidence({ rows, positives }: BinCounts): Evidence {
  const all = sum(rows)
  const won = sum(positives)
  const woe = new Float64Array(rows.length)
  const priorRows = estimatePriorRows(rows, positives)
  if (!Number.isFinite(priorRows)) return { priorRows, woe }
  const rate = won / all
  for (let bin = 0; bin < rows.length; bin++) {
    const binWon = (positives[bin] as number) + priorRows * rate
    const binLost = (rows[bin] as number) - (positives[bin] as number) + priorRows * (1 - rate)
    woe[bin] = Math.log(binWon / binLost) - Math.log(won / (all - won))
  }
  return { priorRows, woe }
}

/**
 * See `weighEvidence`. Infinite when there is one outcome only, or when bins differ no more than chance would have it: X² may
 * exceed its mean, bins − 1, by one standard deviation, √(2·(bins − 1)), before it is taken for more.
 */
export function estimatePriorRows(rows: ArrayLike<number>, positives: ArrayLike<number>): number {
  const all = sum(rows)
  const won = sum(positives)
  if (won === 0 || won === all) return Number.POSITIVE_INFINITY
  const rate = won / all
  let bins = 0
  let squares = 0
  let chiSquare = 0
  for (let bin = 0; bin < rows.length; bin++) {
    const count = rows[bin] as number
    if (count === 0) continue
    bins += 1
    squares += count * count
    chiSquare += (((positives[bin] as number) - count * rate) ** 2 / count) * (1 / (rate * (1 - rate)))
  }
  const excess = chiSquare - (bins - 1)
  if (bins < 2 || excess <= Math.sqrt(2 * (bins - 1))) return Number.POSITIVE_INFINITY
  return Math.max(PRIOR_ROWS_MIN, (all - squares / all) / excess - 1)
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let index = 0; index < values.length; index++) total += values[index] as number
  return total
}
