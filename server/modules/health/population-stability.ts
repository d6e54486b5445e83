import { assert } from '../../kernel/assert'

/** Above it a population has moved so far that a model trained on the old one should not be trusted (Siddiqi 2006). */
export const PSI_ALARM = 0.2
/** Added to every bin, so that an empty one is rare and not impossible. */
const HALF_A_LEAD = 0.5
/** One-sided 95 % quantile of the standard normal. */
const NORMAL_95_ABOVE = 1.644854

/**
 * How far the leads of now (`actual`) lie from those trained on (`expected`), both counted by the same bins: the population
 * stability index Σ (a − e) ln(a / e). 0 when the shares are the same, and symmetric.
 */
export function populationStability(expected: readonly number[], actual: readonly number[]): number {
  assert(expected.length === actual.length && expected.length > 0, 'both populations are counted by the same bins')
  const before = shares(expected)
  const now = shares(actual)
  return before.reduce((sum, share, bin) => sum + (now[bin]! - share) * Math.log(now[bin]! / share), 0)
}

/**
 * Whether the population has drifted: the index is above 0.2 and above what chance alone gives samples of this size.
 * Unmoved, it is (1/n + 1/m) times a chi-square with bins − 1 degrees (Yurdakul 2018), its 95 % point by Wilson and Hilferty.
 */
export function hasDrifted(expected: readonly number[], actual: readonly number[]): boolean {
  const [before, now] = [total(expected), total(actual)]
  if (before === 0 || now === 0 || expected.length < 2) return false
  const degrees = expected.length - 1
  const spread = 2 / (9 * degrees)
  const chiSquare = degrees * (1 - spread + NORMAL_95_ABOVE * Math.sqrt(spread)) ** 3
  return populationStability(expected, actual) > Math.max(PSI_ALARM, chiSquare * (1 / before + 1 / now))
}

function shares(counts: readonly number[]): number[] {
  const all = total(counts) + HALF_A_LEAD * counts.length
  return counts.map((count) => (count + HALF_A_LEAD) / all)
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
