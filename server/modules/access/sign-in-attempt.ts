import { MINUTE_MS } from '../../kernel/shanghai-time'

export const ATTEMPTS_MAX = 5
export const LOCK_MINUTES = 15

export type Attempt = { failedAttempts: number; lockedUntil: Date | null; isRight: boolean }
export type AttemptOutcome =
  | { kind: 'admitted' }
  | { kind: 'refused'; failedAttempts: number; lockedUntil: Date | null }
  | { kind: 'locked' }

/**
 * What one attempt at an account comes to. While an account is locked even the right password is refused and nothing
 * is counted, so guessing on does not lengthen the lock; after it the count starts anew.
 */
export function judgeAttempt({ failedAttempts, lockedUntil, isRight }: Attempt, at: Date): AttemptOutcome {
  if (lockedUntil && lockedUntil > at) return { kind: 'locked' }
  if (isRight) return { kind: 'admitted' }
  const failed = failedAttempts + 1
  if (failed < ATTEMPTS_MAX) return { kind: 'refused', failedAttempts: failed, lockedUntil: null }
  return { kind: 'refused', failedAttempts: 0, lockedUntil: new Date(at.getTime() + LOCK_MINUTES * MINUTE_MS) }
}
