import type { LeadModel } from '../../contract/lead-model'
import { hasDrifted, populationStability } from '../modules/health/population-stability'
import type { LeadFeatures } from '../modules/routing/lead-features'
import { compileModel } from '../modules/scoring/compile-model'
import { indexBins } from '../modules/scoring/feature-bins'
import { listCalibration, measureEce } from '../modules/scoring/measure-scores'

export type FeatureDrift = { feature: string; psi: number; isDrifted: boolean }

/** How far recent leads lie from those a model learned from, by each of its features, furthest first. */
export function driftOf(model: LeadModel, recent: readonly LeadFeatures[]): FeatureDrift[] {
  return model.features
    .map(({ name, kind, bins }): FeatureDrift => {
      const findBin = indexBins({ kind, bins })
      const now = bins.map(() => 0)
      for (const features of recent) {
        const bin = findBin(features[name])
        now[bin === -1 ? bins.length - 1 : bin]! += 1
      }
      // Bins that hold nobody on either side say nothing.
      const live = bins.map((bin, at) => [bin.rows, now[at]!] as const).filter(([then, of]) => then + of > 0)
      const [before, after] = [live.map(([then]) => then), live.map(([, of]) => of)]
      const psi = live.length < 2 ? 0 : populationStability(before, after)
      return { feature: name, psi, isDrifted: live.length > 1 && hasDrifted(before, after) }
    })
    .sort((a, b) => b.psi - a.psi || (a.feature < b.feature ? -1 : 1))
}

export type AnsweredLead = { features: LeadFeatures; label: 0 | 1; guideId: string | null; storeId: string | null }

/** Above it probabilities say something else than what happens. */
const ECE_ALARM = 0.05
/** Chance alone moves the error of so few leads; the alarm needs twice of what it gives on average. */
const CHANCE_TIMES = 2

/**
 * The calibration error of a model on leads it has not learned from, and whether it is more than chance would give: bins of
 * n leads around p err by √(2p(1 − p) ÷ πn) on average when every probability is right.
 */
export function calibrationOf(model: LeadModel, leads: readonly AnsweredLead[]): { ece: number; isOff: boolean } {
  const { scoreOf, pairLogit, calibrate } = compileModel(model)
  const labels = leads.map(({ label }) => label)
  const probabilities = leads.map(({ features, guideId, storeId }) =>
    calibrate(scoreOf(features).logit + pairLogit(guideId, storeId)),
  )
  const ece = measureEce(probabilities, labels)
  const byChance = listCalibration(probabilities, labels).reduce(
    (sum, { rows, meanProbability: p }) => sum + Math.sqrt((2 * p * (1 - p) * rows) / Math.PI) / leads.length,
    0,
  )
  return { ece, isOff: ece > Math.max(ECE_ALARM, CHANCE_TIMES * byChance) }
}
