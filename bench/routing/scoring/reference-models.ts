import { levelOf, numberOf } from '../../../server/modules/scoring/feature-bins'
import { fitLogistic, sigmoid } from '../../../server/modules/scoring/fit-logistic'
import { measureLogLoss } from '../../../server/modules/scoring/measure-scores'
import type { TrainingRow } from '../../../server/modules/scoring/order-rows'
import { type BoostOptions, boostTrees, predictTrees, type TreeColumns } from './boosted-trees'

/** The chance of each row of `holdout` by a model made of `development` alone; every fifth row of that tunes it. */
export type ReferenceModel = (development: readonly TrainingRow[], holdout: readonly TrainingRow[]) => Float64Array

const LEVEL_ROWS_MIN = 5
const TREE_BINS_MAX = 64
const ONE_HOT_BINS_MAX = 20
const RIDGES = [0.3, 1, 3, 10, 30, 100]
const BOOSTS: readonly BoostOptions[] = [
  { rounds: 400, depth: 2, rate: 0.08, leafRowsMin: 20, l2: 5 },
  { rounds: 400, depth: 4, rate: 0.05, leafRowsMin: 30, l2: 5 },
]
const isWatched = (row: number) => row % 5 === 0

/** A gradient-boosted tree ensemble: the better of two depths, stopped early. */
export const boostedReference: ReferenceModel = (development, holdout) => {
  const all = [...development, ...holdout]
  const fitRows = Int32Array.from(development, (_, row) => row).filter((row) => !isWatched(row))
  const watchRows = Int32Array.from(development, (_, row) => row).filter(isWatched)
  const data: TreeColumns = { rows: all.length, columns: codeColumns(all, fitRows, 'ordered', TREE_BINS_MAX) }
  const labels = Uint8Array.from(all, ({ label }) => label)
  const watchedLabels = labels.filter((_, row) => row < development.length && isWatched(row))
  const tried = BOOSTS.map((options) => {
    const model = boostTrees(data, labels, fitRows, watchRows, options)
    const watched = Float64Array.from(watchRows, (row) => sigmoid(predictTrees(model, data, row)))
    return { model, loss: measureLogLoss(watched, watchedLabels) }
  })
  const best = tried.reduce((kept, next) => (next.loss < kept.loss ? next : kept)).model
  return Float64Array.from(holdout, (_, row) => sigmoid(predictTrees(best, data, development.length + row)))
}

/** A logistic regression with a coefficient for every level and every twentieth of a number, ridge by watched rows. */
export const fullLogisticReference: ReferenceModel = (development, holdout) => {
  const all = [...development, ...holdout]
  const every = Int32Array.from(development, (_, row) => row)
  const columns = codeColumns(all, every, 'named', ONE_HOT_BINS_MAX)
  const labels = Uint8Array.from(all, ({ label }) => label)
  const fitted = every.filter((row) => !isWatched(row))
  const watched = every.filter(isWatched)
  const watchedLabels = watched.map((row) => labels[row] as number)
  const costs = RIDGES.map((ridge) =>
    measureLogLoss(predictOneHot(columns, labels, fitted, watched, ridge), watchedLabels),
  )
  const ridge = RIDGES[costs.indexOf(Math.min(...costs))] as number
  return predictOneHot(
    columns,
    labels,
    every,
    Int32Array.from(holdout, (_, row) => development.length + row),
    ridge,
  )
}

function predictOneHot(
  columns: TreeColumns['columns'],
  labels: Uint8Array,
  fitRows: Int32Array,
  askRows: Int32Array,
  ridge: number,
): Float64Array {
  const starts: number[] = []
  let size = 0
  for (const { bins } of columns) {
    starts.push(size)
    size += bins
  }
  const columnOf = (row: number, at: number) => (starts[at] as number) + (columns[at]!.codes[row] as number)
  const width = columns.length
  const { intercept, coefficients } = fitLogistic({
    columns: Int32Array.from({ length: fitRows.length * width }, (_, cell) =>
      columnOf(fitRows[Math.floor(cell / width)] as number, cell % width),
    ),
    width,
    labels: Uint8Array.from(fitRows, (row) => labels[row] as number),
    ridge: new Float64Array(size).fill(ridge),
    prior: new Float64Array(size),
  })
  return Float64Array.from(askRows, (row) =>
    sigmoid(columns.reduce((sum, _, at) => sum + (coefficients[columnOf(row, at)] as number), intercept)),
  )
}

/** Codes of every column, learned on `fitRows`: 0 is missing or rare, numbers rise, levels by name or by how often they win. */
function codeColumns(rows: readonly TrainingRow[], fitRows: Int32Array, order: 'ordered' | 'named', binsMax: number) {
  const names = [...new Set(rows.flatMap(({ features }) => Object.keys(features)))].sort()
  return names.map((name) => {
    const isNumber = rows.every(({ features }) => typeof (features[name] ?? 0) === 'number')
    return isNumber ? codeNumbers(name, rows, fitRows, binsMax) : codeLevels(name, rows, fitRows, order)
  })
}

function codeNumbers(name: string, rows: readonly TrainingRow[], fitRows: Int32Array, binsMax: number) {
  const known = [...fitRows].flatMap((row) => numberOf(rows[row]!.features[name]) ?? [])
  known.sort((one, other) => one - other)
  const cuts = Array.from(
    { length: binsMax - 2 },
    (_, cut) => known[Math.floor(((cut + 1) * known.length) / (binsMax - 1))],
  )
  const distinct = [...new Set(cuts)].filter((cut) => cut !== undefined)
  const codes = Uint8Array.from(rows, ({ features }) => {
    const value = numberOf(features[name])
    return value === null ? 0 : 1 + distinct.filter((cut) => cut <= value).length
  })
  return { codes, bins: distinct.length + 2 }
}

function codeLevels(name: string, rows: readonly TrainingRow[], fitRows: Int32Array, order: 'ordered' | 'named') {
  const counts = new Map<string, { rows: number; won: number }>()
  let won = 0
  for (const row of fitRows) {
    const level = levelOf(rows[row]!.features[name])
    won += rows[row]!.label
    if (level === null) continue
    const count = counts.get(level) ?? { rows: 0, won: 0 }
    counts.set(level, { rows: count.rows + 1, won: count.won + rows[row]!.label })
  }
  const rate = won / fitRows.length
  const worth = (level: string) => {
    const count = counts.get(level) as { rows: number; won: number }
    return (count.won + 20 * rate) / (count.rows + 20)
  }
  const levels = [...counts]
    .filter(([, count]) => count.rows >= LEVEL_ROWS_MIN)
    .sort(([one, a], [other, b]) => b.rows - a.rows || (one < other ? -1 : 1))
    .slice(0, 254)
    .map(([level]) => level)
    .sort((one, other) => (order === 'ordered' ? worth(one) - worth(other) : one < other ? -1 : 1))
  const codeOf = new Map(levels.map((level, index) => [level, index + 1]))
  const codes = Uint8Array.from(rows, ({ features }) => codeOf.get(levelOf(features[name]) ?? '') ?? 0)
  return { codes, bins: levels.length + 1 }
}
