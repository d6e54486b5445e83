import { MODEL_BINS_MAX } from '../../../contract/lead-model'
import { binLevels } from './bin-levels'
import { binNumbers } from './bin-numbers'
import {
  type FeatureKind,
  type FeatureShape,
  type Features,
  type FeatureValue,
  levelOf,
  numberOf,
} from './feature-bins'

export type LabelledRow = { features: Features; label: 0 | 1 }

/** A level needs this many rows to stand alone; what it is worth with so few is held back by shrinkage, not by merging. */
const LEVEL_ROWS_MIN = 20
const NUMBER_ROWS_MIN = 30
/** Of all rows; keeps a scorecard readable on large data. */
const NUMBER_ROWS_SHARE_MIN = 0.01
const NUMBER_BINS_MAX = 12
/** The 99 % point of chi-square with one degree of freedom: stricter than one test wants, as of many borders the luckiest show. */
const CHI_SQUARE_MIN = 6.63
/** How many bins all features may have together: a fit takes the cube of it. Wide data get fewer bins a feature. */
const BINS_TOTAL_MAX = 600
const BINS_EACH = [MODEL_BINS_MAX - 2, 80, 40, 20, 12, 8, 5, 3]

/**
 * Decides the bins of every feature from the rows, sorted by name. A feature whose values are all numbers is a number;
 * any other is text. Each feature has a bin for what is missing, also where nothing was.
 */
export function shapeFeatures(rows: readonly LabelledRow[]): FeatureShape[] {
  const names = new Set<string>()
  for (const { features } of rows) for (const name of Object.keys(features)) names.add(name)
  const sorted = [...names].sort()
  for (const [turn, binsEach] of BINS_EACH.entries()) {
    const shapes = sorted.map((name) => shapeFeature(name, rows, binsEach))
    const total = shapes.reduce((sum, { bins }) => sum + bins.length, 0)
    if (total <= BINS_TOTAL_MAX || turn === BINS_EACH.length - 1) return shapes
  }
  return []
}

function shapeFeature(name: string, rows: readonly LabelledRow[], binsEach: number): FeatureShape {
  const kind = kindOf(rows.map(({ features }) => features[name]))
  const bins = kind === 'number' ? numberBins(name, rows, binsEach) : levelBins(name, rows, binsEach)
  return { name, kind, bins: [...bins, { isMissing: true }] }
}

function kindOf(values: readonly FeatureValue[]): FeatureKind {
  const known = values.filter((value) => value !== null && value !== undefined)
  return known.length > 0 && known.every((value) => typeof value === 'number') ? 'number' : 'text'
}

function numberBins(name: string, rows: readonly LabelledRow[], binsEach: number) {
  const values: number[] = []
  const labels: number[] = []
  for (const { features, label } of rows) {
    const value = numberOf(features[name])
    if (value === null) continue
    values.push(value)
    labels.push(label)
  }
  return binNumbers(values, labels, {
    rowsMin: Math.max(NUMBER_ROWS_MIN, Math.ceil(values.length * NUMBER_ROWS_SHARE_MIN)),
    binsMax: Math.min(NUMBER_BINS_MAX, binsEach),
    chiSquareMin: CHI_SQUARE_MIN,
  })
}

function levelBins(name: string, rows: readonly LabelledRow[], binsEach: number) {
  const levels = rows.map(({ features }) => levelOf(features[name])).filter((level) => level !== null)
  return binLevels(levels, { rowsMin: LEVEL_ROWS_MIN, levelsMax: binsEach })
}
