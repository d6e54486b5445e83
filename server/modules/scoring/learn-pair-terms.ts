import type { LeadModel } from '../../../contract/lead-model'
import type { TrainingRow } from './order-rows'
import { type AnsweredLead, shrinkPairTerms } from './shrink-pair-terms'

/**
 * The terms of stores, then of guides beyond their store, on top of what the lead itself was worth to a model that had not
 * seen it. They are given in the model's own log-odds, before calibration, by the slope of Platt's curve.
 *
 * @param unseenLogits by row, before calibration
 */
export function learnPairTerms(
  rows: readonly TrainingRow[],
  unseenLogits: Float64Array,
  { a, b }: { a: number; b: number },
): LeadModel['guideTerms'] {
  const calibrated = unseenLogits.map((logit) => a * logit + b)
  const stores = shrinkPairTerms(answeredBy(rows, calibrated, 'storeId'))
  const beyondStore = calibrated.map((logit, row) => logit + (stores.logits.get(rows[row]!.storeId ?? '') ?? 0))
  const guides = shrinkPairTerms(answeredBy(rows, beyondStore, 'guideId'))
  const uncalibrated = (terms: ReadonlyMap<string, number>) =>
    Object.fromEntries([...terms].map(([id, term]) => [id, term / a]))
  return {
    priorRows: guides.priorRows,
    logits: uncalibrated(guides.logits),
    storePriorRows: stores.priorRows,
    storeLogits: uncalibrated(stores.logits),
  }
}

function answeredBy(rows: readonly TrainingRow[], logits: Float64Array, by: 'guideId' | 'storeId'): AnsweredLead[] {
  return rows.flatMap((row, at) => {
    const id = row[by]
    return id ? [{ id, logit: logits[at] as number, label: row.label }] : []
  })
}
