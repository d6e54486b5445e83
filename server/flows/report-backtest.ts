import type { BacktestReport } from '../../contract/backtest'
import { draftVerdictText } from '../../contract/routing-vocabulary'
import type { CustomerTier } from '../../contract/vocabulary'
import type { Db } from '../kernel/ctx'
import { groupBy } from '../kernel/group-by'
import { jainIndex } from '../kernel/jain-index'
import * as found from '../modules/backtest/backtest-lead.sql'
import { type DraftEstimate, estimateDraft } from '../modules/backtest/estimate-draft'
import { EPSILON_TOWARDS_DRAFT } from '../modules/backtest/exploration-plan'
import { judgeDraft } from '../modules/backtest/judge-draft'
import type { Interval } from '../modules/backtest/logged-decision'
import { OUTCOME_DAYS } from '../modules/backtest/outcome-days'
import { shrunkMeans } from '../modules/backtest/reward-model'
import type { BacktestProgress, GuideTally } from './redecide-lead'

/** Below either of these nothing is said about a draft's worth. */
export const EVIDENCE_BOUNDS = { coverageMin: 0.9, essMin: 500 }
/** How many stores and guides a report names. */
const NAMED_MAX = 500
/** Of the folds of the cross-fit: the same backtest gives the same figures. */
const FOLD_SEED = 4

/** Sums up what the steps of a backtest found: who would have received what, what it may be worth, and the verdict. */
export async function reportBacktest(
  db: Db,
  { id: backtestId, days }: { id: string; days: number },
  progress: BacktestProgress,
): Promise<BacktestReport> {
  const { censored, ...sums } = await found.sumReplay(db, backtestId)
  const rows = await found.readEvidence(db, backtestId)
  const model = { learn: shrunkMeans, seed: FOLD_SEED }
  const value = estimateDraft(rows, model)
  const wins = estimateDraft(
    rows.map((row) => ({ ...row, reward: row.isWon ? 1 : 0 })),
    model,
  )
  const judged = judgeDraft(value, EVIDENCE_BOUNDS)
  return {
    replay: {
      ...sums,
      movedShare: sums.leads === 0 ? 0 : sums.moved / sums.leads,
      jainBefore: jainWithin(progress.guides, ({ before }) => before),
      jainAfter: jainWithin(progress.guides, ({ after }) => after),
      stores: await found.movedBy(db, backtestId, 'store', NAMED_MAX),
      guides: await found.movedBy(db, backtestId, 'guide', NAMED_MAX),
      tally: {
        stores: await found.countMoved(db, backtestId, 'store'),
        guides: await found.countMoved(db, backtestId, 'guide'),
      },
      tiers: (await found.movedByTier(db, backtestId)).map((row) => ({ ...row, tier: row.tier as CustomerTier })),
    },
    windowDays: OUTCOME_DAYS,
    censored,
    value: shownEstimate(value),
    wins: shownEstimate(wins),
    ...judged,
    text: draftVerdictText(judged, { epsilon: EPSILON_TOWARDS_DRAFT, leadsPerDay: sums.leads / days }),
  }
}

/** Jain's index within each store and grade, weighed by how many guides it compares; null without anybody to compare. */
export function jainWithin(
  guides: Readonly<Record<string, GuideTally>>,
  leadsOf: (guide: GuideTally) => number,
): number | null {
  let sum = 0
  let compared = 0
  for (const peers of groupBy(Object.values(guides), ({ store, grade }) => `${store}:${grade}`).values()) {
    const leads = peers.map(leadsOf)
    if (peers.length < 2 || leads.every((count) => count === 0)) continue
    sum += jainIndex(leads) * peers.length
    compared += peers.length
  }
  return compared === 0 ? null : sum / compared
}

function shownEstimate(estimate: DraftEstimate): BacktestReport['value'] {
  const { leads, evaluated, coverage, agreement, weights, snips, dr, live, difference } = estimate
  return {
    leads,
    evaluated,
    coverage,
    agreement,
    ess: weights.ess,
    snips: shownInterval(snips),
    dr: shownInterval(dr),
    live: shownInterval(live),
    difference: shownInterval(difference),
  }
}

/** What is not a number (one lead has no spread) is not shown as one. */
function shownInterval({ value, low, high }: Interval) {
  const finite = (bound: number) => (Number.isFinite(bound) ? bound : null)
  return { value: finite(value) ?? 0, low: finite(low), high: finite(high) }
}
