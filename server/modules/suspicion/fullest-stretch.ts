/**
 * The most things that lie within `withinMs` of each other, in the order of time; of several such stretches the first.
 * A window that slides: two half bursts on either side of midnight are one.
 */
export function fullestStretch<Item extends { atMs: number }>(items: readonly Item[], withinMs: number): Item[] {
  const sorted = items.toSorted((a, b) => a.atMs - b.atMs)
  let best = { from: 0, until: 0 }
  let from = 0
  for (const [at, { atMs }] of sorted.entries()) {
    while (atMs - sorted[from]!.atMs > withinMs) from += 1
    if (at + 1 - from > best.until - best.from) best = { from, until: at + 1 }
  }
  return sorted.slice(best.from, best.until)
}
