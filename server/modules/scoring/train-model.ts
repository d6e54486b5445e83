import type { LeadModel, ModelCalibration, ModelFeature, UntrainableCode } from '../../../contract/lead-model'
import { chooseCalibration, compileCalibration, fitPlatt } from './calibrate-logits'
import { choosePull, crossFit } from './cross-fit'
import { type BinCounts, countBins, type EncodedRows, encodeRows } from './encode-rows'
import type { FeatureShape } from './feature-bins'
import { fitScorecard, type Scorecard, type ScorecardPull, scoreRows } from './fit-scorecard'
import { learnPairTerms } from './learn-pair-terms'
import { listCalibration, measureAuc, measureBrier, measureEce, measurePsi } from './measure-scores'
import { type SplitBy, shuffleRows, splitRows, type TrainingRow } from './order-rows'
import { shapeFeatures } from './shape-features'

export type TrainingJob = {
  rows: readonly TrainingRow[]
  version: string
  /** What is predicted, such as `won`. */
  target: string
  windowDays: number | null
  seed: number
  /** By default the kind that foretells unseen rows better. */
  kind?: 'auto' | 'scorecard' | 'woe' | undefined
  /** By default by time when every row has one. */
  splitBy?: SplitBy | undefined
  /** What people call the features. */
  labels?: Readonly<Record<string, string>> | undefined
}

const HOLDOUT_SHARE = 0.25
const ROWS_MIN = 40
const CLASS_ROWS_MIN = 10

/** Why no model can be made of these rows; null when one can. Whether it may be published is for `checkModel`. */
export function whyUntrainable(rows: readonly TrainingRow[]): UntrainableCode | null {
  const positives = rows.reduce((sum, { label }) => sum + label, 0)
  if (rows.length === 0) return 'no_rows'
  if (positives === 0 || positives === rows.length) return 'one_class'
  if (rows.length < ROWS_MIN) return 'too_few_rows'
  return Math.min(positives, rows.length - positives) < CLASS_ROWS_MIN ? 'too_few_of_class' : null
}

/**
 * Makes a model: bins, weights of evidence, scorecard, calibration, terms of guides and stores. How free the bins are and
 * how log-odds become probabilities is decided on the earlier three quarters by cross-fitting; the figures of `quality`
 * are what a model made of those says of the held-out quarter; the model handed out is then made the same way of all rows,
 * so that the latest weeks count. The answer depends on the rows and the seed, not on the order of the rows.
 * Throws when `whyUntrainable` has a reason.
 */
export function trainModel(job: TrainingJob): LeadModel {
  const reason = whyUntrainable(job.rows)
  if (reason) throw new Error(`Rows cannot be trained on: ${reason}`)
  const rows = shuffleRows(job.rows, job.seed)
  const { development, holdout } = splitUsably(rows, job)
  const pull = job.kind === 'woe' ? null : choosePull(development, job.kind === 'scorecard')
  const trial = makeTable(development, pull)
  const final = makeTable(rows, pull)
  const measured = measureOn(holdout, trial)
  const counts = countBins(final.encoded, final.shapes)
  const times = rows.flatMap(({ at }) => (at ? [at.getTime()] : []))
  return {
    schema: 1,
    version: job.version,
    kind: pull === null ? 'woe' : 'scorecard',
    target: job.target,
    windowDays: job.windowDays,
    trainedOn: {
      from: times.length > 0 ? new Date(times.reduce((a, b) => Math.min(a, b))).toISOString() : null,
      to: times.length > 0 ? new Date(times.reduce((a, b) => Math.max(a, b))).toISOString() : null,
      rows: rows.length,
      positives: final.encoded.positives,
    },
    intercept: final.table.intercept,
    features: listFeatures(final, counts, job.labels ?? {}),
    calibration: final.calibration,
    guideTerms: learnPairTerms(rows, final.unseenLogits, fitPlatt(final.unseenLogits, final.encoded.labels)),
    percentiles: percentilesOf(scoreRows(final.encoded, final.table)),
    quality: { ...measured, psi: driftOf(final, development, holdout) },
  }
}

