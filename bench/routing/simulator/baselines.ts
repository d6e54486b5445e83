import type { Policy } from './run-day'

/** Names the place with the highest score; the earlier one on a tie. */
function best(free: readonly number[], score: (place: number) => number): number {
  let chosen = free[0]!
  let top = score(chosen)
  for (let i = 1; i < free.length; i++) {
    const own = score(free[i]!)
    if (own > top) {
      top = own
      chosen = free[i]!
    }
  }
  return chosen
}

/** Whoever waited longest (Cal.com without weights, Dynamics 365; Frappe by pointer). */
export const leastRecent: Policy = (lead, free, { lastAssigned }) => best(free, (k) => -lastAssigned[lead.guides[k]!]!)

/** Whoever is furthest behind their weighted share of what the pool received (Cal.com, Chili Piper, LeanData); weight: cap. */
export const weightedShortfall: Policy = (lead, free, { used, network }) => {
  let dealt = 0
  let weights = 0
  for (const k of free) {
    dealt += used[lead.guides[k]!]!
    weights += network.guides[lead.guides[k]!]!.cap
  }
  return best(free, (k) => (network.guides[lead.guides[k]!]!.cap / weights) * dealt - used[lead.guides[k]!]!)
}

/** Whoever has the fewest open leads (Chatwoot balanced). */
export const leastOpen: Policy = (lead, free, { openUntil, minute }) =>
  best(free, (k) => {
    const open = openUntil[lead.guides[k]!]!
    while (open.length > 0 && open[0]! <= minute) open.shift()
    return -open.length
  })

/** The most expected margin now, whatever it costs later. */
export const greedyValue: Policy = (lead, free) => best(free, (k) => lead.value[k]!)

/** Value discounted by how full the day is: ψ(x) = 1 − e^(x − 1) (Mehta, Saberi, Vazirani, Vazirani, 2007). */
export const msvv: Policy = (lead, free, { used, network }) =>
  best(free, (k) => {
    const g = lead.guides[k]!
    return lead.value[k]! * (1 - Math.exp(used[g]! / network.guides[g]!.cap - 1))
  })

export const BASELINES: Record<string, Policy> = { leastRecent, weightedShortfall, leastOpen, greedyValue, msvv }
