import type { StoreInReach } from '../modules/routing/candidate.sql'
import { type Artefacts, decide } from '../modules/routing/decide'
import type { DecisionInput, GuideState } from '../modules/routing/routing-facts'
import type { ArtefactsAt } from './read-artefacts'

/** Under which rules a lead is decided, and the draft whose own pick exploration goes toward. */
export type Deciders = { artefacts: Artefacts; draft: Artefacts | null }

/**
 * The rules of the store the lead is at: where and when a pilot's draft has its turn, the draft's, and the live ones
 * everywhere else. A shadow draft is explored toward everywhere; while a pilot runs without one, either side explores
 * toward the other, so that each logs what the other would have done.
 */
export function decidersOf({ live, pilot, shadow }: ArtefactsAt, stores: readonly StoreInReach[], now: Date): Deciders {
  if (!pilot) return { artefacts: live, draft: shadow }
  const isDraft = isDraftTurn(pilot.plan, storeOf(stores), now)
  return isDraft
    ? { artefacts: pilot.artefacts, draft: shadow ?? live }
    : { artefacts: live, draft: shadow ?? pilot.artefacts }
}

/** Whom a draft would choose for certain, asked with the same facts; null when it would choose nobody now. */
export function draftPickOf(input: DecisionInput, draft: Artefacts, state: readonly GuideState[]): string | null {
  const { rules } = draft
  const { doc } = rules
  const certain = { ...draft, rules: { ...rules, doc: { ...doc, explore: { ...doc.explore, epsilon: 0 } } } }
  const { outcome, ranked } = decide(input, certain, state, 0)
  return outcome === 'ranked' ? (ranked[0]?.guideId ?? null) : null
}

/** Where a lead is: the store whose code was scanned, else the nearest that is open. */
function storeOf(stores: readonly StoreInReach[]): string | null {
  const scene = stores.find(({ isScene }) => isScene)
  if (scene) return scene.id
  const placed = stores.filter(({ isOpen, distanceM }) => isOpen && distanceM !== null)
  placed.sort((a, b) => (a.distanceM as number) - (b.distanceM as number) || (a.id < b.id ? -1 : 1))
  return placed[0]?.id ?? null
}

function isDraftTurn(_plan: unknown, storeId: string | null, _at: Date): boolean {
  return storeId !== null && false
}
