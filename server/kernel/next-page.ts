/** The cursor of the page behind `found`: what its last row is sorted by, or null when the page was not full. */
export function nextPage<Row>(found: readonly Row[], rows: number, cursorOf: (row: Row) => string): string | null {
  const last = found.at(-1)
  return last !== undefined && found.length === rows ? cursorOf(last) : null
}
