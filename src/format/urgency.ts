export type Urgency = 'over' | 'now' | 'soon' | 'calm'

const NOW_MS = 60_000
const SOON_MS = 5 * 60_000

/** How pressing what is left of a time to answer is, and the word before the digits: colour is never the only sign. */
export function urgencyOf(leftMs: number): { urgency: Urgency; words: string } {
  if (leftMs <= 0) return { urgency: 'over', words: '已超时' }
  if (leftMs <= NOW_MS) return { urgency: 'now', words: '马上流转' }
  if (leftMs <= SOON_MS) return { urgency: 'soon', words: '请尽快接' }
  return { urgency: 'calm', words: '剩余' }
}
