import { LeadModel, type ModelFaultCode, type ModelFeature } from '../../../contract/lead-model'
import { groupBy } from '../../kernel/group-by'

export type ModelFault = { code: ModelFaultCode; detail: string }
export type ModelLimits = {
  rowsMin: number
  positivesMin: number
  holdoutPositivesMin: number
  aucMin: number
  /** Above it the model knows something that it cannot know in time. */
  aucMax: number
  /** The same for one feature alone. */
  featureAucMax: number
  /** How much worse than the model before it may be. */
  aucDropMax: number
  eceMax: number
  /** Beyond what chance alone gives: many bins of few rows drift by themselves. */
  psiMax: number
  /** How many times more, or less, may be won among held-out leads than among all, or than under the model before. */
  baseRateRatioMax: number
}

export const DEFAULT_MODEL_LIMITS: ModelLimits = {
  rowsMin: 500,
  positivesMin: 50,
  holdoutPositivesMin: 10,
  aucMin: 0.55,
  aucMax: 0.97,
  featureAucMax: 0.95,
  aucDropMax: 0.02,
  eceMax: 0.05,
  psiMax: 0.2,
  baseRateRatioMax: 2,
}

/**
 * Everything that speaks against publishing a trained model; it may be published only when this is empty. A model that is
 * not even well formed is measured no further.
 */
export function checkModel(
  candidate: LeadModel,
  previous: LeadModel | null,
  limits: ModelLimits = DEFAULT_MODEL_LIMITS,
): ModelFault[] {
  const notFinite = findNotFinite(candidate, '')
  if (notFinite !== null) return [{ code: 'not_finite', detail: notFinite }]
  const parsed = LeadModel.safeParse(candidate)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return [{ code: 'schema_invalid', detail: `${issue?.path.join('.') ?? ''}: ${issue?.code ?? ''}` }]
  }
  return [
    ...checkTable(candidate),
    ...checkAmount(candidate, limits),
    ...checkQuality(candidate, previous, limits),
    ...checkBaseRate(candidate, previous, limits),
  ]
}

/** The path of the first number that is NaN or infinite. */
function findNotFinite(value: unknown, path: string): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : path
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const found = findNotFinite(inner, path === '' ? key : `${path}.${key}`)
    if (found !== null) return found
  }
  return null
}

function checkTable({ features, calibration, percentiles, trainedOn }: LeadModel): ModelFault[] {
  const faults: ModelFault[] = []
  const broken = (detail: string) => faults.push({ code: 'table_broken', detail })
  if (features.length === 0) faults.push({ code: 'no_features', detail: '' })
  if (new Set(features.map(({ name }) => name)).size < features.length) broken('features')
  for (const feature of features) {
    if (feature.bins.filter(({ rows }) => rows > 0).length < 2)
      faults.push({ code: 'single_bin', detail: feature.name })
    if (!isWhole(feature, trainedOn)) broken(feature.name)
  }
  if (!isRising(percentiles)) broken('percentiles')
  if (calibration.kind === 'platt' && calibration.a <= 0) faults.push({ code: 'calibration_inverted', detail: 'a' })
  if (calibration.kind === 'isotonic') {
    if (calibration.xs.length !== calibration.ys.length || !isRising(calibration.xs)) broken('calibration')
    if (!isRising(calibration.ys)) faults.push({ code: 'calibration_inverted', detail: 'ys' })
  }
  return faults
}

const isRising = (values: readonly number[]) => values.every((value, at) => at === 0 || value >= values[at - 1]!)

/** Every lead is counted once, ranges join without gap or overlap, and no level stands in two bins. */
function isWhole({ kind, bins }: ModelFeature, trainedOn: LeadModel['trainedOn']): boolean {
  const sumOf = (field: 'rows' | 'positives') => bins.reduce((sum, bin) => sum + bin[field], 0)
  if (sumOf('rows') !== trainedOn.rows || sumOf('positives') !== trainedOn.positives) return false
  if (bins.some(({ rows, positives }) => positives > rows)) return false
  const plain = bins.filter((bin) => !bin.isMissing && !bin.isOther)
  if (kind === 'text') {
    const levels = plain.flatMap(({ values }) => values ?? [])
    return new Set(levels).size === levels.length && plain.every(({ values }) => values !== undefined)
  }
  const isFirstLast = plain[0]?.from === undefined && plain.at(-1)?.to === undefined
  const joins = plain.every(({ from }, at) => at === 0 || (from !== undefined && from === plain[at - 1]!.to))
  return isFirstLast && joins && isRising(plain.slice(1).map(({ from }) => from as number))
}

