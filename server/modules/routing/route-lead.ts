import type { RoutingPolicy } from '../../../contract/routing-policy'
import type { ExclusionCode, GuideRole, UnroutableReason } from '../../../contract/vocabulary'
import { fnv1a } from './fnv1a'

/** Raised whenever the same input could give another output; a stored decision replays under its own version. */
export const ROUTING_ENGINE = 'route-1'

export type StoreFact = {
  id: string
  /** Whole metres from the shopper, or null when it is not known where they are. */
  distanceM: number | null
  isScene: boolean
  isOpen: boolean
  /** Whether the shopper's consent lets this store's company receive the lead. */
  mayReceive: boolean
}

export type GuideFact = {
  id: string
  /** null: HQ's own concierge, who belongs to no store. */
  storeId: string | null
  role: GuideRole
  grade: number
  /** null: no speciality, takes everything. */
  isSkilled: boolean | null
  isEmployed: boolean
  isOnLeave: boolean
  isTaking: boolean
  isSelf: boolean
  dayUsed: number
  dayCap: number
  openUsed: number
  openCap: number
  memberUsed: number
  memberCap: number
  /** Milliseconds since 1970, null when never assigned. */
  lastAssignedMs: number | null
}

/** Everything the decision rests on, and nothing that names a shopper: stored, and enough to decide again. */
export type RoutingInput = {
  leadId: string
  attempt: number
  score: number
  boundGuideId: string | null
  sceneGuideId: string | null
  triedGuideIds: readonly string[]
  stores: readonly StoreFact[]
  guides: readonly GuideFact[]
}

export type Stage = 'guide' | 'store_manager' | 'hq_pool'
export type Candidate = {
  guideId: string
  storeId: string | null
  points: number
  terms: [term: string, points: number][]
}
export type RoutingDecision = {
  outcome: 'ranked' | 'unroutable'
  reason: UnroutableReason | null
  stage: Stage | null
  /** Best first. Reserving walks down this list until somebody has room. */
  ranked: Candidate[]
  excluded: Partial<Record<ExclusionCode, number>>
  /** Who was left out and by what, within limits: enough to answer "why not me" for the guides of these stores. */
  excludedGuides: [guideId: string, code: ExclusionCode][]
  acceptWithinMinutes: number
}

/** The longest list that is kept: scoped stores have a few dozen guides at most. */
const CANDIDATES_MAX = 60

/**
 * Decides who is offered a lead: scope, eligibility, points, order. A pure function of its input and the policy, not of
 * the order in which stores or guides are listed. Guides first; when none is eligible or enough of them were asked, the
 * policy's fallbacks in turn. Nobody at all is a value with a reason.
 */
export function routeLead(input: RoutingInput, policy: RoutingPolicy): RoutingDecision {
  const storeById = new Map(input.stores.map((store) => [store.id, store]))
  const judged = [...input.guides]
    .sort((a, b) => compareText(a.id + a.storeId, b.id + b.storeId))
    .map((guide) => ({ guide, store: guide.storeId ? storeById.get(guide.storeId) : undefined }))
    .map(({ guide, store }) => ({ guide, store, code: exclusionOf(guide, store, input, policy) }))

  const acceptWithinMinutes = policy.sla.find((step) => input.score >= step.minScore)?.acceptWithinMinutes ?? 60
  const left = { excluded: countCodes(judged), excludedGuides: sampleCodes(judged), acceptWithinMinutes }
  for (const stage of stagesOf(input.triedGuideIds.length, policy)) {
    const eligible = judged.filter(({ guide, code }) => code === null && STAGE_OF_ROLE[guide.role] === stage)
    if (eligible.length === 0) continue
    const ranked = rankCandidates(eligible, input, policy).slice(0, CANDIDATES_MAX)
    return { outcome: 'ranked', reason: null, stage, ranked, ...left }
  }
  return { outcome: 'unroutable', reason: reasonOf(input, policy), stage: null, ranked: [], ...left }
}

/**
 * Guides until enough were asked; then each fallback gets one turn, and the last one all that remain. An attempt that
 * found nobody asked nobody: after a night in the pool a lead still goes to the guides first.
 */
function stagesOf(asked: number, { guideAttemptsMax, fallback }: RoutingPolicy): readonly Stage[] {
  if (asked < guideAttemptsMax) return ['guide', ...fallback]
  return fallback.slice(Math.min(asked - guideAttemptsMax, fallback.length - 1))
}

const STAGE_OF_ROLE: Record<GuideRole, Stage> = { guide: 'guide', store_manager: 'store_manager', concierge: 'hq_pool' }

