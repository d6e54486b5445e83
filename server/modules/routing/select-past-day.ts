import type { Contender, Objective } from './select-contender'
import { selectGuide } from './select-guide'

/** One lead of a past day and what it was worth with each guide who could have had it, in yuan of expected margin. */
export type PastLead = { atMinute: number; guideIds: readonly string[]; valueYuan: readonly number[] }
/** A past day: its leads in order of arrival, and how many leads each guide's day could hold. */
export type PastDay = { day: string; leads: readonly PastLead[]; caps: ReadonlyMap<string, number> }

export type PastSettings = {
  objective: Objective
  leadThreshold: number | null
  paceBeta: number
  /** Of a guide's part under `weighted`; everybody the same when left out. */
  weightOf?: (guideId: string) => number
  priceOf: (guideId: string) => number
  /** Share of the day's demand that has come by a minute of the day. */
  paceAt: (minute: number) => number
  expectedLoad: number
}

export type PastResult = { valueYuan: number; used: ReadonlyMap<string, number>; unrouted: number }

/**
 * Deals a past day again by `selectGuide`, every guide empty in the morning and nothing known ahead: who would have got how
 * many, and what it would have been worth. Distances and boosts are taken to be in the values. Pure and repeatable.
 */
export function selectPastDay({ day, leads, caps }: PastDay, settings: PastSettings): PastResult {
  const contenders = new Map<string, Contender>()
  for (const [guideId, cap] of caps) if (cap > 0) contenders.set(guideId, freshContender(guideId, cap, settings))
  let valueYuan = 0
  let unrouted = 0
  for (let i = 0; i < leads.length; i++) {
    const { atMinute, guideIds, valueYuan: values } = leads[i]!
    const able: Contender[] = []
    for (let k = 0; k < guideIds.length; k++) {
      const contender = contenders.get(guideIds[k]!)
      if (contender === undefined || contender.used >= contender.cap) continue
      contender.valueYuan = values[k]!
      able.push(contender)
    }
    if (able.length === 0) {
      unrouted++
      continue
    }
    const { ranked } = selectGuide(able, {
      objective: settings.objective,
      leadThreshold: settings.leadThreshold,
      paceBeta: settings.paceBeta,
      distCostPerKm: 0,
      elapsedShare: settings.paceAt(atMinute),
      expectedLoad: settings.expectedLoad,
      mayHold: false,
      explore: null,
      seed: 0,
      drawKey: `${day}:${i}`,
    })
    const chosen = contenders.get(ranked[0]!.guideId)!
    chosen.used++
    chosen.lastAssignedMs = i
    valueYuan += chosen.valueYuan
  }
  return { valueYuan, used: new Map([...contenders].map(([guideId, { used }]) => [guideId, used])), unrouted }
}

function freshContender(guideId: string, cap: number, { priceOf, weightOf }: PastSettings): Contender {
  return {
    guideId,
    valueYuan: 0,
    distanceKm: null,
    boostPoints: 0,
    used: 0,
    cap,
    availableSinceShare: 0,
    weight: weightOf?.(guideId) ?? 1,
    priceYuan: priceOf(guideId),
    lastAssignedMs: null,
  }
}
