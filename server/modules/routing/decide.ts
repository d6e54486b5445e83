import type { UnroutableReason } from '../../../contract/vocabulary'
import { DAY_MS, shanghaiDay, shanghaiMinute } from '../../kernel/shanghai-time'
import { type Chosen, chooseAmong } from './choose-among'
import type { CompiledRules, SlaRule } from './compile-rules'
import type { Candidate, Decision } from './decision'
import { type Judged, judgeGuides, type LeftOutCode } from './judge-guides'
import { featuresOf } from './lead-features'
import type { Facts } from './read-field'
import type { DecisionInput, GuideState, LeadScorer, PriceLookup } from './routing-facts'
import { rulingsFor } from './store-ruling'
import { scopesOf } from './store-scope'
import { eligibleIn, type Turn, turnsOf } from './turns'

/** Raised whenever the same input could give another output; a stored decision replays under its own version. */
export const DECIDE_ENGINE = 'decide-1'

/** What is decided with: versions of data, compiled; each is named in the trace. */
export type Artefacts = { rules: CompiledRules; model: LeadScorer; prices: PriceLookup }

/**
 * Decides who is offered a lead, whether it waits, or that nobody can take it: scope, eligibility, score, utility,
 * fairness gate, choice. The one function behind live routing, replay, backtest, dry run and HQ's preview. No clock, no
 * chance, no reading: everything it rests on is an argument, and the order in which stores and guides are listed says
 * nothing. `seed` draws exploration alone.
 */
export function decide(
  input: DecisionInput,
  { rules, model, prices }: Artefacts,
  state: readonly GuideState[],
  seed: number,
): Decision {
  const score = model.scoreOf(featuresOf(input.lead, input.atMs))
  const facts = factsOf(input, score.score)
  const sla = answerOf(rules.sla.find((rule) => rule.test(facts)))
  const scopes = scopesOf(input, rules, facts)
  const judged = judgeGuides(input, rulingsFor(rules, input.stores, facts), state, facts)
  const left = { score, excluded: countCodes(judged), excludedGuides: namedCodes(judged), sla }

  let tooDear: { turn: Turn; chosen: Chosen } | null = null
  for (const turn of turnsOf(input.triedGuideIds.length, sla.maxAttempts, rules, scopes)) {
    if (tooDear && turn.stage !== 'hq_pool') continue
    const eligible = eligibleIn(turn, judged, scopes)
    if (eligible.length === 0) continue
    const chosen = chooseAmong(eligible, { input, rules, model, prices, score, facts, seed, turn })
    if (chosen.mode === 'hold' && !input.wasHeld) return { ...left, ...held(turn, chosen, rules, sla.acceptMinutes) }
    // It has waited once and is still worth less than anybody's time here: HQ's pool takes it, if somebody is there.
    if (chosen.mode === 'hold') tooDear = { turn, chosen }
    else return { ...left, ...ranked(turn, chosen) }
  }
  if (tooDear) return { ...left, ...ranked(tooDear.turn, settled(tooDear.chosen)) }
  return { ...left, ...unroutable(input, sla.maxAttempts) }
}

function ranked(turn: Turn, { ranked: list, mode, tieBreak, isGateLifted }: Chosen) {
  return {
    outcome: 'ranked' as const,
    reason: null,
    stage: turn.stage,
    scope: turn.scope?.ruleId ?? null,
    ranked: list,
    choice: { mode, tieBreak, isGateLifted },
    holdMinutes: null,
  }
}

/** A hold that can hold no longer: the best of the list gets the lead, surely. */
function settled(chosen: Chosen): Chosen {
  return { ...chosen, mode: 'argmax', ranked: chosen.ranked.map((one, i) => ({ ...one, pi: i === 0 ? 1 : 0 })) }
}

function held(turn: Turn, chosen: Chosen, { doc }: CompiledRules, acceptMinutes: number) {
  const holdMinutes = Math.min(Math.ceil(acceptMinutes / 2), doc.hold.maxMinutes)
  return { ...ranked(turn, chosen), outcome: 'held' as const, reason: 'WAITING' as const, holdMinutes }
}

function unroutable({ stores, triedGuideIds }: DecisionInput, maxAttempts: number) {
  const hasOpenStore = stores.some((store) => store.isOpen)
  const isExhausted = triedGuideIds.length >= maxAttempts
  const reason: UnroutableReason = !hasOpenStore ? 'NO_STORE' : isExhausted ? 'ATTEMPTS_EXHAUSTED' : 'NO_ELIGIBLE_GUIDE'
  return {
    outcome: 'unroutable' as const,
    reason,
    stage: null,
    scope: null,
    ranked: [] as Candidate[],
    choice: { mode: 'none' as const, tieBreak: null, isGateLifted: false },
    holdMinutes: null,
  }
}

/** When no rule says how long: an hour to accept, a day to reach them, three guides. */
const DEFAULT_ANSWER = { acceptMinutes: 60, firstContactMinutes: 1440, maxAttempts: 3, clock: 'business' } as const

function answerOf(sla: SlaRule | undefined): Decision['sla'] {
  return sla ? { ruleId: sla.id, ...sla.answer } : { ruleId: null, ...DEFAULT_ANSWER }
}

function factsOf(input: DecisionInput, score: number): Facts {
  const at = new Date(input.atMs)
  const date = shanghaiDay(at)
  // 1970-01-05 was a Monday: weekday 1.
  const weekday = ((Date.parse(date) / DAY_MS + 3) % 7) + 1
  return { input, score, minute: shanghaiMinute(at), weekday, date, store: null, guide: null, state: null }
}

function countCodes(judged: readonly Judged[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { code } of judged) if (code) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

function namedCodes(judged: readonly Judged[]): (readonly [string, LeftOutCode])[] {
  const named: (readonly [string, LeftOutCode])[] = []
  for (const { guide, code } of judged) if (code) named.push([guide.id, code])
  return named
}
