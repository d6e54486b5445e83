import { compileModel } from '../../../server/modules/scoring/compile-model'
import { measureAuc } from '../../../server/modules/scoring/measure-scores'
import { shuffleRows, splitRows } from '../../../server/modules/scoring/order-rows'
import { trainModel } from '../../../server/modules/scoring/train-model'
import { atLeast, atMost, type Check, type SuiteResult } from '../report/suite-result'
import { OLIST_FOLDER, OLIST_WINDOW_DAYS, readOlistFunnel } from './read-olist-funnel'
import { type SetFigures, scoreSet } from './score-set'
import { type SimulatedLead, simulateLeads } from './simulate-leads'

export type ScoringOptions = {
  seed?: number
  /** How many leads the simulated brands learn from. */
  sizes?: readonly number[]
  olistFolder?: string
}
/** The suite's figures, and the whole table by set, for people. */
export type ScoringResult = SuiteResult & { sets: SetFigures[]; skipped: string[] }

const SIZES = [2_000, 10_000, 50_000]
const JUDGED_LEADS = 20_000
const HOLDOUT_SHARE = 0.25
const AUC_GAP_MAX = 0.02
const ECE_MAX = 0.03
const SCORES_PER_SECOND_MIN = 50_000
const SPEED_LEADS = 200_000

/**
 * The scorecard against a full logistic regression and gradient-boosted trees trained in the same run, on the real Olist
 * funnel (the latest quarter of contacts judged) and on simulated leads of known truth (20,000 others judged). Data that
 * are absent are named in `skipped`.
 */
export function runScoringSuite({
  seed = 1,
  sizes = SIZES,
  olistFolder = OLIST_FOLDER,
}: ScoringOptions = {}): ScoringResult {
  const result: ScoringResult = { suite: 'scoring', figures: {}, checks: [], notes: [], sets: [], skipped: [] }
  judgeOlist(result, olistFolder, seed)
  for (const size of sizes) judgeSimulated(result, size, seed)
  return result
}

function take(result: ScoringResult, key: string, set: SetFigures): void {
  result.sets.push(set)
  Object.assign(result.figures, {
    [`${key}Auc`]: set.scorecard.auc,
    [`${key}Ece`]: set.scorecard.ece,
    [`${key}AucNaiveBayes`]: set.naiveBayes.auc,
    [`${key}EceNaiveBayes`]: set.naiveBayes.ece,
    [`${key}AucFullLogistic`]: set.fullLogistic.auc,
    [`${key}EceFullLogistic`]: set.fullLogistic.ece,
    [`${key}AucBoosted`]: set.boosted.auc,
    [`${key}EceBoosted`]: set.boosted.ece,
    [`${key}EceOfChance`]: set.eceOfChance,
    [`${key}EceAtSeenRate`]: set.eceAtSeenRate,
  })
  result.checks.push(...checksOf(key, set))
}

const checksOf = (key: string, set: SetFigures): Check[] => [
  atMost(`${key}AucGap`, set.aucGap, AUC_GAP_MAX),
  atMost(`${key}Ece`, set.scorecard.ece, ECE_MAX),
]

function judgeOlist(result: ScoringResult, folder: string, seed: number): void {
  const olist = readOlistFunnel(folder)
  if (olist === null) {
    result.skipped.push('olist_funnel')
    result.notes.push('olist_funnel is absent: the scorecard was not held against real leads')
    return
  }
  const shuffled = shuffleRows(olist.rows, seed)
  const { development, holdout } = splitRows(shuffled, 'time', HOLDOUT_SHARE)
  const set = scoreSet('olist', development, holdout, seed)
  take(result, 'olist', set)
  const mixed = splitRows(shuffled, 'random', HOLDOUT_SHARE)
  const random = scoreSet('olist, random split', mixed.development, mixed.holdout, seed)
  result.sets.push(random)
  Object.assign(result.figures, { olistRandomAuc: random.scorecard.auc, olistRandomEce: random.scorecard.ece })
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  result.notes.push(
    `olist: ${olist.rows.length} contacts since December 2017, won within ${OLIST_WINDOW_DAYS} days; ${olist.excluded.beforeFirstDeals} earlier ones left out, as no deal was recorded before`,
    `olist: the share won fell from ${percent(set.baseRate)} to ${percent(set.judgedBaseRate)} in the judged quarter, which no model made before could know`,
  )
}

function judgeSimulated(result: ScoringResult, size: number, seed: number): void {
  const leads = simulateLeads(size + JUDGED_LEADS, seed)
  const [development, judged] = [leads.slice(0, size), leads.slice(size)]
  const key = `simulated${size / 1000}k`
  take(result, key, scoreSet(key, development, judged, seed))
  Object.assign(result.figures, againstTruth(key, development, judged, seed))
  if (size !== SIZES[1]) return
  const scoresPerSecond = measureSpeed(development, seed)
  result.figures.scoresPerSecond = scoresPerSecond
  result.checks.push(atLeast('scoresPerSecond', scoresPerSecond, SCORES_PER_SECOND_MIN))
}

/** What knowing the guide adds, and what the true chances would reach: no model can be better. */
function againstTruth(key: string, development: SimulatedLead[], judged: SimulatedLead[], seed: number) {
  const model = trainModel({ rows: development, version: key, target: 'won', windowDays: null, seed })
  const { scoreOf, pairLogit } = compileModel(model)
  const labels = judged.map(({ label }) => label)
  const paired = judged.map(
    ({ features, guideId, storeId }) => scoreOf(features).logit + pairLogit(guideId ?? null, storeId ?? null),
  )
  const auc = (scores: number[]) => measureAuc(scores, labels)
  return {
    [`${key}AucWithGuide`]: auc(paired),
    [`${key}AucTruth`]: auc(judged.map(({ leadLogit }) => leadLogit)),
    [`${key}AucTruthWithGuide`]: auc(judged.map(({ truth }) => truth)),
  }
}

function measureSpeed(leads: SimulatedLead[], seed: number): number {
  const { scoreOf } = compileModel(trainModel({ rows: leads, version: 'speed', target: 'won', windowDays: null, seed }))
  let sum = 0
  const startedAt = performance.now()
  for (let turn = 0; turn < SPEED_LEADS; turn++) sum += scoreOf(leads[turn % leads.length]!.features).p
  const seconds = (performance.now() - startedAt) / 1000
  // The sum is looked at so that nothing of the work can be left out.
  return Number.isFinite(sum) ? SPEED_LEADS / seconds : 0
}
