import type { Network } from '../simulator/make-network'

/** How evenly guides of one store and one grade were dealt. */
export type GroupFairness = {
  /** The worst Jain index of used ÷ cap of any group of at least two. */
  jainMin: number
  /** The furthest any guide is from their part of what the group received, in leads. */
  offMax: number
}

/** Holds the `equal` objective to its word where people compare: within the store, among their grade. */
export function fairnessWithinGroups({ guides }: Network, used: Int32Array): GroupFairness {
  const groups = new Map<string, number[]>()
  for (let g = 0; g < guides.length; g++) {
    const key = `${guides[g]!.store}:${guides[g]!.grade}`
    groups.set(key, [...(groups.get(key) ?? []), g])
  }
  const result: GroupFairness = { jainMin: 1, offMax: 0 }
  for (const members of groups.values()) {
    if (members.length < 2) continue
    let dealt = 0
    let caps = 0
    let sum = 0
    let squares = 0
    for (const g of members) {
      const fullness = used[g]! / guides[g]!.cap
      dealt += used[g]!
      caps += guides[g]!.cap
      sum += fullness
      squares += fullness * fullness
    }
    if (squares > 0) result.jainMin = Math.min(result.jainMin, (sum * sum) / (members.length * squares))
    for (const g of members) {
      result.offMax = Math.max(result.offMax, Math.abs(used[g]! - (dealt * guides[g]!.cap) / caps))
    }
  }
  return result
}
