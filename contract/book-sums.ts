import type { checkBooks } from './books'
import type { Output } from './endpoint'

// Without schemas: browsers load it.

export type Books = Output<typeof checkBooks>

/** Two parts of the books, one after the other, as one: what either counted, and balanced when both are. Pure. */
export function addBooks(before: Books, part: Books): Books {
  const sum = <T extends Record<string, number>>(one: T, other: T) =>
    Object.fromEntries(Object.keys(one).map((key) => [key, one[key]! + other[key]!])) as T
  return {
    isBalanced: before.isBalanced && part.isBalanced,
    counts: sum(before.counts, part.counts),
    sums: sum(before.sums, part.sums),
    faults: sum(before.faults, part.faults),
    next: part.next,
  }
}

/** Asks for part after part until all is read. `tell` hears the sum so far; `sofar` goes on where a check stopped. */
export async function wholeBooks(
  ask: (input: { cursor?: string }) => Promise<Books>,
  { sofar, tell }: { sofar?: Books | undefined; tell?: (sum: Books) => void } = {},
): Promise<Books> {
  let sum = sofar
  while (!sum || sum.next !== null) {
    const part = await ask(sum?.next ? { cursor: sum.next } : {})
    sum = sum ? addBooks(sum, part) : part
    tell?.(sum)
  }
  return sum
}
