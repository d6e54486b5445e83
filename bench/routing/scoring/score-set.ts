import { seededRandom } from '../../../server/kernel/seeded-random'
import { compileModel } from '../../../server/modules/scoring/compile-model'
import { logitOf, sigmoid } from '../../../server/modules/scoring/fit-logistic'
import { measureAuc, measureBrier, measureEce } from '../../../server/modules/scoring/measure-scores'
import type { TrainingRow } from '../../../server/modules/scoring/order-rows'
import { trainModel } from '../../../server/modules/scoring/train-model'
import { boostedReference, fullLogisticReference } from './reference-models'

/** What one model says of rows it has not seen. */
export type Figures = { auc: number; brier: number; ece: number; seconds: number }
export type SetFigures = {
  name: string
  rows: number
  judgedRows: number
  baseRate: number
  judgedBaseRate: number
  /** The product, as `trainModel` hands it out; its kind and calibration are its own choice. */
  scorecard: Figures & { kind: string; calibration: string }
  /** Weights of evidence added up as they are, uncalibrated: the form of naive Bayes that CRMs use. */
  naiveBayes: Figures
  fullLogistic: Figures
  boosted: Figures
  /** Better of the two references less the scorecard; below 0 where the scorecard is better. */
  aucGap: number
  /** The error of calibration that a perfect forecast would show on so few rows, by chance alone. */
  eceOfChance: number
  /** The scorecard's error once the whole is moved to the rate that was seen: what is not due to a changed rate. */
  eceAtSeenRate: number
}

const CHANCE_DRAWS = 200

/** Trains the product and its rivals on the same rows and judges them on the same others. */
export function scoreSet(
  name: string,
  development: readonly TrainingRow[],
  judged: readonly TrainingRow[],
  seed: number,
): SetFigures {
  const labels = judged.map(({ label }) => label)
  const timed = (work: () => Float64Array) => {
    const startedAt = performance.now()
    const p = work()
    return { p, figures: { ...figuresOf(p, labels), seconds: (performance.now() - startedAt) / 1000 } }
  }
  const job = { rows: development, version: name, target: 'won', windowDays: null, seed }
  let made = { kind: '', calibration: '' }
  const scorecard = timed(() => {
    const model = trainModel(job)
    const { scoreOf } = compileModel(model)
    made = { kind: model.kind, calibration: model.calibration.kind }
    return Float64Array.from(judged, ({ features }) => scoreOf(features).p)
  })
  const naiveBayes = timed(() => {
    const { scoreOf } = compileModel(trainModel({ ...job, kind: 'woe' }))
    return Float64Array.from(judged, ({ features }) => sigmoid(scoreOf(features).logit))
  })
  const fullLogistic = timed(() => fullLogisticReference(development, judged))
  const boosted = timed(() => boostedReference(development, judged))
  return {
    name,
    rows: development.length,
    judgedRows: judged.length,
    baseRate: rateOf(development),
    judgedBaseRate: rateOf(judged),
    scorecard: { ...scorecard.figures, ...made },
    naiveBayes: naiveBayes.figures,
    fullLogistic: fullLogistic.figures,
    boosted: boosted.figures,
    aucGap: Math.max(fullLogistic.figures.auc, boosted.figures.auc) - scorecard.figures.auc,
    eceOfChance: eceOfChance(scorecard.p, seed),
    eceAtSeenRate: measureEce(moveToRate(scorecard.p, rateOf(judged)), labels),
  }
}

function figuresOf(p: Float64Array, labels: readonly number[]) {
  return { auc: measureAuc(p, labels), brier: measureBrier(p, labels), ece: measureEce(p, labels) }
}

const rateOf = (rows: readonly TrainingRow[]) => rows.reduce((sum, { label }) => sum + label, 0) / rows.length

/** The mean error of calibration when outcomes are drawn from the very forecast. */
export function eceOfChance(p: Float64Array, seed: number): number {
  const random = seededRandom(seed)
  let total = 0
  for (let draw = 0; draw < CHANCE_DRAWS; draw++) {
    total += measureEce(
      p,
      p.map((chance) => (random() < chance ? 1 : 0)),
    )
  }
  return total / CHANCE_DRAWS
}

/** The forecast with the same amount added to all log-odds, so that its mean is the rate. */
export function moveToRate(p: Float64Array, rate: number): Float64Array {
  const logits = p.map(logitOf)
  let low = -10
  let high = 10
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    const mean = logits.reduce((sum, logit) => sum + sigmoid(logit + middle), 0) / p.length
    if (mean < rate) low = middle
    else high = middle
  }
  return logits.map((logit) => sigmoid(logit + low))
}
