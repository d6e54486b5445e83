import { ALWAYS, type Test } from './compile-condition'
import type { BoostRule, CompiledRules } from './compile-rules'
import type { Candidate, ChoiceMode } from './decision'
import type { Judged } from './judge-guides'
import { marginYuanOf } from './margin-of'
import type { Facts } from './read-field'
import type { DecisionInput, GuideFact, LeadScore, LeadScorer, PriceLookup } from './routing-facts'
import type { Contender, SelectContext, TieBreak } from './select-contender'
import { selectGuide } from './select-guide'
import type { Turn } from './turns'
import { roundMicro } from './utility'

const BOOST_MAX = 50

export type Chosen = {
  ranked: Candidate[]
  mode: ChoiceMode
  tieBreak: TieBreak | null
  isGateLifted: boolean
}

export type ChoiceContext = {
  input: DecisionInput
  rules: CompiledRules
  model: LeadScorer
  prices: PriceLookup
  score: LeadScore
  /** Its guide, store and state are set to whoever is looked at. */
  facts: Facts
  seed: number
  turn: Turn
}

/** Somebody who may have the lead, with what they bring: each guide once, from the store that serves this shopper best. */
type Entry = { contender: Contender; judged: Judged; p: number; boosts: (readonly [string, number])[] }

/** Chooses among those nothing speaks against: their value, price, boosts and distance, then `selectGuide`. */
export function chooseAmong(eligible: readonly Judged[], context: ChoiceContext): Chosen {
  const byId = bestOfEach(eligible, context)
  const contenders: Contender[] = []
  for (const { contender } of byId.values()) contenders.push(contender)
  const { draftPick } = context.input
  const towardGuideId = draftPick !== null && byId.has(draftPick) ? draftPick : null
  const selection = selectGuide(contenders, selectContextOf(context, towardGuideId))
  const ranked = selection.ranked.map((one): Candidate => {
    const { contender, judged, p, boosts } = byId.get(one.guideId) as Entry
    return {
      guideId: one.guideId,
      storeId: judged.guide.storeId,
      u: one.u,
      p,
      valueYuan: contender.valueYuan,
      priceYuan: contender.priceYuan,
      distanceKm: contender.distanceKm,
      boosts,
      shortfall: one.shortfall,
      lead: one.lead,
      isGated: one.isGated,
      pi: one.pi,
      dayCap: judged.caps.day,
      openCap: judged.caps.open,
    }
  })
  const mode = context.turn.isSticky ? 'sticky' : selection.mode
  return { ranked, mode, tieBreak: selection.tieBreak, isGateLifted: selection.isGateLifted }
}

function bestOfEach(eligible: readonly Judged[], context: ChoiceContext): Map<string, Entry> {
  const { rules, facts } = context
  const marginYuan = marginYuanOf(rules.doc, context.input.lead.wish)
  const boosts: AskedBoost[] = []
  for (const { said, when } of rules.boost) {
    const test = when(facts)
    if (test !== false) boosts.push({ said, test: test === true ? ALWAYS : test })
  }
  const best = new Map<string, Entry>()
  for (const judged of eligible) {
    const entry = entryOf(judged, boosts, marginYuan, context)
    const known = best.get(judged.guide.id)
    if (!known || worth(entry, rules) > worth(known, rules)) best.set(judged.guide.id, entry)
  }
  return best
}

function worth({ contender }: Entry, { doc }: CompiledRules): number {
  return contender.valueYuan + contender.boostPoints - doc.select.distCostPerKm * (contender.distanceKm ?? 0)
}

type AskedBoost = { said: BoostRule['said']; test: Test }

function entryOf(judged: Judged, boostRules: readonly AskedBoost[], marginYuan: number, context: ChoiceContext): Entry {
  const { model, prices, score, facts } = context
  const { guide, store, state, caps } = judged
  facts.guide = guide
  facts.store = store
  facts.state = state
  const boosts: (readonly [string, number])[] = []
  let points = 0
  for (let i = 0; i < boostRules.length; i++) {
    const { said, test } = boostRules[i]!
    if (!test(facts)) continue
    boosts.push(said)
    points += said[1]
  }
  const p = roundMicro(model.calibrate(score.logit + model.pairLogit(guide.id, guide.storeId)))
  const contender: Contender = {
    guideId: guide.id,
    valueYuan: roundMicro(p * marginYuan),
    distanceKm: store?.distanceM == null ? null : store.distanceM / 1000,
    boostPoints: Math.max(-BOOST_MAX, Math.min(BOOST_MAX, points)),
    used: state.dayUsed,
    cap: caps.day,
    availableSinceShare: state.availableFromMinute > 0 ? prices.paceAt(state.availableFromMinute) : 0,
    // Only `weighted` looks at it, and it costs a power.
    weight: context.rules.doc.select.objective === 'weighted' ? weightOf(guide, context.rules) : 1,
    priceYuan: roundMicro(prices.priceOf(guide.id, guide.storeId)),
    lastAssignedMs: state.lastAssignedMs,
  }
  return { contender, judged, p, boosts }
}

/** Offers as if already seen, answered in time at this rate: one bad first day does not sink a newcomer's share. */
const PRIOR_OFFERS = 5
const PRIOR_ACCEPT = 0.8

/** A guide's part under `weighted`: their grade's, times how reliably they answer in time (A4.7). */
function weightOf({ grade, offers7d, acceptPpm }: GuideFact, { doc: { select } }: CompiledRules): number {
  const ofGrade = select.gradeWeights[grade - 1] ?? 1
  if (select.responsiveness === 0) return ofGrade
  const accepted = ((acceptPpm ?? 0) / 1_000_000) * (acceptPpm === null ? 0 : offers7d)
  const seen = acceptPpm === null ? 0 : offers7d
  const rate = (accepted + PRIOR_OFFERS * PRIOR_ACCEPT) / (seen + PRIOR_OFFERS)
  return ofGrade * (rate / PRIOR_ACCEPT) ** select.responsiveness
}

/** `towardGuideId`: the draft's pick, if they may have the lead. */
function selectContextOf(context: ChoiceContext, towardGuideId: string | null): SelectContext {
  const { input, rules, prices, score, facts, seed, turn } = context
  const { select, hold, explore } = rules.doc
  const isAmongGuides = turn.stage === 'guide' && !turn.isSticky
  const isTopTier = input.lead.tier === 'gold' || input.lead.tier === 'black'
  const mayExplore =
    isAmongGuides &&
    explore.epsilon > 0 &&
    (towardGuideId !== null || !explore.onlyTowardDraft) &&
    (explore.includesTopTiers || !isTopTier) &&
    (explore.includesProtected || input.ownerProtectedDays === 0)
  return {
    objective: select.objective,
    leadThreshold: select.leadThreshold,
    paceBeta: select.paceBeta,
    distCostPerKm: select.distCostPerKm,
    elapsedShare: prices.paceAt(facts.minute),
    expectedLoad: prices.expectedLoad,
    mayHold: isAmongGuides && hold.isOn && score.score < hold.belowScore,
    explore: mayExplore ? { epsilon: explore.epsilon, topK: explore.topK, towardGuideId } : null,
    seed,
    drawKey: `${input.leadId}:${input.attempt}:${rules.version}`,
  }
}
