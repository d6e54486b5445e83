import type { BinShape } from './feature-bins'

export type LevelBinning = {
  /** Levels seen in fewer rows are `isOther` together. */
  rowsMin: number
  levelsMax: number
}

/** Longer texts are no levels: they go with what is rare. */
const LEVEL_CHARS_MAX = 200

/**
 * One bin a level, the most frequent first and equals by name, then one bin for all that is rare or was never seen.
 *
 * @param levels the spelled levels (`levelOf`) of the rows that have one
 */
export function binLevels(levels: readonly string[], { rowsMin, levelsMax }: LevelBinning): BinShape[] {
  const counts = new Map<string, number>()
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1)
  const kept = [...counts]
    .filter(([level, rows]) => rows >= rowsMin && level.length <= LEVEL_CHARS_MAX)
    .sort(([nameOne, rowsOne], [nameOther, rowsOther]) => rowsOther - rowsOne || (nameOne < nameOther ? -1 : 1))
    .slice(0, levelsMax)
  return [...kept.map(([level]) => ({ values: [level] })), { isOther: true }]
}