function reasonOf(input: RoutingInput, policy: RoutingPolicy): UnroutableReason {
  if (!input.stores.some((store) => store.isOpen)) return 'NO_STORE'
  if (input.triedGuideIds.length >= policy.guideAttemptsMax) return 'ATTEMPTS_EXHAUSTED'
  return 'NO_ELIGIBLE_GUIDE'
}

/** The first thing that speaks against a guide, or null. The order is from the lasting to the momentary. */
function exclusionOf(
  guide: GuideFact,
  store: StoreFact | undefined,
  input: RoutingInput,
  policy: RoutingPolicy,
): ExclusionCode | null {
  if (!guide.isEmployed) return 'NOT_EMPLOYED'
  if (guide.isSelf) return 'SELF'
  if (guide.storeId !== null) {
    if (!store?.isOpen) return 'STORE_CLOSED'
    if (!store.mayReceive) return 'CONSENT_MISSING'
    if (!store.isScene && store.distanceM !== null && store.distanceM > policy.withinKm * 1000) return 'STORE_FAR'
  }
  if (input.triedGuideIds.includes(guide.id)) return 'TRIED'
  if (guide.isOnLeave) return 'ON_LEAVE'
  if (!guide.isTaking) return 'PAUSED'
  if (guide.isSkilled === false) return 'SKILL'
  if (guide.dayUsed >= guide.dayCap) return 'DAY_CAP'
  if (guide.openUsed >= guide.openCap) return 'OPEN_CAP'
  if (guide.memberUsed >= guide.memberCap && guide.id !== input.boundGuideId) return 'MEMBER_CAP'
  return null
}

type Judged = { guide: GuideFact; store: StoreFact | undefined; code: ExclusionCode | null }

function rankCandidates(eligible: readonly Judged[], input: RoutingInput, policy: RoutingPolicy): Candidate[] {
  const scored = eligible.map(({ guide, store }) => {
    const terms = termsOf(guide, store, input, policy).filter(([, points]) => points !== 0)
    return { guide, terms, points: terms.reduce((sum, [, points]) => sum + points, 0) }
  })
  // A guide of several stores in scope competes once, from the store that serves this shopper best.
  const best = new Map<string, (typeof scored)[number]>()
  for (const item of scored) {
    const known = best.get(item.guide.id)
    if (!known || item.points > known.points) best.set(item.guide.id, item)
  }
  // Equal points: whoever had less of the day, then whoever waited longest, then a hash nobody can steer.
  const draw = (guideId: string) => fnv1a(`${input.leadId}:${input.attempt}:${guideId}`)
  return [...best.values()]
    .sort(
      (a, b) =>
        b.points - a.points ||
        a.guide.dayUsed * b.guide.dayCap - b.guide.dayUsed * a.guide.dayCap ||
        (a.guide.lastAssignedMs ?? 0) - (b.guide.lastAssignedMs ?? 0) ||
        draw(a.guide.id) - draw(b.guide.id) ||
        compareText(a.guide.id, b.guide.id),
    )
    .map(({ guide, terms, points }) => ({ guideId: guide.id, storeId: guide.storeId, points, terms }))
}

function termsOf(
  guide: GuideFact,
  store: StoreFact | undefined,
  input: RoutingInput,
  { points, hotScore }: RoutingPolicy,
): [string, number][] {
  return [
    ['boundGuide', guide.id === input.boundGuideId ? points.boundGuide : 0],
    ['sceneGuide', guide.id === input.sceneGuideId ? points.sceneGuide : 0],
    ['sceneStore', store?.isScene ? points.sceneStore : 0],
    ['skillMatch', guide.isSkilled ? points.skillMatch : 0],
    ['hotGrade', input.score >= hotScore ? (guide.grade - 1) * points.hotGrade : 0],
    ['distance', Math.round(((store?.distanceM ?? 0) * points.perKm) / 1000)],
    ['openWork', share(points.fullOpenWork, guide.openUsed, guide.openCap)],
    ['day', share(points.fullDay, guide.dayUsed, guide.dayCap)],
  ]
}

const share = (points: number, used: number, cap: number) => Math.round((points * used) / Math.max(cap, 1)) || 0

function countCodes(judged: readonly Judged[]): Partial<Record<ExclusionCode, number>> {
  const counts: Partial<Record<ExclusionCode, number>> = {}
  for (const { code } of judged) if (code) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

function sampleCodes(judged: readonly Judged[]): [string, ExclusionCode][] {
  return judged
    .flatMap(({ guide, code }) => (code ? [[guide.id, code] as [string, ExclusionCode]] : []))
    .slice(0, CANDIDATES_MAX)
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
