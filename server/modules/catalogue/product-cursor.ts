/** What the last product of a page was sorted by; `amount` is the price or the pieces sold, 0 where the sort has none. */
export type ProductCursor = { rank: number; amount: number; listedAtMs: number; productId: string }

/** `1.250.1761955200000.P-1`: an id may hold dots, so it comes last. */
export function writeCursor({ rank, amount, listedAtMs, productId }: ProductCursor): string {
  return `${rank}.${amount}.${listedAtMs}.${productId}`
}

/** The cursor somebody sent, `null` when it is none that was given out. */
export function readCursor(text: string): ProductCursor | null {
  const [, rank, amount, listedAtMs, productId] = /^([0-3])\.(\d{1,15})\.(\d{1,14})\.(.{1,64})$/s.exec(text) ?? []
  if (productId === undefined) return null
  return { rank: Number(rank), amount: Number(amount), listedAtMs: Number(listedAtMs), productId }
}
