import { Denied } from '../answers'
import { asyncApi, type Options } from './async-api'
import type { Area, Desk } from './desk'

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT']
const TIMEOUT_MS = 60_000
const SLOW_MS = 3_000
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost)[:/]/

/** Requests over real HTTP. `desk.network` plays the ways a phone's network is bad. */
export function network(desk: Desk): Area {
  const request = (options: Options = {}) => {
    const stop = new AbortController()
    const answered = asyncApi(desk, 'request', { url: 'string' }, (given) => send(desk, given, stop))(options)
    const task = {
      abort: () => stop.abort(new Denied('abort')),
      onHeadersReceived: () => {},
      offHeadersReceived: () => {},
      onChunkReceived: () => {},
      offChunkReceived: () => {},
    }
    // Without callbacks the task is a promise too.
    return typeof answered === 'object' ? Object.assign(answered as object, task) : task
  }
  return {
    request,
    getNetworkType: asyncApi(desk, 'getNetworkType', {}, () => ({
      networkType: desk.network === 'offline' ? 'none' : 'wifi',
      isConnected: desk.network !== 'offline',
    })),
  }
}

async function send(desk: Desk, options: Options, stop: AbortController): Promise<object> {
  const method = String(options.method ?? 'GET').toUpperCase()
  if (!METHODS.includes(method)) throw new Denied(`method is invalid: ${method}`)
  const asked = options.url as string
  if (!/^https:\/\//.test(asked) && !LOOPBACK.test(asked)) throw new Denied(`url not in domain list: ${asked}`)
  if (desk.network === 'offline') throw new Denied('net::ERR_INTERNET_DISCONNECTED', 600_001)
  // While the network is slow the app waits for the clock, and so is at rest.
  if (desk.network === 'slow') await new Promise<void>((resolve) => desk.clock.setTimeout(resolve, SLOW_MS))
  if (desk.network === 'failing') return answerOf(500, {}, { message: 'Internal Server Error' })
  const timeout = desk.clock.setTimeout(
    () => stop.abort(new Denied('timeout', 5)),
    Number(options.timeout ?? TIMEOUT_MS),
  )
  const end = desk.pending.begin(`request ${asked}`)
  try {
    const { url, body, headers } = outgoing(desk, options, method)
    const reply = await fetch(url, { method, headers, signal: stop.signal, ...(body !== undefined && { body }) })
    const text = await reply.text()
    return answerOf(reply.status, Object.fromEntries(reply.headers), parsed(text, options.dataType))
  } catch (error) {
    if (error instanceof Denied) throw error
    throw new Denied('net::ERR_CONNECTION_REFUSED', 600_003)
  } finally {
    desk.clock.clear(timeout)
    // What the answer sets off is counted before the request is over.
    setImmediate(end)
  }
}

/** What the phone sends. With a backend given, every request goes there, whatever host the app was built for. */
function outgoing(desk: Desk, options: Options, method: string) {
  const url = new URL(options.url as string)
  const headers = Object.fromEntries(
    Object.entries((options.header ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]),
  )
  headers['content-type'] ??= 'application/json'
  headers.referer = 'https://servicewechat.com/host/0/page-frame.html'
  const { data } = options
  const isPlain = typeof data === 'object' && data !== null
  if (isPlain && method === 'GET')
    for (const [name, value] of Object.entries(data)) url.searchParams.set(name, String(value))
  const target = desk.backendUrl ? new URL(url.pathname + url.search, desk.backendUrl) : url
  if (method === 'GET' || method === 'HEAD' || data === undefined) return { url: target, headers, body: undefined }
  if (!isPlain) return { url: target, headers, body: String(data) }
  const isForm = headers['content-type'].includes('x-www-form-urlencoded')
  const body = isForm ? new URLSearchParams(data as Record<string, string>).toString() : JSON.stringify(data)
  return { url: target, headers, body }
}

function parsed(text: string, dataType: unknown = 'json'): unknown {
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function answerOf(statusCode: number, header: Record<string, string>, data: unknown): object {
  return { statusCode, header, data, cookies: [] }
}
