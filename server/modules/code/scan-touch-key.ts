/** The same scan again within this long is the same touch: people scan twice when a page is slow. */
export const SAME_SCAN_MS = 600_000

/**
 * The idempotency key of a scan: who, which code, and which ten minutes of the clock. `openid` is hashed by the caller's
 * means into `who` where it must not be readable; equal inputs in one bucket give one key.
 */
export function scanTouchKey(who: string, code: string, at: Date): string {
  return `scan:${who}:${code}:${Math.floor(at.getTime() / SAME_SCAN_MS)}`
}
