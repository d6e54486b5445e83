import { seededRandom } from '../../kernel/seeded-random'
import type { Features } from './feature-bins'

/** One past lead to learn from: what was known when it came, and what became of it. */
export type TrainingRow = {
  features: Features
  label: 0 | 1
  guideId?: string | null | undefined
  storeId?: string | null | undefined
  /** When it came; null where nobody knows. */
  at: Date | null
}

/**
 * The rows in an order that depends on what they hold and on the seed only, not on how they came: sorted by content, then
 * shuffled. Rows alike in everything may trade places, which nothing can see.
 */
export function shuffleRows(rows: readonly TrainingRow[], seed: number): TrainingRow[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }))
  keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
  const shuffled = keyed.map(({ row }) => row)
  const random = seededRandom(seed)
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = shuffled[last] as TrainingRow
    shuffled[last] = shuffled[other] as TrainingRow
    shuffled[other] = kept
  }
  return shuffled
}

function keyOf({ features, label, guideId, storeId, at }: TrainingRow): string {
  const names = Object.keys(features).sort()
  return JSON.stringify([
    at?.getTime() ?? null,
    label,
    guideId ?? null,
    storeId ?? null,
    names.map((n) => [n, features[n]]),
  ])
}

/** How the held-out rows are chosen: the latest, or any. */
export type SplitBy = 'time' | 'random'
export type SplitRows = { development: TrainingRow[]; holdout: TrainingRow[] }

/**
 * Parts shuffled rows into those a model is made from and those it is measured on. By time the latest `holdoutShare` is
 * held out, rows of the same instant staying together; when all rows are of one instant, the split is random.
 */
export function splitRows(shuffled: readonly TrainingRow[], by: SplitBy, holdoutShare: number): SplitRows {
  const kept = Math.floor(shuffled.length * (1 - holdoutShare))
  if (by === 'time') {
    const times = shuffled.map(({ at }) => at?.getTime() ?? Number.NEGATIVE_INFINITY)
    const cut = [...times].sort((one, other) => one - other)[kept] as number
    const development = shuffled.filter((_, row) => (times[row] as number) < cut)
    if (development.length > 0)
      return { development, holdout: shuffled.filter((_, row) => (times[row] as number) >= cut) }
  }
  return { development: shuffled.slice(0, kept), holdout: shuffled.slice(kept) }
}

/** A fold for each row, 0 to `folds` − 1, winners and others dealt round separately, so that every fold has both. */
export function dealFolds(labels: ArrayLike<number>, folds: number): Int32Array {
  const dealt = [0, 0]
  return Int32Array.from({ length: labels.length }, (_, row) => dealt[labels[row] as number]!++ % folds)
}
