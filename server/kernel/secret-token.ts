import { createHash, randomBytes } from 'node:crypto'
import type { RandomBytes } from './new-id'

/** A bearer token of 256 bits, URL-safe. Only its hash is ever stored. */
export function newSecretToken(random: RandomBytes = randomBytes): string {
  return Buffer.from(random(32)).toString('base64url')
}

/** SHA-256 in hex. Enough for a token of 256 random bits; never for something a person chose. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** No I, L, O, U, 0, 1: a code is read out over the phone and typed by hand. 30 letters, about 4.9 bits each. */
const TYPED_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const TYPED_CODE_LETTERS = 12

/** A code people type, 12 letters (58 bits) in three groups: `7KQX-2M4P-9WTD`. */
export function newTypedCode(random: RandomBytes = randomBytes): string {
  let text = ''
  while (text.length < TYPED_CODE_LETTERS) {
    // 240 = 8 × 30: larger bytes are drawn again so that every letter is equally likely.
    for (const byte of random(16)) if (byte < 240 && text.length < TYPED_CODE_LETTERS) text += TYPED_ALPHABET[byte % 30]
  }
  return text.replace(/(.{4})(?!$)/g, '$1-')
}

/** What was typed, without the spaces, dashes and small letters people add. */
export function normaliseTypedCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase()
}
