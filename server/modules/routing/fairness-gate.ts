import type { Contender, Objective } from './select-contender'

/** Shares are summed as whole multiples of this part of one, so that the sum is the same in every order. */
const PARTS = 10_000
/** A guide who has just come counts as having been there for this share of the demand: nobody divides by zero. */
const PRESENCE_MIN = 0.02

/** Where each contender stands against their own pro-rata share of what this pool has received today. */
export type Standings = {
  /** What a contender's part of the pool's leads is measured by, in arbitrary equal units. */
  share: Float64Array
  shareSum: number
  usedSum: number
}

/**
 * A contender's share is their day (`cap`) times the part of the demand they were present for, and times their weight under
 * `weighted`. So equal days get equal numbers, a guide back from leave is measured only from their return, and the pace is
 * the pool's own: what was dealt so far, not what was forecast (at the same Jain index that earned more on the simulator than
 * a forecast pace, the lower of both, or their mean). When nobody has a weight everybody counts the same.
 */
export function standingsOf(contenders: readonly Contender[], objective: Objective, elapsedShare: number): Standings {
  const n = contenders.length
  const isWeighted = objective === 'weighted'
  let hasWeight = false
  if (isWeighted) for (let i = 0; i < n; i++) if (partsOf(contenders[i]!) > 0) hasWeight = true
  const share = new Float64Array(n)
  let shareSum = 0
  let usedSum = 0
  for (let i = 0; i < n; i++) {
    const { cap, used, availableSinceShare } = contenders[i]!
    const presence = Math.max(PRESENCE_MIN, Math.min(1, elapsedShare - availableSinceShare))
    const part = hasWeight ? partsOf(contenders[i]!) : PARTS
    const units = cap * Math.round(presence * PARTS) * part
    share[i] = units
    shareSum += units
    usedSum += used
  }
  return { share, shareSum, usedSum }
}

function partsOf({ weight }: Contender): number {
  return Math.max(0, Math.round(weight * PARTS))
}

/**
 * Leads a guide would be ahead of their pro-rata pace with the one in hand counted half, as it is when rounding: a threshold
 * of 0.5 lets in who has had no more than their share, 0 only who is behind by half a lead.
 */
export function leadOf({ used }: Contender, proRata: number): number {
  return used + 0.5 - proRata
}

/**
 * Who is too far ahead: 1 for each contender whose leads exceed their own pro-rata pace by more than the threshold, or who
 * has no weight while others have. Measured against their own pace and never against the least served, so that one idle
 * guide cannot close the pool. When nobody is left the gate opens for everybody of weight.
 */
export function gateOf(
  contenders: readonly Contender[],
  { share, shareSum, usedSum }: Standings,
  leadThreshold: number | null,
): { gated: Uint8Array; isLifted: boolean } {
  const n = contenders.length
  const gated = new Uint8Array(n)
  const pace = usedSum / shareSum
  let kept = 0
  for (let i = 0; i < n; i++) {
    const isAhead = leadThreshold !== null && leadOf(contenders[i]!, share[i]! * pace) > leadThreshold
    if (isAhead || share[i] === 0) gated[i] = 1
    else kept++
  }
  if (kept > 0) return { gated, isLifted: false }
  for (let i = 0; i < n; i++) gated[i] = share[i] === 0 ? 1 : 0
  return { gated, isLifted: true }
}
