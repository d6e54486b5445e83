import { armOf, type SwitchbackPlan } from '../modules/pilot/switchback-plan'
import { type Artefacts, decide } from '../modules/routing/decide'
import type { DecisionInput, GuideState, StoreFact } from '../modules/routing/routing-facts'
import { leadHome } from './lead-home'
import type { ArtefactsAt } from './read-artefacts'

/** Under which rules a lead is decided, and the draft whose own pick exploration goes toward. */
export type Deciders = { artefacts: Artefacts; draft: Artefacts | null }

/**
 * The rules of the store the lead is at: where and when a pilot's draft has its turn, the draft's, and the live ones
 * everywhere else. A shadow draft is explored toward everywhere; while a pilot runs without one, either side explores
 * toward the other, so that each logs what the other would have done.
 */
export function decidersOf({ live, pilot, shadow }: ArtefactsAt, stores: readonly StoreFact[], now: Date): Deciders {
  if (!pilot) return { artefacts: live, draft: shadow }
  const storeId = leadHome({ stores })
  const isDraft = storeId !== null && armOf(pilot.plan as SwitchbackPlan, storeId, now) === 'draft'
  return isDraft
    ? { artefacts: pilot.artefacts, draft: shadow ?? live }
    : { artefacts: live, draft: shadow ?? pilot.artefacts }
}

/** Whom a draft would choose for certain, asked with the same facts; null when it would choose nobody now. */
export function draftPickOf(input: DecisionInput, draft: Artefacts, state: readonly GuideState[]): string | null {
  const { outcome, ranked } = decide(input, withoutChance(draft), state, 0)
  return outcome === 'ranked' ? (ranked[0]?.guideId ?? null) : null
}

/** The same rules, never exploring: whom they would choose for certain. */
export function withoutChance(artefacts: Artefacts): Artefacts {
  const { rules } = artefacts
  const { doc } = rules
  return { ...artefacts, rules: { ...rules, doc: { ...doc, explore: { ...doc.explore, epsilon: 0 } } } }
}
