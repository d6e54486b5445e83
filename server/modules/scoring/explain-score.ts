import { BIN_WORDS, type LeadModel, type ModelBin, type ModelFeature } from '../../../contract/lead-model'
import type { ScoreTerm } from './compile-model'

/** This many points double the odds of winning, as scorecards have it. */
export const POINTS_TO_DOUBLE_ODDS = 20

export type ScoreReasonLine = { code: string; points: number; text: string }
/** What people call the levels of a feature: `{ channel: { appointment: '预约' } }`. */
export type LevelWords = Readonly<Record<string, Readonly<Record<string, string>>>>

const VALUES_SHOWN = 3

/** Log-odds of a model's table as points, unrounded; calibrated first where the calibration is a straight line. */
export function pointsOf(logit: number, model: Pick<LeadModel, 'calibration'>): number {
  const slope = model.calibration.kind === 'platt' ? model.calibration.a : 1
  return (logit * slope * POINTS_TO_DOUBLE_ODDS) / Math.LN2
}

/**
 * The up to `n` terms that moved a score most, largest first, in words, from the very table that scored it. Terms of no
 * whole point are left out. When all `n` point one way, the last gives its place to the strongest of the other way.
 */
export function topReasons(
  terms: readonly ScoreTerm[],
  model: Pick<LeadModel, 'features' | 'calibration'>,
  n: number,
  words: LevelWords = {},
): ScoreReasonLine[] {
  const features = new Map(model.features.map((feature) => [feature.name, feature]))
  const lines = terms
    .map(([code, bin, logit]) => ({ code, bin, points: Math.round(pointsOf(logit, model)) }))
    .filter(({ code, bin, points }) => points !== 0 && features.get(code)?.bins[bin] !== undefined)
    .sort((one, other) => Math.abs(other.points) - Math.abs(one.points))
  const top = lines.slice(0, Math.max(0, n))
  const against = lines.slice(n).find(({ points }) => points > 0 !== top[0]!.points > 0)
  if (top.length > 1 && against && top.every(({ points }) => points > 0 === top[0]!.points > 0)) {
    top[top.length - 1] = against
  }
  return top.map(({ code, bin, points }) => {
    const feature = features.get(code) as ModelFeature
    const name = nameBin(feature.bins[bin] as ModelBin, words[code])
    return { code, points, text: BIN_WORDS.reason(feature.label ?? code, name, points) }
  })
}

/** A bin in words: `低于 3`, `3 至 8`, `预约`, `其他`, `未知`. */
export function nameBin(bin: Omit<ModelBin, 'rows' | 'positives' | 'woe' | 'logit'>, words: LevelWords[string] = {}) {
  if (bin.isMissing) return BIN_WORDS.missing
  if (bin.isOther) return BIN_WORDS.other
  if (bin.values) {
    const shown = bin.values.slice(0, VALUES_SHOWN).map((value) => words[value] ?? value)
    return shown.join('、') + (bin.values.length > VALUES_SHOWN ? BIN_WORDS.more(bin.values.length) : '')
  }
  const [from, to] = [bin.from, bin.to].map((end) => (end === undefined ? undefined : shortNumber(end)))
  if (from !== undefined && to !== undefined) return BIN_WORDS.between(from, to)
  if (from !== undefined) return BIN_WORDS.atLeast(from)
  return to === undefined ? BIN_WORDS.any : BIN_WORDS.below(to)
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)))
}
