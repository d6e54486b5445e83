import { HOUR_MS } from '../../kernel/shanghai-time'

/**
 * What becomes of a partner's live keys (newest first) when a new one is made: the newest goes on working for the
 * grace so that the partner can change over, every other ends now. Never more than two keys work.
 */
export function retireKeys(
  live: readonly { keyId: string }[],
  now: Date,
  graceHours: number,
): { keyId: string; expiresAt: Date }[] {
  return live.map(({ keyId }, age) => ({
    keyId,
    expiresAt: age === 0 ? new Date(now.getTime() + graceHours * HOUR_MS) : now,
  }))
}
