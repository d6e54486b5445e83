import { AppError } from '../kernel/app-error'
import type { Anonymous, Caller } from '../kernel/ctx'
import type { Served } from '../kernel/serve'
import { identifyGuide } from '../usecases/access/identify-guide'
import { identifyShopper } from '../usecases/access/identify-shopper'
import { type Answer, answer } from './answer'
import { gatewayClient } from './client-address'
import { cloudWiring } from './cloud-wiring'
import type { Door, DoorName } from './door'
import { answerHttp } from './http-call'
import type { HttpCall } from './http-message'
import { type PlatformIdentity, readPlatformIdentity } from './platform-context'
import type { Wiring } from './wiring'

/** Answer of the HTTP access service: it turns this object into an HTTP response. */
type HttpReply = { statusCode: number; headers: Record<string, string>; body: string; isBase64Encoded: false }
type HttpEvent = { path: string; httpMethod: string; headers?: unknown; body?: unknown; isBase64Encoded?: unknown }

/**
 * `exports.main` of one cloud function. Importing the function's file connects to nothing; the first call wires it,
 * later calls of the same instance share the wiring.
 */
export function cloudEntry(name: DoorName, table: readonly Served[], wiringOf: () => Wiring = cloudWiring) {
  const door: Door = { name, table }
  return async (event: unknown, context: unknown): Promise<Answer | HttpReply> => {
    const wiring = wiringOf()
    const identity = readPlatformIdentity(context)
    if (name === 'clock') return answerTimer(door, wiring, event, identity)
    const isMember = name === 'shopper' || name === 'guide'
    if (isMember && identity.openid) return answerMiniprogram(door, wiring, event, identity)
    if (isHttpEvent(event)) return httpReply(await answerHttp(door, wiring, httpCall(event)))
    // Called as a function, not over HTTP: only members may, and only with the openid the platform adds.
    return refuseCall(door, wiring, isMember ? 'unauthenticated' : 'forbidden')
  }
}

/** A call through `wx.cloud.callFunction`: `event` is `{name, input}`, the identity is the platform's alone. */
function answerMiniprogram(door: Door, wiring: Wiring, event: unknown, identity: PlatformIdentity): Promise<Answer> {
  return answer(door, wiring, {
    read: () => readNamed(event),
    identify: ({ db, now }, brandId): Promise<Caller | Anonymous> => {
      // Another mini-program may share this environment; its people are not this brand's.
      if (identity.appId !== wiring.appId || !identity.openid) throw new AppError('forbidden')
      const proof = { openid: identity.openid, unionid: identity.unionid }
      return door.name === 'guide' ? identifyGuide(db, brandId, proof, now) : identifyShopper(db, brandId, proof, now)
    },
  })
}

/** A timer's name in cloudbaserc.json is the name of the endpoint it runs. */
function answerTimer(door: Door, wiring: Wiring, event: unknown, identity: PlatformIdentity): Promise<Answer> {
  return answer(door, wiring, {
    read: () => {
      if (!identity.isTimer) throw new AppError('forbidden')
      const { TriggerName } = (event ?? {}) as { TriggerName?: unknown }
      return { name: String(TriggerName ?? ''), input: {} }
    },
    identify: async (_, brandId) => ({ kind: 'clock', brandId }),
  })
}

function refuseCall(door: Door, wiring: Wiring, code: 'unauthenticated' | 'forbidden'): Promise<Answer> {
  const refuse = () => {
    throw new AppError(code)
  }
  return answer(door, wiring, { read: refuse, identify: refuse })
}

function readNamed(event: unknown): { name: string; input: unknown } {
  const { name, input } = (event ?? {}) as { name?: unknown; input?: unknown }
  if (typeof name !== 'string') throw new AppError('invalid_input')
  return { name, input: input ?? {} }
}

function isHttpEvent(event: unknown): event is HttpEvent {
  const { path, httpMethod } = (event ?? {}) as Record<string, unknown>
  return typeof path === 'string' && typeof httpMethod === 'string'
}

/** The body's bytes as they were sent: a signature is over those, not over what a parser made of them. */
function httpCall(event: HttpEvent): HttpCall {
  const body = typeof event.body === 'string' ? event.body : event.body == null ? '' : JSON.stringify(event.body)
  const given = Object.entries((event.headers ?? {}) as Record<string, unknown>)
  const headers = Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)]))
  return {
    method: event.httpMethod.toUpperCase(),
    name: event.path.split('?')[0]?.split('/').filter(Boolean).at(-1) ?? '',
    headers,
    address: gatewayClient(headers),
    rawBody: Buffer.from(body, event.isBase64Encoded === true ? 'base64' : 'utf8'),
  }
}

function httpReply({ status, headers, body }: Awaited<ReturnType<typeof answerHttp>>): HttpReply {
  return { statusCode: status, headers, body, isBase64Encoded: false }
}
