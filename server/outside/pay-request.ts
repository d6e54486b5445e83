import type { KeyObject } from 'node:crypto'
import * as z from 'zod'
import { AppError } from '../kernel/app-error'
import { checkSignature, freshStamp, type PublicKeys, signLines } from './pay-signature'

export type PayRequestOptions = {
  /** `https://api.mch.weixin.qq.com`, or a stand-in's address. */
  baseUrl: string
  merchantId: string
  /** The serial of the merchant's own certificate. */
  merchantSerial: string
  privateKey: KeyObject
  publicKeys: PublicKeys
  now: () => Date
  timeoutMs: number
}

/** What WeChat Pay answered, proven to be its own. `code` is its error code when it refused. */
export type PayAnswer = { status: number; json: unknown; code: string | null }
export type PayRequest = (method: 'GET' | 'POST', path: string, body?: object) => Promise<PayAnswer>

const Refusal = z.object({ code: z.string() })

/**
 * One signed call. A refusal is an answer (`code`); no answer, one that WeChat Pay did not sign, or a fault on its side
 * is AppError `outside_unavailable`: nobody knows then whether the call had an effect.
 */
export function payRequest(options: PayRequestOptions): PayRequest {
  return async (method, path, body) => {
    const text = body ? JSON.stringify(body) : ''
    const { status, headers, bytes } = await send(options, method, path, text)
    try {
      checkSignature(options.publicKeys, headers, bytes, options.now())
    } catch (error) {
      throw unavailable({ status, fault: error instanceof AppError ? error.code : 'unsigned' })
    }
    const json = bytes.length > 0 ? parseJson(bytes, status) : null
    if (status >= 200 && status < 300) return { status, json, code: null }
    const refusal = Refusal.safeParse(json)
    if (status >= 500 || !refusal.success) throw unavailable({ status, refusal: refusal.data?.code ?? 'unreadable' })
    return { status, json, code: refusal.data.code }
  }
}

/** For what WeChat Pay answered and we cannot use; the details name no order and no person. */
export function unavailable(details: Record<string, unknown>): AppError {
  return new AppError('outside_unavailable', { service: 'wechat-pay', ...details })
}

async function send(options: PayRequestOptions, method: string, path: string, text: string) {
  const { baseUrl, publicKeys, timeoutMs } = options
  try {
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: {
        accept: 'application/json',
        authorization: authorization(options, method, path, text),
        'user-agent': 'fenbo',
        // With a public key's serial WeChat Pay signs its answer with that key, not with a platform certificate.
        'wechatpay-serial': [...publicKeys.keys()][0] ?? '',
        ...(text ? { 'content-type': 'application/json' } : {}),
      },
      ...(text ? { body: text } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    return { status: response.status, headers: Object.fromEntries(response.headers), bytes }
  } catch (error) {
    throw unavailable({ fault: String((error as Error).name) })
  }
}

function authorization(
  { merchantId, merchantSerial, privateKey, now }: PayRequestOptions,
  method: string,
  path: string,
  text: string,
): string {
  const { timestamp, nonce } = freshStamp(now())
  const signature = signLines(privateKey, [method, path, timestamp, nonce, text])
  const parts = { mchid: merchantId, nonce_str: nonce, signature, timestamp, serial_no: merchantSerial }
  const listed = Object.entries(parts).map(([name, value]) => `${name}="${value}"`)
  return `WECHATPAY2-SHA256-RSA2048 ${listed.join(',')}`
}

function parseJson(bytes: Buffer, status: number): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw unavailable({ status, fault: 'unreadable' })
  }
}
