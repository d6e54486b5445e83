import { groupBy } from '../../kernel/group-by'
import { sigmoid } from './fit-logistic'

/** A lead that somebody answered: who, what the model said of it in calibrated log-odds, and what became of it. */
export type AnsweredLead = { id: string; logit: number; label: 0 | 1 }
export type PairTerms = {
  /** How many leads of the average guide each guide's own are mixed with, n ÷ (n + priorRows). */
  priorRows: number
  /** By id, in log-odds: how much likelier a lead is to be won when they have it. */
  logits: Map<string, number>
}

/** What `priorRows` is when guides differ no more than chance would have it: nobody gets a term. */
export const PRIOR_ROWS_MAX = 1e9
/** With fewer, how much guides differ cannot be told from chance. */
const GROUPS_MIN = 3
const NEWTON_STEPS = 30

/**
 * What each guide, or store, adds to the log-odds that the lead itself has, by empirical Bayes. How much they differ is
 * read from the leads: τ² = (Σ r²/v − (groups − 1)) ÷ (Σv − Σv²/Σv), r being wins beyond the foreseen and v = Σp(1 − p)
 * (moments as in DerSimonian and Laird 1986); each term is the likeliest under a normal prior of that variance. One lucky
 * week therefore moves a guide little, a long record moves them wholly; better leads alone do not move them at all.
 */
export function shrinkPairTerms(leads: readonly AnsweredLead[]): PairTerms {
  const groups = [...groupBy(leads, ({ id }) => id)].sort(([one], [other]) => (one < other ? -1 : 1))
  const stats = groups.map(([, own]) => tally(own, 0))
  const allV = stats.reduce((sum, { information }) => sum + information, 0)
  const allV2 = stats.reduce((sum, { information }) => sum + information ** 2, 0)
  const chiSquare = stats.reduce((sum, { excess, information }) => sum + excess ** 2 / information, 0)
  const variance = (chiSquare - (groups.length - 1)) / (allV - allV2 / allV)
  if (groups.length < GROUPS_MIN || !(variance > 0)) return { priorRows: PRIOR_ROWS_MAX, logits: new Map() }
  return {
    priorRows: Math.min(PRIOR_ROWS_MAX, leads.length / (variance * allV)),
    logits: new Map(groups.map(([id, own]) => [id, likeliestTerm(own, variance)])),
  }
}

/** Wins beyond what is foreseen when the term is `term`, and how much each unit of it would explain. */
function tally(own: readonly AnsweredLead[], term: number): { excess: number; information: number } {
  let excess = 0
  let information = 0
  for (const { logit, label } of own) {
    const p = sigmoid(logit + term)
    excess += label - p
    information += p * (1 - p)
  }
  return { excess, information: Math.max(information, 1e-9) }
}

function likeliestTerm(own: readonly AnsweredLead[], variance: number): number {
  let term = 0
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const { excess, information } = tally(own, term)
    // Never more than one unit of log-odds at a time, so that a run of luck cannot throw it off.
    const move = Math.max(-1, Math.min(1, (excess - term / variance) / (information + 1 / variance)))
    term += move
    if (Math.abs(move) < 1e-10) break
  }
  return term
}
