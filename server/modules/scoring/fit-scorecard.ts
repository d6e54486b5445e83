import { countBins, type EncodedRows } from './encode-rows'
import type { FeatureShape } from './feature-bins'
import { fitLogistic } from './fit-logistic'
import { type Evidence, weighEvidence } from './weigh-evidence'

/**
 * How freely bins may leave their weights of evidence: `null` adds the weights up as they are (naive Bayes), a number is
 * the ridge that holds each bin to its weighed evidence; a large one leaves one slope a feature.
 */
export type ScorecardPull = number | null

export type Scorecard = {
  intercept: number
  /** By feature and bin: what it adds to the log-odds. 0 is the average lead; bins nobody fell into add 0. */
  logits: Float64Array[]
  evidence: Evidence[]
}

/** A slope of 1 takes the weight of evidence at its word; it is known to within one half before any row is seen. */
const SLOPE_RIDGE = 4

/**
 * Fits the table of a scorecard in two steps. First one slope for each feature over its weights of evidence, held to 1
 * and never negative (a bin that wins more alone may not cost points). Then each bin on its own, held to slope × evidence
 * by the ridge `pull`. Features whose bins do not differ beyond chance add 0 throughout. Both outcomes must occur.
 */
export function fitScorecard(encoded: EncodedRows, shapes: readonly FeatureShape[], pull: ScorecardPull): Scorecard {
  const counts = countBins(encoded, shapes)
  const evidence = counts.map(weighEvidence)
  const slopes = pull === null ? evidence.map(() => 1) : fitSlopes(encoded, evidence)
  const prior = evidence.map(({ woe }, feature) => woe.map((weight) => weight * (slopes[feature] as number)))
  const live = evidence.map((_, feature) => prior[feature]!.some((weight) => weight !== 0))
  const fitted = pull === null ? fitIntercept(encoded, prior) : fitBins(encoded, prior, live, pull)
  let intercept = fitted.intercept
  const logits = fitted.logits.map((table, feature) => {
    const { rows } = counts[feature]!
    const mean = table.reduce((sum, logit, bin) => sum + logit * (rows[bin] as number), 0) / encoded.rows
    intercept += mean
    return table.map((logit, bin) => (rows[bin] === 0 || !live[feature] ? 0 : logit - mean))
  })
  return { intercept, logits, evidence }
}

/** The log-odds that a table gives each row. */
export function scoreRows(encoded: EncodedRows, { intercept, logits }: Pick<Scorecard, 'intercept' | 'logits'>) {
  return Float64Array.from({ length: encoded.rows }, (_, row) => {
    let total = intercept
    for (let feature = 0; feature < encoded.width; feature++) {
      total += logits[feature]![encoded.bins[row * encoded.width + feature] as number] as number
    }
    return total
  })
}

function fitSlopes(encoded: EncodedRows, evidence: readonly Evidence[]): number[] {
  const { width, rows, labels } = encoded
  const slopes = evidence.map(({ priorRows }) => (Number.isFinite(priorRows) ? 1 : 0))
  // Leaving a negative slope out can turn another negative, so it is repeated until none is.
  for (;;) {
    const columns = new Int32Array(rows * width)
    const values = new Float64Array(rows * width)
    for (let at = 0; at < columns.length; at++) {
      const feature = at % width
      columns[at] = slopes[feature] === 0 ? -1 : feature
      values[at] = evidence[feature]!.woe[encoded.bins[at] as number] as number
    }
    const ridge = new Float64Array(width).fill(SLOPE_RIDGE)
    const prior = new Float64Array(width).fill(1)
    const { coefficients } = fitLogistic({ columns, values, width, labels, ridge, prior })
    const turned = slopes.map((slope, feature) => slope !== 0 && (coefficients[feature] as number) <= 0)
    if (!turned.includes(true)) return slopes.map((slope, feature) => slope && (coefficients[feature] as number))
    turned.forEach((isTurned, feature) => {
      if (isTurned) slopes[feature] = 0
    })
  }
}

function fitBins(encoded: EncodedRows, tables: readonly Float64Array[], live: readonly boolean[], pull: number) {
  const starts: number[] = []
  let size = 0
  tables.forEach((table, feature) => {
    starts.push(size)
    if (live[feature]) size += table.length
  })
  const columns = encoded.bins.map((bin, at) => {
    const feature = at % encoded.width
    return live[feature] ? (starts[feature] as number) + bin : -1
  })
  const prior = new Float64Array(size)
  tables.forEach((table, feature) => {
    if (live[feature]) prior.set(table, starts[feature])
  })
  const ridge = new Float64Array(size).fill(pull)
  const { intercept, coefficients } = fitLogistic({
    columns,
    width: encoded.width,
    labels: encoded.labels,
    ridge,
    prior,
  })
  const logits = tables.map((table, feature) =>
    live[feature] ? coefficients.slice(starts[feature], (starts[feature] as number) + table.length) : table,
  )
  return { intercept, logits }
}

/** Naive Bayes keeps its weights; only the intercept is set so that as many are foreseen to win as did. */
function fitIntercept(encoded: EncodedRows, logits: Float64Array[]) {
  const { intercept } = fitLogistic({
    columns: new Int32Array(encoded.rows),
    values: scoreRows(encoded, { intercept: 0, logits }),
    width: 1,
    labels: encoded.labels,
    // A slope that cannot move from 1.
    ridge: Float64Array.of(1e9),
    prior: Float64Array.of(1),
  })
  return { intercept, logits }
}
