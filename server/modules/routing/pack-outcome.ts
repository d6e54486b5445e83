import { assert } from '../../kernel/assert'
import type { Candidate, Decision, LeftOutCode } from './decision'
import { type Column, packColumn, packFlags, packIds, unpackColumn, unpackFlags, unpackIds } from './pack-columns'
import type { OrderedFacts } from './pack-facts'
import type { GuideFact, GuideState, LeadScore } from './routing-facts'

/** A decision as its trace tells it: the first candidates and whoever got it in full, of everybody else the order. */
export type ToldOutcome = Omit<Decision, 'ranked' | 'excludedGuides'> & {
  ranked: Candidate[]
  others: string[]
  excludedGuides: readonly (readonly [string, string])[]
}

/** The candidates that are written out in full; of the rest the order is kept. Deciding again gives all of them. */
const NAMED_MAX = 8

type PackedScore = [logit: number, p: number, score: number, features: Column, bins: number[], logits: number[]]

/**
 * An outcome by places in the ordered facts, key after key: what the facts say already (distance, own limits, counts of
 * who was left out) is not said again.
 */
export type PackedOutcome = [
  outcome: Decision['outcome'],
  reason: Decision['reason'],
  stage: Decision['stage'],
  scope: string | null,
  holdMinutes: number | null,
  choice: [mode: string, tieBreak: string | null, isGateLifted: boolean],
  sla: [ruleId: string | null, acceptMinutes: number, firstContactMinutes: number, maxAttempts: number, clock: string],
  score: PackedScore,
  /** By code, in the order in which they were met: the places that were left out by it. */
  leftOut: [code: string, ...places: number[]][],
  ranked: Column[],
  others: number[],
]

export function packOutcome(decision: Decision, finalGuideId: string | null, facts: OrderedFacts): PackedOutcome {
  const { outcome, reason, stage, scope, holdMinutes, choice, sla, score } = decision
  const placeOf = placesOf(facts.guides)
  const named: Candidate[] = []
  const others: number[] = []
  for (let i = 0; i < decision.ranked.length; i++) {
    const one = decision.ranked[i]!
    if (i < NAMED_MAX || one.guideId === finalGuideId) named.push(one)
    else others.push(placeIn(facts.guides, placeOf, one.guideId, one.storeId))
  }
  return [
    outcome,
    reason,
    stage,
    scope,
    holdMinutes,
    [choice.mode, choice.tieBreak, choice.isGateLifted],
    [sla.ruleId, sla.acceptMinutes, sla.firstContactMinutes, sla.maxAttempts, sla.clock],
    packScore(score),
    packLeftOut(decision.excludedGuides, placeOf),
    packRanked(named, facts, placeOf),
    others,
  ]
}

export function unpackOutcome(packed: PackedOutcome, facts: OrderedFacts): ToldOutcome {
  const [outcome, reason, stage, scope, holdMinutes, choice, sla, score, leftOut, ranked, others] = packed
  const excluded: Record<string, number> = {}
  const places: [place: number, code: string][] = []
  for (const [code, ...ofCode] of leftOut) {
    excluded[code] = ofCode.length
    for (const place of ofCode) places.push([place, code])
  }
  places.sort((a, b) => a[0] - b[0])
  const [mode, tieBreak, isGateLifted] = choice
  const [ruleId, acceptMinutes, firstContactMinutes, maxAttempts, clock] = sla
  return {
    outcome,
    reason,
    stage,
    scope,
    score: unpackScore(score),
    excluded,
    excludedGuides: places.map(([place, code]) => [facts.guides[place]!.id, code]),
    choice: { mode, tieBreak, isGateLifted } as Decision['choice'],
    sla: { ruleId, acceptMinutes, firstContactMinutes, maxAttempts, clock } as Decision['sla'],
    holdMinutes,
    ranked: unpackRanked(ranked, facts),
    others: others.map((place) => facts.guides[place]!.id),
  }
}

/** The first place of each guide: further ones, at other stores, follow it. */
function placesOf(guides: readonly GuideFact[]): Map<string, number> {
  const places = new Map<string, number>()
  for (let i = guides.length - 1; i >= 0; i--) places.set(guides[i]!.id, i)
  return places
}

function placeIn(
  guides: readonly GuideFact[],
  placeOf: ReadonlyMap<string, number>,
  guideId: string,
  storeId: string | null,
): number {
  let place = placeOf.get(guideId)
  while (place !== undefined && guides[place]?.id === guideId) {
    if (guides[place]!.storeId === storeId) return place
    place++
  }
  assert(false, `Guide ${guideId} is not among the facts`)
}

