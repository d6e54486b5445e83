import type { CompiledRules } from './compile-rules'
import type { Candidate, ChoiceMode } from './decision'
import type { Judged } from './judge-guides'
import { marginYuanOf } from './margin-of'
import type { Facts } from './read-field'
import type { DecisionInput, GuideFact, LeadScore, LeadScorer, PriceLookup } from './routing-facts'
import type { Contender, RankedGuide, SelectContext, TieBreak } from './select-contender'
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

/** Somebody who may have the lead, with what they bring. */
type Entry = { contender: Contender; judged: Judged; p: number; boosts: Candidate['boosts'] }

/** Chooses among those nothing speaks against, in the order of ids: their value, price, boosts, distance, then `selectGuide`. */
export function chooseAmong(eligible: readonly Judged[], context: ChoiceContext): Chosen {
  const entries = bestOfEach(eligible, context)
  const { draftPick } = context.input
  const contenders: Contender[] = []
  let towardGuideId: string | null = null
  for (let i = 0; i < entries.length; i++) {
    const { contender } = entries[i]!
    contenders.push(contender)
    if (contender.guideId === draftPick) towardGuideId = draftPick
  }
  // Key by key: a spread costs more than all that is found of a candidate.
  const candidateOf = (i: number, found: RankedGuide): Candidate => {
    const { contender, judged, p, boosts } = entries[i]!
    return {
      guideId: contender.guideId,
      storeId: judged.guide.storeId,
      u: found.u,
      p,
      valueYuan: contender.valueYuan,
      priceYuan: contender.priceYuan,
      distanceKm: contender.distanceKm,
      boosts,
      shortfall: found.shortfall,
      lead: found.lead,
      isGated: found.isGated,
      pi: found.pi,
      dayCap: judged.dayCap,
      openCap: judged.openCap,
    }
  }
  const selection = selectGuide(contenders, selectContextOf(context, towardGuideId), candidateOf)
  const mode = context.turn.isSticky ? 'sticky' : selection.mode
  return { ranked: selection.ranked, mode, tieBreak: selection.tieBreak, isGateLifted: selection.isGateLifted }
}

/** Each guide once, from the store that serves this shopper best: who serves several stands there side by side. */
function bestOfEach(eligible: readonly Judged[], context: ChoiceContext): Entry[] {
  const { rules } = context
  const marginYuan = marginYuanOf(rules.doc, context.input.lead.wish)
  const best: Entry[] = []
  for (let i = 0; i < eligible.length; i++) {
    const entry = entryOf(eligible[i]!, marginYuan, context)
    const before = best[best.length - 1]
    if (before?.contender.guideId !== entry.contender.guideId) best.push(entry)
    else if (worth(entry, rules) > worth(before, rules)) best[best.length - 1] = entry
  }
  return best
}

function worth({ contender }: Entry, { doc }: CompiledRules): number {
  return contender.valueYuan + contender.boostPoints - doc.select.distCostPerKm * (contender.distanceKm ?? 0)
}

const NO_BOOSTS: Candidate['boosts'] = []

function entryOf(judged: Judged, marginYuan: number, context: ChoiceContext): Entry {
  const { model, prices, score, rules } = context
  const { guide, store, state } = judged
  const boosts = boostsOf(judged, context.facts)
  let points = 0
  for (let i = 0; i < boosts.length; i++) points += boosts[i]![1]
  const p = roundMicro(model.calibrate(score.logit + model.pairLogit(guide.id, guide.storeId)))
  const contender: Contender = {
    guideId: guide.id,
    valueYuan: roundMicro(p * marginYuan),
    distanceKm: store?.distanceM == null ? null : store.distanceM / 1000,
    boostPoints: Math.max(-BOOST_MAX, Math.min(BOOST_MAX, points)),
    used: state.dayUsed,
    cap: judged.dayCap,
    availableSinceShare: state.availableFromMinute > 0 ? prices.paceAt(state.availableFromMinute) : 0,
    // Only `weighted` looks at it, and it costs a power.
    weight: rules.doc.select.objective === 'weighted' ? weightOf(guide, rules) : 1,
    priceYuan: roundMicro(prices.priceOf(guide.id, guide.storeId)),
    lastAssignedMs: state.lastAssignedMs,
  }
  return { contender, judged, p, boosts }
}

function boostsOf({ guide, store, state, ruling }: Judged, facts: Facts): Candidate['boosts'] {
  facts.guide = guide
  facts.store = store
  facts.state = state
  const rules = ruling.boosts
  let said: (readonly [string, number])[] | null = null
  for (let i = 0; i < rules.length; i++) {
    if (!rules[i]!.test(facts)) continue
    if (said === null) said = [rules[i]!.said]
    else said.push(rules[i]!.said)
  }
  return said ?? NO_BOOSTS
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
    (explore.includesProtected || input.ownerGuideId === null)
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
