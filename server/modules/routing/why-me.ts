import type { WhyMeCode } from '../../../contract/reasons'
import type { Candidate } from './decision'
import { MANUAL_ENGINE, type StoredDecision, traceOf } from './replay-decision'
import type { ReadTrace } from './trace'

export type WhyMe = { code: WhyMeCode | 'rule'; points: number; text?: string }
/** A rule's name by its id, in the version that decided. */
export type RuleNames = (ruleId: string) => string | undefined

/** What belongs to whom weighs more than anything that is counted. */
const OWN_POINTS = 100
const SCENE_STORE_POINTS = 50
const POINTS_PER_LEAD = 10

/**
 * Why a lead came to a guide, and how far it is from the store they have it for: read from the decision, not decided
 * again, and from their own candidate alone.
 */
export function whyMe(
  guideId: string,
  stored: Pick<StoredDecision, 'engineVersion' | 'output' | 'input' | 'trace'>,
  nameOf: RuleNames,
): { whyMe: WhyMe[]; distanceM: number | null } {
  if (stored.engineVersion === MANUAL_ENGINE)
    return { whyMe: [{ code: 'handed', points: OWN_POINTS }], distanceM: null }
  const trace = traceOf(stored)
  if (!trace) return whyMeOfOld(guideId, stored)
  const own = trace.out.ranked.find((candidate) => candidate.guideId === guideId)
  const distanceM = own?.distanceKm == null ? null : Math.round(own.distanceKm * 1000)
  return { whyMe: own ? termsOf(own, trace, nameOf) : [], distanceM }
}

/** The terms that placed a candidate, in words of the guide: what spoke for them positive, what against them negative. */
export function termsOf(own: Candidate, trace: Pick<ReadTrace, 'input' | 'out' | 'final'>, nameOf: RuleNames): WhyMe[] {
  const { input, out, final } = trace
  const store = input.stores.find(({ id }) => id === own.storeId)
  const isFirst = out.ranked[0]?.guideId === own.guideId
  // Whose turn it is says nothing where nobody else was asked.
  const isSticky = out.choice.mode === 'sticky'
  const isCompared = !isSticky && out.ranked.length + out.others.length > 1
  const shortfall = isCompared ? Math.round(own.shortfall * POINTS_PER_LEAD) : 0
  const terms: WhyMe[] = [
    { code: 'boundGuide', points: own.guideId === input.ownerGuideId ? OWN_POINTS : 0 },
    { code: 'sceneGuide', points: own.guideId === input.sceneGuideId ? OWN_POINTS : 0 },
    { code: 'sceneStore', points: store?.isScene && !isSticky ? SCENE_STORE_POINTS : 0 },
    // To whom it belongs it came for that alone: what rules would have added says the same once more, or nothing.
    ...(isSticky ? [] : own.boosts).map(([ruleId, points]): WhyMe => {
      const text = nameOf(ruleId)
      return { code: 'rule', points, ...(text === undefined ? {} : { text }) }
    }),
    { code: 'turn', points: Math.max(0, shortfall) },
    { code: 'ahead', points: Math.min(0, shortfall) },
    { code: 'explored', points: isFirst && out.choice.mode === 'explore' ? 1 : 0 },
    { code: 'nextFree', points: final.guideId === own.guideId && !isFirst ? 1 : 0 },
    { code: 'distance', points: -Math.round(own.distanceKm ?? 0) },
  ]
  return terms.filter(({ points }) => points !== 0)
}

/** Decisions of the first engine, which kept points instead of a trace. */
function whyMeOfOld(guideId: string, { output, input }: Pick<StoredDecision, 'output' | 'input'>) {
  type Old = { ranked?: { guideId: string; storeId: string | null; terms?: [WhyMeCode, number][] }[] }
  const own = (output as Old | null)?.ranked?.find((candidate) => candidate.guideId === guideId)
  const { stores = [] } = (input ?? {}) as { stores?: { id: string; distanceM: number | null }[] }
  return {
    whyMe: (own?.terms ?? []).map(([code, points]): WhyMe => ({ code, points })),
    distanceM: stores.find(({ id }) => id === own?.storeId)?.distanceM ?? null,
  }
}
