import type { GuideFact, GuideState } from './routing-facts'

/** Rows mostly come in order already: only those that do not are copied. */
export function inOrder<Row>(rows: readonly Row[], compare: (a: Row, b: Row) => number): readonly Row[] {
  for (let i = 1; i < rows.length; i++) if (compare(rows[i - 1]!, rows[i]!) > 0) return [...rows].sort(compare)
  return rows
}

export function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

export function byIdAndStore(a: GuideFact, b: GuideFact): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  const [ofA, ofB] = [a.storeId ?? '', b.storeId ?? '']
  return ofA < ofB ? -1 : ofA > ofB ? 1 : 0
}

/** Whether there is a state of each guide, in their order. */
export function isOfEach(state: readonly GuideState[], guides: readonly GuideFact[]): boolean {
  if (state.length !== guides.length) return false
  for (let i = 0; i < state.length; i++) if (state[i]!.id !== guides[i]!.id) return false
  return true
}
