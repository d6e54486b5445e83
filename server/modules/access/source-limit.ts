import { MINUTE_MS } from '../../kernel/shanghai-time'

export const SOURCE_FAILURES_MAX = 20
export const SOURCE_WINDOW_MINUTES = 15

/**
 * When somebody of this network may try again, or null: now. The lock of an account does not slow down who tries one
 * password on many; this does. `failedAtMs` are its failed attempts, in any order.
 */
export function tryAgainAt(failedAtMs: readonly number[], at: Date): Date | null {
  const recent = recentFailures(failedAtMs, at).toSorted((a, b) => b - a)
  const last = recent[SOURCE_FAILURES_MAX - 1]
  return last === undefined ? null : new Date(last + SOURCE_WINDOW_MINUTES * MINUTE_MS)
}

/** Those of the failures that still count. */
export function recentFailures(failedAtMs: readonly number[], at: Date): number[] {
  const since = at.getTime() - SOURCE_WINDOW_MINUTES * MINUTE_MS
  return failedAtMs.filter((ms) => ms > since)
}
