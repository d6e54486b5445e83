export const SEARCHES_KEPT = 10

/** The history after another search: newest first, each once, at most ten. */
export function withSearch(history: readonly string[], text: string): string[] {
  const searched = text.trim()
  if (searched === '') return [...history]
  return [searched, ...history.filter((known) => known !== searched)].slice(0, SEARCHES_KEPT)
}
