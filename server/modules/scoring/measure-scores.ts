/**
 * The area under the ROC curve: how often a lead that won has the higher score than one that did not, ties counting one
 * half (Mann–Whitney U by mid-ranks). 0.5 when there is one outcome only. The order of rows does not matter.
 */
export function measureAuc(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const order = risingOrder(scores)
  let positives = 0
  let rankSum = 0
  for (let start = 0; start < order.length; ) {
    let end = start
    let won = 0
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) won += labels[order[end++]!] as number
    positives += won
    rankSum += won * ((start + end + 1) / 2)
    start = end
  }
  const negatives = order.length - positives
  if (positives === 0 || negatives === 0) return 0.5
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/** The mean squared distance of probability and outcome (Brier 1950); 0 for no rows. */
export function measureBrier(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  let total = 0
  for (let row = 0; row < probabilities.length; row++) {
    total += ((probabilities[row] as number) - (labels[row] as number)) ** 2
  }
  return probabilities.length === 0 ? 0 : total / probabilities.length
}

/** The mean negative log-likelihood of the outcomes, in nats, with probabilities kept off 0 and 1. */
export function measureLogLoss(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  let total = 0
  for (let row = 0; row < probabilities.length; row++) {
    const p = Math.min(1 - 1e-12, Math.max(1e-12, probabilities[row] as number))
    total -= Math.log(labels[row] === 1 ? p : 1 - p)
  }
  return probabilities.length === 0 ? 0 : total / probabilities.length
}

export type CalibrationBin = { rows: number; meanProbability: number; rate: number }

/**
 * Foreseen against seen in bins of equal count, from the least likely to the likeliest. Rows with the same probability
 * count with the share of them that won, so where a bin's border falls among equals, the order of rows does not matter.
 */
export function listCalibration(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  bins = 10,
): CalibrationBin[] {
  const order = risingOrder(probabilities)
  const rates = new Float64Array(order.length)
  for (let start = 0; start < order.length; ) {
    let end = start
    let won = 0
    while (end < order.length && probabilities[order[end]!] === probabilities[order[start]!]) {
      won += labels[order[end++]!] as number
    }
    rates.fill(won / (end - start), start, end)
    start = end
  }
  return Array.from({ length: bins }, (_, bin) => {
    const start = Math.floor((bin * order.length) / bins)
    const end = Math.floor(((bin + 1) * order.length) / bins)
    const rows = end - start
    let foreseen = 0
    let seen = 0
    for (let at = start; at < end; at++) {
      foreseen += probabilities[order[at]!] as number
      seen += rates[at] as number
    }
    return { rows, meanProbability: rows && foreseen / rows, rate: rows && seen / rows }
  })
}

/**
 * The expected calibration error: the mean distance of foreseen and seen share over bins of equal count, weighted by
 * their rows (Naeini et al. 2015, with equal counts). 0 for no rows.
 */
export function measureEce(probabilities: ArrayLike<number>, labels: ArrayLike<number>, bins = 10): number {
  if (probabilities.length === 0) return 0
  const table = listCalibration(probabilities, labels, bins)
  const total = table.reduce((sum, bin) => sum + bin.rows * Math.abs(bin.meanProbability - bin.rate), 0)
  return total / probabilities.length
}

/**
 * The population stability index between two counts of the same bins: Σ (b − a)·ln(b ÷ a) over shares. One half row is
 * added to each bin that either side has, so that an empty one is finite. Below 0.1 is calm, above 0.2 a shift.
 */
export function measurePsi(before: ArrayLike<number>, after: ArrayLike<number>): number {
  const bins = Array.from({ length: before.length }, (_, bin) => [before[bin], after[bin]] as [number, number])
  const live = bins.filter(([one, other]) => one + other > 0).map(([one, other]) => [one + 0.5, other + 0.5] as const)
  const allBefore = live.reduce((sum, [one]) => sum + one, 0)
  const allAfter = live.reduce((sum, [, other]) => sum + other, 0)
  return live.reduce((sum, [one, other]) => {
    const [a, b] = [one / allBefore, other / allAfter]
    return sum + (b - a) * Math.log(b / a)
  }, 0)
}

function risingOrder(values: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: values.length }, (_, index) => index)
  return order.sort((one, other) => (values[one] as number) - (values[other] as number))
}
