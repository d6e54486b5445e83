import { AppError } from '../kernel/app-error'
import type { Anonymous, Caller } from '../kernel/ctx'
import type { PayNotification } from '../kernel/outside'
import { identifyGuide } from '../usecases/access/identify-guide'
import { identifyPartner } from '../usecases/access/identify-partner'
import { identifyShopper } from '../usecases/access/identify-shopper'
import { type Answer, answer } from './answer'
import type { Door } from './door'
import type { HttpAnswer, HttpCall } from './http-message'
import { answerOps } from './ops-answer'
import { payAnswer } from './pay-answer'
import { statusOf } from './status-of'
import type { Wiring } from './wiring'

/** A larger body is refused before it is parsed; files travel through storage. */
export const BODY_MAX_BYTES = 1_048_576

/** Nothing here is a page, nothing may be framed, sniffed or kept; no CORS header, so no other site may read it. */
export const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** Answers one HTTP request at a door. The clock has no HTTP side: for it every request is `not_found`. */
export async function answerHttp(door: Door, wiring: Wiring, call: HttpCall): Promise<HttpAnswer> {
  if (door.name === 'pay-events') return answerPayment(door, wiring, call)
  const read = () => {
    if (door.name === 'clock') throw new AppError('not_found')
    refuseUnusable(call)
    return { name: call.name, input: parseJson(call.rawBody) }
  }
  if (door.name === 'ops') {
    const { reply, headers } = await answerOps(door, wiring, call, read)
    const answered = jsonAnswer(reply.ok ? 200 : statusOf(reply.error.code), reply)
    return { ...answered, headers: { ...answered.headers, ...headers } }
  }
  const reply = await answer(door, wiring, {
    read,
    identify: (context, brandId) => identifyHttp(door, wiring, call, brandId, context.now),
  })
  return jsonAnswer(reply.ok ? 200 : statusOf(reply.error.code), reply)
}

function identifyHttp(
  door: Door,
  { db, outside }: Wiring,
  { headers, method, name, rawBody }: HttpCall,
  brandId: string,
  at: Date,
): Promise<Caller | Anonymous> {
  const token = /^Bearer ([A-Za-z0-9_-]{16,200})$/.exec(headers.authorization ?? '')?.[1]
  switch (door.name) {
    case 'shopper':
      return identifyShopper(db, brandId, token ? { token } : null, at)
    case 'guide':
      return identifyGuide(db, brandId, token ? { token } : null, at)
    case 'partner': {
      const request = {
        keyId: headers['x-partner-key'] ?? '',
        timestamp: headers['x-timestamp'] ?? '',
        nonce: headers['x-nonce'] ?? '',
        signature: headers['x-signature'] ?? '',
        method,
        path: `/api/partner/${name}`,
        rawBody,
      }
      return identifyPartner(db, brandId, outside.vault, request, at)
    }
    default:
      throw new AppError('not_found')
  }
}

/**
 * What WeChat Pay tells us goes to the endpoint of its kind. The signature is checked over the raw bytes before
 * anything is parsed; the endpoint's input is the decrypted resource.
 */
async function answerPayment(door: Door, wiring: Wiring, call: HttpCall): Promise<HttpAnswer> {
  const reply = await answer(door, wiring, {
    read: () => {
      refuseUnusable(call)
      const notification = wiring.outside.payments.openNotification(call.headers, call.rawBody, wiring.now())
      return { name: payEndpoint(notification), input: notification.resource }
    },
    identify: async (_, brandId) => ({ kind: 'payment', brandId }),
  })
  return jsonAnswer(reply.ok ? 200 : statusOf(reply.error.code), payAnswer(reply))
}

/** Which endpoint of the pay-events door answers which kind of notification. */
const PAY_ENDPOINTS: Record<string, string> = {
  'TRANSACTION.SUCCESS': 'payNotify',
  'REFUND.SUCCESS': 'refundNotify',
  'REFUND.ABNORMAL': 'refundNotify',
  'REFUND.CLOSED': 'refundNotify',
}

function payEndpoint({ eventType }: PayNotification): string {
  const name = PAY_ENDPOINTS[eventType]
  if (!name) throw new AppError('not_found', { eventType })
  return name
}

function refuseUnusable({ method, rawBody }: HttpCall): void {
  if (method !== 'POST') throw new AppError('not_found')
  if (rawBody.length > BODY_MAX_BYTES) throw new AppError('payload_too_large')
}

/** What is not JSON is `undefined`, which no endpoint takes: so it is refused after the caller was named, not before. */
function parseJson(rawBody: Buffer): unknown {
  if (rawBody.length === 0) return {}
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody))
  } catch {
    return undefined
  }
}

/** A JSON answer with the headers every answer has. */
export function jsonAnswer(status: number, body: Answer | object): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...SECURITY_HEADERS },
    body: JSON.stringify(body),
  }
}
