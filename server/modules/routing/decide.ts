import type { UnroutableReason } from '../../../contract/vocabulary'
import { DAY_MS, shanghaiDay, shanghaiMinute } from '../../kernel/shanghai-time'
import { type Chosen, chooseAmong } from './choose-among'
import type { CompiledRules, SlaRule } from './compile-rules'
import type { Candidate, Decision, LeftOutCode } from './decision'
import { type Judged, judgeGuides } from './judge-guides'
import { featuresOf } from './lead-features'
import type { Facts } from './read-field'
import type { DecisionInput, GuideState, LeadScore, LeadScorer, PriceLookup } from './routing-facts'
import { rulingsFor, type StoreRuling } from './store-ruling'
import { type Scope, scopesOf } from './store-scope'
import { eligibleIn, type Turn, turnsOf } from './turns'
import { roundMicro } from './utility'

/** Raised whenever the same input could give another output; a stored decision replays under its own version. */
export const DECIDE_ENGINE = 'decide-1'

/** What is decided with: versions of data, compiled; each is named in the trace. */
export type Artefacts = { rules: CompiledRules; model: LeadScorer; prices: PriceLookup }

/** All of a decision that does not rest on the counters of guides: made once, however often they are looked at. */
export type Prepared = {
  input: DecisionInput
  artefacts: Artefacts
  facts: Facts
  score: LeadScore
  scopes: Scope[]
  sla: Decision['sla']
  rulingOf: (storeId: string | null) => StoreRuling
}

/** Scores a lead, finds its scopes and how soon it must be answered, and readies the rules about guides. */
export function prepareDecision(input: DecisionInput, artefacts: Artefacts): Prepared {
  const { rules, model } = artefacts
  const score = settledScore(model.scoreOf(featuresOf(input.lead)))
  const facts = factsOf(input, score.score)
  const sla = answerOf(rules.sla.find((rule) => rule.test(facts)))
  const scopes = scopesOf(input, rules, facts)
  return { input, artefacts, facts, score, scopes, sla, rulingOf: rulingsFor(rules, input.stores, facts) }
}

/** Logarithms may differ in their last digit from one engine to the next: what a decision rests on and tells has fewer. */
function settledScore({ logit, p, score, terms }: LeadScore): LeadScore {
  return { logit: roundMicro(logit), p: roundMicro(p), score, terms }
}

/**
 * Decides who is offered a lead, whether it waits, or that nobody can take it: scope, eligibility, score, utility,
 * fairness gate, choice. The one function behind live routing, replay, backtest, dry run and HQ's preview. No clock, no
 * chance, no reading: everything it rests on is an argument, and the order in which stores and guides are listed says
 * nothing. `seed` draws exploration alone.
 */
export function decide(
  input: DecisionInput,
  artefacts: Artefacts,
  state: readonly GuideState[],
  seed: number,
): Decision {
  return decidePrepared(prepareDecision(input, artefacts), state, seed)
}

/** The rest of `decide`, by the counters of guides; the same preparation may be asked again with others. */
export function decidePrepared(prepared: Prepared, state: readonly GuideState[], seed: number): Decision {
  const { input, artefacts, facts, score, scopes, sla } = prepared
  const { rules, model, prices } = artefacts
  const judged = judgeGuides(input, prepared.rulingOf, state, facts)
  const left = leftOutOf(judged, score, sla)

  let tooDear: { turn: Turn; chosen: Chosen } | null = null
  for (const turn of turnsOf(input.triedGuideIds.length, sla.maxAttempts, rules, scopes)) {
    if (tooDear && turn.stage !== 'hq_pool') continue
    const eligible = eligibleIn(turn, judged, scopes)
    if (eligible.length === 0) continue
    const chosen = chooseAmong(eligible, { input, rules, model, prices, score, facts, seed, turn })
    if (chosen.mode === 'hold' && !input.wasHeld) return heldOf(left, turn, chosen, rules)
    // It has waited once and is still worth less than anybody's time here: HQ's pool takes it, if somebody is there.
    if (chosen.mode === 'hold') tooDear = { turn, chosen }
    else return rankedOf(left, turn, chosen)
  }
  if (tooDear) return rankedOf(left, tooDear.turn, settled(tooDear.chosen))
  return { ...left, ...unroutable(input, sla.maxAttempts) }
}

type LeftOut = Pick<Decision, 'score' | 'excluded' | 'excludedGuides' | 'sla'>

function leftOutOf(judged: readonly Judged[], score: LeadScore, sla: Decision['sla']): LeftOut {
  const excluded: Record<string, number> = {}
  const excludedGuides: (readonly [string, LeftOutCode])[] = []
  for (let i = 0; i < judged.length; i++) {
    const { guide, code } = judged[i]!
    if (code === null) continue
    excluded[code] = (excluded[code] ?? 0) + 1
    excludedGuides.push([guide.id, code])
  }
  return { score, excluded, excludedGuides, sla }
}

/** Key by key, as it is made for every lead: spreads cost as much as the choice. */
function rankedOf(left: LeftOut, turn: Turn, { ranked, mode, tieBreak, isGateLifted }: Chosen): Decision {
  return {
    score: left.score,
    excluded: left.excluded,
    excludedGuides: left.excludedGuides,
    sla: left.sla,
    outcome: 'ranked',
    reason: null,
    stage: turn.stage,
    scope: turn.scope?.ruleId ?? null,
    ranked,
    choice: { mode, tieBreak, isGateLifted },
    holdMinutes: null,
  }
}

/** A hold that can hold no longer: the best of the list gets the lead, surely. */
function settled(chosen: Chosen): Chosen {
  return { ...chosen, mode: 'argmax', ranked: chosen.ranked.map((one, i) => ({ ...one, pi: i === 0 ? 1 : 0 })) }
}

function heldOf(left: LeftOut, turn: Turn, chosen: Chosen, { doc }: CompiledRules): Decision {
  const holdMinutes = Math.min(Math.ceil(left.sla.acceptMinutes / 2), doc.hold.maxMinutes)
  return { ...rankedOf(left, turn, chosen), outcome: 'held', reason: 'WAITING', holdMinutes }
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
