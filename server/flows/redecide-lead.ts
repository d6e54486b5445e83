import { shanghaiDay } from '../kernel/shanghai-time'
import { countersUnderDraft, noteGiven, type SimulatedCapacity } from '../modules/backtest/simulated-capacity'
import { type Artefacts, decide, decidePrepared, prepareDecision } from '../modules/routing/decide'
import type { Candidate, Decision } from '../modules/routing/decision'
import type { DecisionInput, GuideState } from '../modules/routing/routing-facts'
import type { ReadTrace, TracedOutcome } from '../modules/routing/trace'
import { withoutChance } from './choose-artefacts'

export type LeadOutcome = 'given' | 'held' | 'none'

/** Leads before and after of one guide, with the store and grade they are compared within. */
export type GuideTally = { store: string; grade: number; before: number; after: number }
/** What a backtest carries from lead to lead: plain data, put down with every step. */
export type BacktestProgress = {
  versions: { rules: number; model: string; prices: string }
  capacity: SimulatedCapacity
  guides: Record<string, GuideTally>
}

export type RedecidedLead = {
  leadId: string
  decidedAt: Date
  tier: string
  segment: string
  loggingVersion: number
  loggedOutcome: LeadOutcome
  loggedGuide: string | null
  loggedStore: string | null
  draftOutcome: LeadOutcome
  draftGuide: string | null
  draftStore: string | null
  loggedPick: string
  livePick: string
  draftPick: string
  propensity: number | null
  draftProbability: number
  isPossible: boolean
}

/**
 * What a draft would do with one lead, on the very facts it was decided by. It takes no chances: what is weighed and shown
 * is whom its rules choose, as the rules in force are weighed by theirs.
 */
export function decideAsDraft(
  trace: Pick<ReadTrace, 'input' | 'state' | 'seed'>,
  draft: Artefacts,
  state: readonly GuideState[] = trace.state,
): Decision {
  const input: DecisionInput = { ...trace.input, draftPick: null }
  return decide(input, withoutChance(draft), state, trace.seed)
}

/**
 * Decides one logged lead again with the draft: once with the counters the draft itself would have left behind (who would
 * have received it), and once on the facts of then (what the log can say about its worth). Counts both into `progress`.
 */
export function redecideLead(trace: ReadTrace, draft: Artefacts, progress: BacktestProgress): RedecidedLead {
  const { input, out, state, seed } = trace
  const day = shanghaiDay(new Date(input.atMs))
  const prepared = prepareDecision({ ...input, draftPick: null }, withoutChance(draft))
  const counters = countersUnderDraft(state, progress.capacity, day)
  const simulated = decidePrepared(prepared, counters, seed)
  // Who was touched by neither side has the counters of then: where all have, nothing is to be decided again.
  const isAsThen = counters.every((one, i) => one === state[i])
  const then = isAsThen ? simulated : decidePrepared(prepared, state, seed)
  const received = simulated.outcome === 'ranked' ? (simulated.ranked[0] ?? null) : null
  const loggedGuide = trace.final.guideId
  const lead = { day, atMs: input.atMs, draftGuideId: received?.guideId ?? null, loggedGuideId: loggedGuide }
  noteGiven(progress.capacity, lead, state)
  tally(progress.guides, { input, simulated, loggedGuide, draftGuide: lead.draftGuideId })
  return {
    leadId: input.leadId,
    decidedAt: new Date(input.atMs),
    tier: input.lead.tier,
    segment: `${input.lead.tier}:${Math.floor(out.score.score / 25)}`,
    loggingVersion: trace.versions.rules,
    loggedOutcome: loggedGuide !== null ? 'given' : out.outcome === 'held' ? 'held' : 'none',
    loggedGuide,
    loggedStore: out.ranked.find(({ guideId }) => guideId === loggedGuide)?.storeId ?? null,
    draftOutcome: received ? 'given' : simulated.outcome === 'held' ? 'held' : 'none',
    draftGuide: received?.guideId ?? null,
    draftStore: received?.storeId ?? null,
    ...evidenceOf(trace, then),
  }
}

type Evidence = Pick<
  RedecidedLead,
  'loggedPick' | 'livePick' | 'draftPick' | 'propensity' | 'draftProbability' | 'isPossible'
>

/**
 * What the log says of the draft's pick: with what probability each rule picks whom the log shows, and whether the rule in
 * force could have picked as the draft does. Where somebody else got the lead than was picked (their slot was taken
 * meanwhile) the probability of what happened is not known, and the lead is no evidence.
 */
function evidenceOf({ out, final, input }: ReadTrace, draft: Decision): Evidence {
  const intended = out.outcome === 'ranked' ? (out.ranked[0]?.guideId ?? null) : null
  const loggedPick = intended ?? out.outcome
  const draftPick = draft.outcome === 'ranked' ? (draft.ranked[0]?.guideId ?? draft.outcome) : draft.outcome
  const loggedPi = loggedChances(out, input.draftPick)
  const draftPi = chancesOf(draft.outcome, draft.ranked)
  const wasCarriedOut = final.guideId === intended
  return {
    loggedPick,
    livePick: likeliest(loggedPi),
    draftPick,
    propensity: wasCarriedOut ? (loggedPi.get(loggedPick) ?? null) : null,
    draftProbability: draftPi.get(loggedPick) ?? 0,
    isPossible: [...draftPi].every(([pick, pi]) => pi === 0 || (loggedPi.get(pick) ?? 0) > 0),
  }
}

/** Nobody and later are picks too: certain ones, because chance plays among guides only. */
function chancesOf(
  outcome: Decision['outcome'],
  ranked: readonly Pick<Candidate, 'guideId' | 'pi'>[],
): Map<string, number> {
  if (outcome !== 'ranked') return new Map([[outcome, 1]])
  return new Map(ranked.map(({ guideId, pi }) => [guideId, pi]))
}

/** The same from a trace, which names eight: whom it explored towards may stand further down, with what is left of one. */
function loggedChances(out: TracedOutcome, explored: string | null): Map<string, number> {
  const chances = chancesOf(out.outcome, out.ranked)
  if (explored === null || chances.has(explored) || !out.others.includes(explored)) return chances
  const named = [...chances.values()].reduce((sum, pi) => sum + pi, 0)
  return chances.set(explored, Math.max(0, Math.round((1 - named) * 1e6) / 1e6))
}

/** The pick of a rule when it does not explore: exploring takes at most three in ten. */
function likeliest(chances: ReadonlyMap<string, number>): string {
  let best = ''
  let most = -1
  for (const [pick, pi] of chances) {
    if (pi <= most) continue
    most = pi
    best = pick
  }
  return best
}

type Tallied = {
  input: DecisionInput
  simulated: Decision
  loggedGuide: string | null
  draftGuide: string | null
}

/** Counts who received, and takes note of those who might have: a share of nothing is unfair too. */
function tally(guides: Record<string, GuideTally>, { input, simulated, loggedGuide, draftGuide }: Tallied): void {
  const grades = new Map(input.guides.map((guide) => [guide.id, guide]))
  const seen = simulated.stage === 'guide' ? simulated.ranked.map(({ guideId }) => guideId) : []
  for (const guideId of [...seen, loggedGuide, draftGuide]) {
    const guide = guideId === null ? undefined : grades.get(guideId)
    if (guide) guides[guide.id] ??= { store: guide.storeId ?? '', grade: guide.grade, before: 0, after: 0 }
  }
  const before = loggedGuide === null ? undefined : guides[loggedGuide]
  const after = draftGuide === null ? undefined : guides[draftGuide]
  if (before) before.before += 1
  if (after) after.after += 1
}
