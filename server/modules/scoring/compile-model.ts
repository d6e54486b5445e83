import type { LeadModel } from '../../../contract/lead-model'
import { compileCalibration } from './calibrate-logits'
import { type Features, indexBins } from './feature-bins'

/** One row of the table that spoke: the feature, its bin in the model (−1: none), and the log-odds it added. */
export type ScoreTerm = [feature: string, bin: number, logit: number]
export type LeadScore = {
  /** Log-odds before calibration; terms of guide and store are added here. */
  logit: number
  /** The calibrated chance that the lead is won within the model's window. */
  p: number
  /** 0 to 100: the share of past leads it is better than. */
  score: number
  terms: ScoreTerm[]
}
export type CompiledModel = {
  /** Scores a lead. What the model does not know counts as other or missing; it never throws. */
  scoreOf: (features: Features) => LeadScore
  /** What guide and store add to the log-odds; 0 for those without a term. */
  pairLogit: (guideId: string | null, storeId: string | null) => number
  /** From log-odds, pair terms included, to a probability. */
  calibrate: (logit: number) => number
}

/** Prepares a model for scoring at speed: maps and binary searches, one allocation a lead beyond its terms. */
export function compileModel(model: LeadModel): CompiledModel {
  const calibrate = compileCalibration(model.calibration)
  const percentiles = Float64Array.from(model.percentiles)
  const lookUps = model.features.map((feature) => ({
    name: feature.name,
    findBin: indexBins(feature),
    logits: Float64Array.from(feature.bins, ({ logit }) => logit),
  }))
  const guides = new Map(Object.entries(model.guideTerms.logits))
  const stores = new Map(Object.entries(model.guideTerms.storeLogits ?? {}))

  const scoreOf = (features: Features): LeadScore => {
    let logit = model.intercept
    const terms: ScoreTerm[] = []
    for (const { name, findBin, logits } of lookUps) {
      const bin = findBin(features[name])
      const points = bin === -1 ? 0 : (logits[bin] as number)
      logit += points
      terms.push([name, bin, points])
    }
    return { logit, p: calibrate(logit), score: scoreAmong(percentiles, logit), terms }
  }
  const pairLogit = (guideId: string | null, storeId: string | null) =>
    (guideId === null ? 0 : (guides.get(guideId) ?? 0)) + (storeId === null ? 0 : (stores.get(storeId) ?? 0))
  return { scoreOf, pairLogit, calibrate }
}

/** How many of the 101 percentiles lie below, as 0 to 100. Sums of floats that should be equal may differ by dust. */
function scoreAmong(percentiles: Float64Array, logit: number): number {
  let low = 0
  let high = percentiles.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((percentiles[middle] as number) < logit - 1e-9) low = middle + 1
    else high = middle
  }
  return Math.min(100, low)
}
