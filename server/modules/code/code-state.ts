import { AppError } from '../../kernel/app-error'

/** Whether a scanned code may still be used, and if not, why not. Voided outranks expired: somebody stopped it on purpose. */
export type CodeState = 'live' | 'expired' | 'voided' | 'unknown'

/** A code is dead from the instant it expires; without an expiry it lives until it is voided. */
export function codeState(code: { expiresAt: Date | null; voidedAt: Date | null } | undefined, now: Date): CodeState {
  if (!code) return 'unknown'
  if (code.voidedAt !== null) return 'voided'
  return code.expiresAt !== null && code.expiresAt <= now ? 'expired' : 'live'
}

/** Refuses a code that is not live with the words for why: `code_unknown`, `code_expired` or `code_voided`. */
export function refuseDeadCode<Code extends { expiresAt: Date | null; voidedAt: Date | null }>(
  code: Code | undefined,
  now: Date,
): asserts code is Code {
  const state = codeState(code, now)
  if (state !== 'live') throw new AppError(`code_${state}`)
}
