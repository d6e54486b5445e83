import type { PilotReading, Reading } from './pilot-reading'

/** What a pilot must not do; null or absent guards nothing. Shares are ppm. */
export type Guardrails = {
  acceptP50MinutesMax?: number | null
  unroutedRatePpmMax?: number | null
  jainPpmMin?: number | null
  /** So much of the live rule's value per lead a draft may lose. */
  valueLossPpmMax?: number | null
}
export const BREACH_CODES = ['accept_too_slow', 'unrouted_too_many', 'unfair', 'value_lost'] as const
export type BreachCode = (typeof BREACH_CODES)[number]
/** The limit and what was measured, in the measure's own unit: minutes or a share. */
export type Breach = { code: BreachCode; limit: number; reading: Reading }

/** Below it an arm says nothing: a single lunch hour must not end a pilot. */
export const PILOT_LEADS_MIN = 200
export const PILOT_UNITS_MIN = 8
const PPM = 1_000_000

/**
 * The guardrails a draft has certainly broken; any of them ends the pilot. Certain: the whole 95 % interval of the draft's own
 * figure lies beyond the limit (for value, the interval of draft over live), so a draft just at its limit is stopped by
 * chance once in forty readings, a better one hardly ever. Nothing is broken before each rule has had 200 leads and the
 * intervals rest on 8 cluster-days.
 */
export function checkGuardrails(reading: PilotReading, guardrails: Guardrails): Breach[] {
  if (Math.min(reading.draftLeads, reading.liveLeads) < PILOT_LEADS_MIN || reading.units < PILOT_UNITS_MIN) return []
  const { acceptP50MinutesMax, unroutedRatePpmMax, jainPpmMin, valueLossPpmMax } = guardrails
  const above = (code: BreachCode, limit: number, found: Reading) =>
    found.low !== null && found.low > limit ? [{ code, limit, reading: found }] : []
  const below = (code: BreachCode, limit: number, found: Reading) =>
    found.high !== null && found.high < limit ? [{ code, limit, reading: found }] : []
  return [
    ...guard(acceptP50MinutesMax, (limit) => above('accept_too_slow', limit, reading.acceptP50Minutes.draft)),
    ...guard(unroutedRatePpmMax, (limit) => above('unrouted_too_many', limit / PPM, reading.unroutedRate.draft)),
    ...guard(jainPpmMin, (limit) => below('unfair', limit / PPM, reading.jain.draft)),
    ...guard(valueLossPpmMax, (limit) => below('value_lost', -limit / PPM, reading.valuePerLeadFen.relative)),
  ]
}

/**
 * Whether a draft may be rolled out: no guardrail is broken, and even the low end of its value against live loses no more
 * than is allowed (non-inferior). With too few leads it may not.
 */
export function mayRollOut(reading: PilotReading, guardrails: Guardrails): boolean {
  const { low } = reading.valuePerLeadFen.relative
  const hasEnough =
    Math.min(reading.draftLeads, reading.liveLeads) >= PILOT_LEADS_MIN && reading.units >= PILOT_UNITS_MIN
  const isNonInferior = low !== null && low >= -(guardrails.valueLossPpmMax ?? 0) / PPM
  return hasEnough && isNonInferior && checkGuardrails(reading, guardrails).length === 0
}

function guard(limit: number | null | undefined, check: (limit: number) => Breach[]): Breach[] {
  return limit === null || limit === undefined ? [] : check(limit)
}
