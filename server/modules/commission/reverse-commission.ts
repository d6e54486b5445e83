import { type LineSplit, splitCommission } from './split-commission'

export type FrozenLine = { poolPpm: number; weights: readonly number[]; targetsFen: readonly number[] }

/**
 * What a refund takes back from each party of a line: the difference between what is due for what remains now and what
 * was due before. Deltas add up to the change of the pool. One may be +1 fen while the others fall: rounding moved.
 */
export function reverseCommission(line: FrozenLine, remainingFen: number): LineSplit & { deltasFen: number[] } {
  const after = splitCommission(remainingFen, line.poolPpm, line.weights)
  return { ...after, deltasFen: after.targetsFen.map((target, index) => target - line.targetsFen[index]!) }
}