function packScore({ logit, p, score, terms }: LeadScore): PackedScore {
  return [
    logit,
    p,
    score,
    packIds(terms.map(([feature]) => feature)),
    terms.map(([, bin]) => bin),
    terms.map(([, , points]) => points),
  ]
}

function unpackScore([logit, p, score, features, bins, logits]: PackedScore): LeadScore {
  return { logit, p, score, terms: unpackIds(features).map((name, i) => [name, bins[i]!, logits[i]!] as const) }
}

function packLeftOut(
  excluded: Decision['excludedGuides'],
  placeOf: ReadonlyMap<string, number>,
): [string, ...number[]][] {
  const byCode = new Map<LeftOutCode, [string, ...number[]]>()
  let before = ''
  let at = 0
  for (const [guideId, code] of excluded) {
    // Those left out stand in the order of the facts; a guide of several stores may stand here for each.
    at = guideId === before ? at + 1 : (placeOf.get(guideId) as number)
    before = guideId
    const known = byCode.get(code)
    if (known) known.push(at)
    else byCode.set(code, [code, at])
  }
  return [...byCode.values()]
}

function packRanked(
  ranked: readonly Candidate[],
  { guides, state }: OrderedFacts,
  placeOf: Map<string, number>,
): Column[] {
  const own = new Map<string, GuideState>()
  for (const one of state) own.set(one.id, one)
  const boosts = new Map<string, number>()
  const table: (string | number)[] = []
  const boostsOf = (one: Candidate) => {
    let text = ''
    for (const [ruleId, points] of one.boosts) {
      let at = boosts.get(ruleId)
      if (at === undefined) {
        at = boosts.size
        boosts.set(ruleId, at)
        table.push(ruleId, points)
      }
      text += text === '' ? at : `.${at}`
    }
    return text
  }
  return [
    ranked.map((one) => placeIn(guides, placeOf, one.guideId, one.storeId)),
    packColumn(ranked.map((one) => one.u)),
    packColumn(ranked.map((one) => one.p)),
    packColumn(ranked.map((one) => one.valueYuan)),
    packColumn(ranked.map((one) => one.priceYuan)),
    packColumn(ranked.map(boostsOf)),
    table,
    packColumn(ranked.map((one) => one.shortfall)),
    packColumn(ranked.map((one) => one.lead)),
    packFlags(ranked.map((one) => one.isGated)),
    packColumn(ranked.map((one) => one.pi)),
    packColumn(ranked.map((one) => (one.dayCap === own.get(one.guideId)?.dayCap ? null : one.dayCap))),
    packColumn(ranked.map((one) => (one.openCap === own.get(one.guideId)?.openCap ? null : one.openCap))),
  ]
}

function unpackRanked(columns: readonly Column[], { guides, stores, state }: OrderedFacts): Candidate[] {
  const places = columns[0] as number[]
  const own = new Map(state.map((one) => [one.id, one]))
  const storeById = new Map(stores.map((store) => [store.id, store]))
  const numbers = (at: number) => unpackColumn<number>(columns[at], places.length)
  const [u, p, valueYuan, priceYuan] = [numbers(1), numbers(2), numbers(3), numbers(4)]
  const boosts = unpackColumn<string>(columns[5], places.length)
  const table = columns[6] as (string | number)[]
  const [shortfall, lead, isGated, pi] = [numbers(7), numbers(8), unpackFlags(columns[9], places.length), numbers(10)]
  const [dayCaps, openCaps] = [11, 12].map((at) => unpackColumn<number | null>(columns[at], places.length))
  return places.map((place, i) => {
    const guide = guides[place] as GuideFact
    const distanceM = guide.storeId === null ? null : (storeById.get(guide.storeId)?.distanceM ?? null)
    const ofBoosts = boosts[i] === '' ? [] : boosts[i]!.split('.').map(Number)
    return {
      guideId: guide.id,
      storeId: guide.storeId,
      u: u[i]!,
      p: p[i]!,
      valueYuan: valueYuan[i]!,
      priceYuan: priceYuan[i]!,
      distanceKm: distanceM === null ? null : distanceM / 1000,
      boosts: ofBoosts.map((at) => [table[2 * at] as string, table[2 * at + 1] as number] as const),
      shortfall: shortfall[i]!,
      lead: lead[i]!,
      isGated: isGated[i] as boolean,
      pi: pi[i]!,
      dayCap: dayCaps![i] ?? (own.get(guide.id)?.dayCap as number),
      openCap: openCaps![i] ?? (own.get(guide.id)?.openCap as number),
    }
  })
}