/** A random split where the latest quarter, or what comes before it, has one outcome only. */
function splitUsably(rows: readonly TrainingRow[], job: TrainingJob) {
  const by = job.splitBy ?? (rows.every(({ at }) => at !== null) ? 'time' : 'random')
  const split = splitRows(rows, by, HOLDOUT_SHARE)
  const isUsable = (part: readonly TrainingRow[], least: number) => {
    const won = part.filter(({ label }) => label === 1).length
    return won >= least && part.length - won >= least
  }
  return isUsable(split.development, 5) && isUsable(split.holdout, 1) ? split : splitRows(rows, 'random', HOLDOUT_SHARE)
}

type MadeTable = {
  shapes: FeatureShape[]
  encoded: EncodedRows
  table: Scorecard
  calibration: ModelCalibration
  /** By row, from tables that had not seen it. */
  unseenLogits: Float64Array
}

function makeTable(rows: readonly TrainingRow[], pull: ScorecardPull): MadeTable {
  const shapes = shapeFeatures(rows)
  const encoded = encodeRows(rows, shapes)
  const table = fitScorecard(encoded, shapes, pull)
  const unseenLogits = crossFit(rows, [pull])[0] as Float64Array
  return { shapes, encoded, table, unseenLogits, calibration: chooseCalibration(unseenLogits, encoded.labels) }
}

function measureOn(holdout: readonly TrainingRow[], { shapes, table, calibration }: MadeTable) {
  const encoded = encodeRows(holdout, shapes)
  const logits = scoreRows(encoded, table)
  const probabilities = logits.map(compileCalibration(calibration))
  return {
    auc: measureAuc(logits, encoded.labels),
    brier: measureBrier(probabilities, encoded.labels),
    ece: measureEce(probabilities, encoded.labels),
    baseRate: encoded.positives / encoded.rows,
    holdoutRows: encoded.rows,
    holdoutPositives: encoded.positives,
    calibration: listCalibration(probabilities, encoded.labels).map(({ rows, meanProbability, rate }) => ({
      rows,
      foreseen: meanProbability,
      seen: rate,
    })),
  }
}

const isLive = ({ table }: MadeTable, feature: number) => table.logits[feature]!.some((logit) => logit !== 0)

/** The rows of the scorecard; a feature that adds nothing anywhere is left out. */
function listFeatures(made: MadeTable, counts: readonly BinCounts[], labels: Readonly<Record<string, string>>) {
  return made.shapes.flatMap(({ name, kind, bins }, feature): ModelFeature[] => {
    if (!isLive(made, feature)) return []
    const label = labels[name]
    return [
      {
        name,
        ...(label !== undefined && { label }),
        kind,
        bins: bins.map(({ values, ...shape }, bin) => ({
          ...shape,
          ...(values && { values: [...values] }),
          rows: counts[feature]!.rows[bin] as number,
          positives: counts[feature]!.positives[bin] as number,
          woe: made.table.evidence[feature]!.woe[bin] as number,
          logit: made.table.logits[feature]![bin] as number,
        })),
      },
    ]
  })
}

function driftOf(made: MadeTable, before: readonly TrainingRow[], after: readonly TrainingRow[]) {
  const [countsBefore, countsAfter] = [before, after].map((rows) =>
    countBins(encodeRows(rows, made.shapes), made.shapes),
  ) as [BinCounts[], BinCounts[]]
  return Object.fromEntries(
    made.shapes.flatMap(({ name }, feature) =>
      isLive(made, feature) ? [[name, measurePsi(countsBefore[feature]!.rows, countsAfter[feature]!.rows)]] : [],
    ),
  )
}

/** The log-odds at 0, 1 … 100 % of the rows. */
export function percentilesOf(logits: Float64Array): number[] {
  const sorted = Float64Array.from(logits).sort()
  return Array.from(
    { length: 101 },
    (_, percent) => sorted[Math.round((percent / 100) * (sorted.length - 1))] as number,
  )
}
