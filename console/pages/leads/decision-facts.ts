import type { Out } from '../../api/call'

/** What a stored decision holds, read with care: engines of then kept less, and a person keeps a reason only. Pure. */

export type Attempt = Out<'showDecision'>['attempts'][number]
export type Names = Pick<Out<'showDecision'>, 'guideNames' | 'storeNames'>

export type Ranked = {
  place: number
  guideId: string | null
  storeId: string | null
  /** Utility: yuan or points; of the first engine its points. */
  total: number | null
  chance: number | null
  valueYuan: number | null
  priceYuan: number | null
  distanceKm: number | null
  shortfall: number | null
  lead: number | null
  isGated: boolean
  boosts: readonly (readonly [ruleId: string, points: number])[]
  /** Of the first engine: what its points were added up from. */
  terms: readonly (readonly [code: string, points: number])[]
  picked: number | null
}
export type Facts = {
  isManual: boolean
  /** Decided by the engine whose decisions can be made again. */
  isFull: boolean
  outcome: string | null
  reason: string | null
  stage: string | null
  scopeId: string | null
  holdMinutes: number | null
  acceptMinutes: number | null
  contactMinutes: number | null
  slaId: string | null
  tieBreak: string | null
  isGateLifted: boolean
  ranked: Ranked[]
  /** How many more stood behind, of whom the order alone was kept. */
  others: number
  leftOut: { code: string; count: number; guideIds: string[] }[]
  stores: { id: string; distanceM: number | null; isOpen: boolean; mayReceive: boolean; isScene: boolean }[]
  winner: { guideId: string | null; place: number | null }
}

type Bag = Record<string, unknown>
const bag = (value: unknown): Bag => (typeof value === 'object' && value !== null ? (value as Bag) : {})
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const figure = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)
const pairs = (value: unknown) =>
  list(value).flatMap((pair) => {
    const [name, points] = list(pair)
    return typeof name === 'string' && typeof points === 'number' ? [[name, points] as const] : []
  })

/** Reads an attempt's stored facts; what its engine did not keep is null or empty. */
export function factsOf(attempt: Attempt): Facts {
  const [input, out, final] = [bag(attempt.input), bag(attempt.output), bag(attempt.final)]
  const [sla, choice] = [bag(out.sla), bag(out.choice)]
  const ranked = list(out.ranked).map(rankedOf)
  const winnerId = text(final.guideId)
  const winnerAt = ranked.findIndex(({ guideId }) => guideId !== null && guideId === winnerId)
  return {
    isManual: attempt.mode === 'manual' || attempt.engineVersion === 'manual',
    isFull: attempt.guideState !== null,
    outcome: text(out.outcome),
    reason: text(out.reason),
    stage: text(out.stage),
    scopeId: text(out.scope),
    holdMinutes: figure(out.holdMinutes),
    acceptMinutes: figure(sla.acceptMinutes) ?? figure(out.acceptWithinMinutes),
    contactMinutes: figure(sla.firstContactMinutes),
    slaId: text(sla.ruleId),
    tieBreak: text(choice.tieBreak),
    isGateLifted: choice.isGateLifted === true,
    ranked,
    others: list(out.others).length,
    leftOut: leftOutOf(out),
    stores: list(input.stores).map(storeOf),
    winner: { guideId: winnerId, place: winnerAt < 0 ? null : winnerAt + 1 },
  }
}

function rankedOf(value: unknown, index: number): Ranked {
  const one = bag(value)
  return {
    place: index + 1,
    guideId: text(one.guideId),
    storeId: text(one.storeId),
    total: figure(one.u) ?? figure(one.points),
    chance: figure(one.p),
    valueYuan: figure(one.valueYuan),
    priceYuan: figure(one.priceYuan),
    distanceKm: figure(one.distanceKm),
    shortfall: figure(one.shortfall),
    lead: figure(one.lead),
    isGated: one.isGated === true,
    boosts: pairs(one.boosts),
    terms: pairs(one.terms),
    picked: figure(one.pi),
  }
}

function storeOf(value: unknown): Facts['stores'][number] {
  const one = bag(value)
  return {
    id: text(one.id) ?? '',
    distanceM: figure(one.distanceM),
    isOpen: one.isOpen !== false,
    mayReceive: one.mayReceive !== false,
    isScene: one.isScene === true,
  }
}

/** By reason, the most frequent first: how many, and who of them is known. */
function leftOutOf(out: Bag): Facts['leftOut'] {
  const named = new Map<string, string[]>()
  for (const pair of list(out.excludedGuides)) {
    const [guideId, code] = list(pair).map(text)
    if (!guideId || !code) continue
    const known = named.get(code)
    if (known) known.push(guideId)
    else named.set(code, [guideId])
  }
  const counts = Object.entries(bag(out.excluded)).flatMap(([code, count]) =>
    typeof count === 'number' ? [{ code, count, guideIds: named.get(code) ?? [] }] : [],
  )
  const known = new Set(counts.map(({ code }) => code))
  const rest = [...named].filter(([code]) => !known.has(code))
  return [...counts, ...rest.map(([code, guideIds]) => ({ code, count: guideIds.length, guideIds }))].sort(
    (a, b) => b.count - a.count,
  )
}
