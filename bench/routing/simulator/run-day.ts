import type { SimDay, SimLead } from './make-day'
import type { Network } from './make-network'

/** What a policy sees when a lead arrives: nobody looks ahead. */
export type DayState = {
  network: Network
  used: Int32Array
  lastAssigned: Float64Array
  /** When each open lead of each guide will be dealt with. */
  openUntil: number[][]
  minute: number
}
/** Answers the place in `lead.guides` of the chosen guide, or −1 to let the lead wait. Only `free` places may be chosen. */
export type Policy = (lead: SimLead, free: number[], state: DayState, mayHold: boolean) => number

export type DayResult = { valueYuan: number; used: Int32Array; dealt: number; held: number; pooled: number }
export type RunOptions = { holdMinutes: number }

const OPEN_MINUTES = 90

/**
 * Runs one day of leads through a policy. A lead that may wait is asked again once after `holdMinutes`; if it is still not
 * worth a slot then, it goes to HQ's pool and counts nothing, which is the most cautious reading of waiting.
 */
export function runDay(day: SimDay, network: Network, policy: Policy, { holdMinutes }: RunOptions): DayResult {
  const n = network.guides.length
  const state: DayState = {
    network,
    used: new Int32Array(n),
    lastAssigned: new Float64Array(n).fill(-1),
    openUntil: Array.from({ length: n }, () => []),
    minute: 0,
  }
  const result: DayResult = { valueYuan: 0, used: state.used, dealt: 0, held: 0, pooled: 0 }
  const waiting: { lead: SimLead; until: number }[] = []
  const deal = (lead: SimLead, minute: number, isSecond: boolean) => {
    state.minute = minute
    const free: number[] = []
    for (let k = 0; k < lead.guides.length; k++) {
      const g = lead.guides[k]!
      if (state.used[g]! < network.guides[g]!.cap) free.push(k)
    }
    const place = free.length === 0 ? -1 : policy(lead, free, state, holdMinutes > 0)
    if (place >= 0) {
      const g = lead.guides[place]!
      state.used[g]!++
      state.lastAssigned[g] = minute
      state.openUntil[g]!.push(minute + OPEN_MINUTES)
      result.valueYuan += lead.value[place]!
      result.dealt++
    } else if (holdMinutes > 0 && !isSecond && free.length > 0) {
      waiting.push({ lead, until: minute + holdMinutes })
      result.held++
    } else result.pooled++
  }
  let next = 0
  for (const lead of day.leads) {
    while (next < waiting.length && waiting[next]!.until <= lead.minute) {
      deal(waiting[next]!.lead, waiting[next]!.until, true)
      next++
    }
    deal(lead, lead.minute, false)
  }
  for (; next < waiting.length; next++) deal(waiting[next]!.lead, waiting[next]!.until, true)
  return result
}

/** Jain's fairness index of how full each guide's day is: 1 when all are equally full (Jain, Chiu, Hawe, 1984). */
export function jainOfDays(network: Network, used: Int32Array): number {
  let sum = 0
  let squares = 0
  for (let g = 0; g < used.length; g++) {
    const fullness = used[g]! / network.guides[g]!.cap
    sum += fullness
    squares += fullness * fullness
  }
  return squares === 0 ? 1 : (sum * sum) / (used.length * squares)
}
