import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** A partner's clock may differ from ours by this much; nonces are remembered for twice as long. */
export const SIGNATURE_WINDOW_MS = 300_000

/** What a partner sends beside the body, and what the door knows of the request. */
export type SignedRequest = {
  keyId: string
  /** Unix seconds, as sent. */
  timestamp: string
  nonce: string
  /** HMAC-SHA-256 in lower-case hex. */
  signature: string
  method: string
  /** `/api/partner/<endpoint>`, whatever route the platform put before it. */
  path: string
  rawBody: Uint8Array
}

/** The text that is signed: `timestamp \n nonce \n method \n path \n sha256(raw body) in hex`. */
export function textToSign(request: Omit<SignedRequest, 'keyId' | 'signature'>): string {
  const bodyHash = createHash('sha256').update(request.rawBody).digest('hex')
  return [request.timestamp, request.nonce, request.method, request.path, bodyHash].join('\n')
}

/** Signs a request with a partner's secret: partners, the demo and tests do exactly this. */
export function signRequest(secret: string, request: Omit<SignedRequest, 'keyId' | 'signature'>): string {
  return createHmac('sha256', secret).update(textToSign(request)).digest('hex')
}

/** Whether the signature is this secret's, compared in constant time. */
export function isSignedBy(secret: string, request: SignedRequest): boolean {
  const expected = Buffer.from(signRequest(secret, request), 'hex')
  const found = Buffer.from(request.signature, 'hex')
  return found.length === expected.length && timingSafeEqual(found, expected)
}

export type ShapeFault = 'malformed' | 'skewed'

/**
 * Faults that need no key: parts missing or of a wrong form, or a time outside the window. `null` when there is none.
 * Milliseconds have the form of a time, far away, so that who sends them is told of the time and not of the signature.
 */
export function shapeFault(request: SignedRequest, at: Date): ShapeFault | null {
  const isWellFormed =
    /^[A-Za-z0-9_-]{3,64}$/.test(request.keyId) &&
    /^[A-Za-z0-9_-]{8,64}$/.test(request.nonce) &&
    /^\d{10,13}$/.test(request.timestamp) &&
    /^[0-9a-f]{64}$/.test(request.signature)
  if (!isWellFormed) return 'malformed'
  return Math.abs(at.getTime() - Number(request.timestamp) * 1000) > SIGNATURE_WINDOW_MS ? 'skewed' : null
}

/** The label under which a key's secret is sealed: a cipher copied to another key's row does not open. */
export function partnerSecretLabel(keyId: string): string {
  return `partner_key:${keyId}`
}
