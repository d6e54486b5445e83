import { createPrivateKey, createPublicKey, type KeyObject, verify } from 'node:crypto'
import * as z from 'zod'
import type { PayKeys } from './pay-stand-in'

/** What a merchant may send to WeChat Pay, and how it has to be signed. */
export type PayRequest = { method: string; target: string; headers: Record<string, string | undefined>; text: string }

const STAMP_WINDOW_SECONDS = 300

const Url = z.string().regex(/^(https:\/\/[^?#]+|http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\/[^?#]*)$/)
const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/)
const OrderNo = z.string().regex(/^[0-9A-Za-z_\-|*]{6,32}$/)
const bytesUpTo = (max: number) => z.string().refine((text) => text !== '' && Buffer.byteLength(text) <= max)
export const Announcement = z.strictObject({
  appid: z.string(),
  mchid: z.string(),
  description: bytesUpTo(127),
  out_trade_no: OrderNo,
  time_expire: Instant,
  notify_url: Url,
  amount: z.strictObject({ total: z.int().min(1), currency: z.literal('CNY') }),
  payer: z.strictObject({ openid: z.string().min(1).max(128) }),
})
export const Closing = z.strictObject({ mchid: z.string() })
export const RefundRequest = z.strictObject({
  out_trade_no: OrderNo,
  out_refund_no: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/),
  reason: bytesUpTo(80).optional(),
  notify_url: Url.optional(),
  amount: z.strictObject({ refund: z.int().min(1), total: z.int().min(1), currency: z.literal('CNY') }),
})

/** Which part of a request's `Authorization` WeChat Pay would not accept; null when all is well. */
export function signatureFault(
  { keys, merchantKey, now }: { keys: PayKeys; merchantKey: KeyObject; now: () => Date },
  request: PayRequest,
): string | null {
  const given = /^WECHATPAY2-SHA256-RSA2048 (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const parts = Object.fromEntries([...given.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
  if (parts.mchid !== keys.merchantId) return 'mchid'
  if (parts.serial_no !== keys.merchantSerial) return 'serial_no'
  if (!/^\d+$/.test(parts.timestamp ?? '') || !/^\w{16,32}$/.test(parts.nonce_str ?? ''))
    return 'timestamp or nonce_str'
  if (Math.abs(now().getTime() / 1000 - Number(parts.timestamp)) > STAMP_WINDOW_SECONDS) return 'timestamp'
  const lines = [request.method, request.target, parts.timestamp, parts.nonce_str, request.text]
  return isSignedBy(merchantKey, lines as string[], parts.signature ?? '') ? null : 'signature'
}

/** Whether the merchant signed these lines: requests and pay sheets alike. */
export function isSignedBy(key: KeyObject, lines: readonly string[], signature: string): boolean {
  const text = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  return verify('sha256', text, key, Buffer.from(signature, 'base64'))
}

/** The public half of the merchant's key, which WeChat Pay has from its certificate. */
export function merchantKeyOf({ merchantPrivateKey }: PayKeys): KeyObject {
  return createPublicKey(
    createPrivateKey({ key: Buffer.from(merchantPrivateKey, 'base64'), format: 'der', type: 'pkcs8' }),
  )
}
