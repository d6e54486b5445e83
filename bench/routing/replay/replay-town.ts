import type { RuleSet } from '../../../contract/rule-set'
import { type Artefacts, DECIDE_ENGINE, decide } from '../../../server/modules/routing/decide'
import type { Decision } from '../../../server/modules/routing/decision'
import { traceText, type Versions } from '../../../server/modules/routing/trace'
import { THIRTY_RULES } from '../speed/thirty-rules'
import { type Case, SimulatedDays } from './simulated-days'
import { townArtefacts } from './town-artefacts'

/** Two dozen candidates a lead, as in the simulator: the four nearest stores with three to eight guides each. */
const REPLAY_TOWN = { stores: 80, guidesMin: 3, guidesMax: 8, nearestStores: 4, leadsPerDay: 4_000 } as const

/** A chain whose days are decided and traced, under one version of everything. */
export type ReplayTown = { days: SimulatedDays; artefacts: Artefacts; versions: Versions }

export function replayTown(seed: number, doc: RuleSet = THIRTY_RULES): ReplayTown {
  const days = new SimulatedDays({ seed, ...REPLAY_TOWN })
  const artefacts = townArtefacts(days.town, doc, seed)
  const versions = { engine: DECIDE_ENGINE, rules: 1, model: artefacts.model.version, prices: artefacts.prices.version }
  return { days, artefacts, versions }
}

/** The next lead of the days, decided, given away, and written as the text of its trace. */
export function nextTraced({ days, artefacts, versions }: ReplayTown): { one: Case; decision: Decision; text: string } {
  const one = days.next()
  const decision = decide(one.input, artefacts, one.state, one.seed)
  return { one, decision, text: textOf(one, decision, versions, days.take(one, decision)) }
}

export function textOf(one: Case, decision: Decision, versions: Versions, guideId: string | null): string {
  return traceText({ ...one, versions, decision, final: { guideId, fallThrough: [] }, prevHash: '' })
}
