import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import { AppError } from '../kernel/app-error'

/** WeChat Pay asks merchants to refuse what was signed further off than this. */
const WINDOW_MS = 300_000

export type Headers = Record<string, string | undefined>
export type PublicKeys = ReadonlyMap<string, KeyObject>

/** Serial (`PUB_KEY_ID_…`) to key, from SubjectPublicKeyInfo DER in base64. Throws when one is no key. */
export function readPublicKeys(keys: ReadonlyMap<string, string>): PublicKeys {
  return new Map(
    [...keys].map(([serial, der]) => [
      serial,
      createPublicKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'spki' }),
    ]),
  )
}

/** The merchant's key from PKCS #8 DER in base64: a third shorter than PEM, because a function's settings have 4 KB. */
export function readPrivateKey(der: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'pkcs8' })
}

/**
 * Whether WeChat Pay signed these bytes: SHA256withRSA over `timestamp\nnonce\nbody\n`, the body as it came.
 * Throws AppError `signature_invalid` or, five minutes off, `timestamp_skewed`.
 */
export function checkSignature(keys: PublicKeys, headers: Headers, rawBody: Buffer, now: Date): void {
  const timestamp = headers['wechatpay-timestamp'] ?? ''
  const nonce = headers['wechatpay-nonce'] ?? ''
  const publicKey = keys.get(headers['wechatpay-serial'] ?? '')
  if (!publicKey || !nonce || !/^\d{1,12}$/.test(timestamp)) throw new AppError('signature_invalid')
  const signed = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), rawBody, Buffer.from('\n')])
  const signature = Buffer.from(headers['wechatpay-signature'] ?? '', 'base64')
  if (!verify('sha256', signed, publicKey, signature)) throw new AppError('signature_invalid')
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > WINDOW_MS) throw new AppError('timestamp_skewed')
}

/** SHA256withRSA over lines that each end with a line feed, in base64: how both requests and pay sheets are signed. */
export function signLines(key: KeyObject, lines: readonly string[]): string {
  return sign('sha256', Buffer.from(lines.map((line) => `${line}\n`).join('')), key).toString('base64')
}

/** Seconds since 1970 and 32 characters nobody can guess: every signature has its own. */
export function freshStamp(now: Date): { timestamp: string; nonce: string } {
  return { timestamp: String(Math.floor(now.getTime() / 1000)), nonce: randomBytes(16).toString('hex') }
}