function checkAmount({ trainedOn, quality }: LeadModel, limits: ModelLimits): ModelFault[] {
  const faults: ModelFault[] = []
  if (trainedOn.rows < limits.rowsMin) faults.push({ code: 'too_few_rows', detail: `${trainedOn.rows}` })
  if (trainedOn.positives < limits.positivesMin || quality.holdoutPositives < limits.holdoutPositivesMin) {
    faults.push({ code: 'too_few_positives', detail: `${trainedOn.positives} / ${quality.holdoutPositives}` })
  }
  return faults
}

function checkQuality(candidate: LeadModel, previous: LeadModel | null, limits: ModelLimits): ModelFault[] {
  const faults: ModelFault[] = []
  const { features, quality } = candidate
  const { auc, ece, psi } = quality
  if (auc < limits.aucMin) faults.push({ code: 'auc_low', detail: `${auc.toFixed(3)}` })
  if (auc > limits.aucMax) faults.push({ code: 'auc_suspicious', detail: `${auc.toFixed(3)}` })
  if (previous && previous.quality.auc - auc > limits.aucDropMax) {
    faults.push({ code: 'auc_worse', detail: `${previous.quality.auc.toFixed(3)} → ${auc.toFixed(3)}` })
  }
  if (ece > limits.eceMax) faults.push({ code: 'ece_high', detail: `${ece.toFixed(3)}` })
  for (const [name, value] of Object.entries(psi)) {
    if (value > limits.psiMax + psiOfChance(candidate, name))
      faults.push({ code: 'psi_high', detail: `${name} ${value.toFixed(2)}` })
  }
  for (const feature of features) {
    const alone = featureAuc(feature)
    if (alone > limits.featureAucMax) {
      faults.push({ code: 'feature_leaks', detail: `${feature.name} ${alone.toFixed(3)}` })
    }
  }
  return faults
}

/**
 * The stability index that two samples of the same leads show on average, (bins − 1)·(1/n + 1/m): up to terms of higher
 * order it is a chi-square of that many degrees of freedom, scaled (Yurdakul 2018).
 */
function psiOfChance({ features, trainedOn, quality }: LeadModel, name: string): number {
  const bins = features.find((feature) => feature.name === name)?.bins.filter(({ rows }) => rows > 0).length ?? 1
  const before = Math.max(1, trainedOn.rows - quality.holdoutRows)
  return (bins - 1) * (1 / before + 1 / Math.max(1, quality.holdoutRows))
}

/** The AUC that one feature has alone, ties one half, from the counts of its bins ordered by what they weigh. */
export function featureAuc({ bins }: Pick<ModelFeature, 'bins'>): number {
  let wins = 0
  let positives = 0
  let negatives = 0
  for (const group of [...groupBy(bins, ({ woe }) => woe)].sort(([one], [other]) => one - other)) {
    const won = group[1].reduce((sum, bin) => sum + bin.positives, 0)
    const lost = group[1].reduce((sum, bin) => sum + bin.rows - bin.positives, 0)
    wins += won * (negatives + lost / 2)
    positives += won
    negatives += lost
  }
  return positives === 0 || negatives === 0 ? 0.5 : wins / (positives * negatives)
}

function checkBaseRate(
  { trainedOn, quality }: LeadModel,
  previous: LeadModel | null,
  limits: ModelLimits,
): ModelFault[] {
  const rate = trainedOn.positives / Math.max(1, trainedOn.rows)
  const others = [quality.baseRate, ...(previous ? [previous.trainedOn.positives / previous.trainedOn.rows] : [])]
  return others.flatMap((other): ModelFault[] => {
    const ratio = Math.max(rate, other) / Math.min(rate, other)
    // An outcome that all leads have, or none, leaves no ratio.
    const isOff = !(ratio <= limits.baseRateRatioMax)
    return isOff ? [{ code: 'base_rate_off', detail: `${rate.toFixed(4)} / ${other.toFixed(4)}` }] : []
  })
}
