import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { RandomBytes } from './new-id'

/** Codes of an authenticator (RFC 6238) as every such app makes them: SHA-1, six digits, thirty seconds. */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** A clock may be one step off, as section 5.2 allows. */
const STEPS_OFF = 1
/** As long as the hash, which section 4 of RFC 4226 recommends. */
const SECRET_BYTES = 20
export const TOTP_PERIOD_SECONDS = FORM.period

/** A new secret in base32, as it is typed into an app that cannot read the picture. */
export function newTotpSecret(random: RandomBytes = randomBytes): string {
  return new Secret({ buffer: Uint8Array.from(random(SECRET_BYTES)).buffer }).base32
}

/** What the picture holds: an authenticator reads from it what the codes are for. */
export function totpUri(secret: string, issuer: string, login: string): string {
  return new TOTP({ ...FORM, issuer, label: login, secret: Secret.fromBase32(secret) }).toString()
}

/** The time step whose code this is, at most one off `at`; null when it is none. Compared in constant time. */
export function totpStepOf(secret: string, code: string, at: Date): number | null {
  const timestamp = at.getTime()
  const totp = { ...FORM, secret: Secret.fromBase32(secret) }
  const stepsOff = TOTP.validate({ ...totp, token: code, timestamp, window: STEPS_OFF })
  return stepsOff === null ? null : TOTP.counter({ period: FORM.period, timestamp }) + stepsOff
}
