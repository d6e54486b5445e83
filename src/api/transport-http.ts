import Taro from '@tarojs/taro'
import { apiAddress } from '../platform/api-address'
import type { Door, Failure, Reply } from './reply'

/** Longer than a slow line needs; whoever waits longer is better told. */
const TIMEOUT_MS = 15_000

/** One call over HTTP. Never throws: what goes wrong on the line is a reply too. */
export async function callHttp(
  door: Door,
  name: string,
  input: unknown,
  token: string | null,
): Promise<Reply<unknown>> {
  try {
    const response = await Taro.request({
      url: `${apiAddress()}/${door}/${name}`,
      method: 'POST',
      data: JSON.stringify(input),
      header: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      timeout: TIMEOUT_MS,
    })
    return readReply(response.data)
  } catch (error) {
    return { ok: false, error: { code: lineFault(error), requestId: null, details: {} } }
  }
}

/** What a door says has `ok`; anything else (a proxy's page, half an answer) is a broken line. */
export function readReply(body: unknown): Reply<unknown> {
  const reply = body as { ok?: unknown; data?: unknown; error?: Partial<Failure> } | null
  if (reply?.ok === true) return { ok: true, data: reply.data }
  const error = reply?.error
  if (reply?.ok === false && error?.code) {
    return { ok: false, error: { code: error.code, requestId: error.requestId ?? null, details: error.details ?? {} } }
  }
  return { ok: false, error: { code: 'broken', requestId: null, details: {} } }
}

/** WeChat and browsers word it differently; none of it is shown. */
function lineFault(error: unknown): 'offline' | 'slow' | 'broken' {
  const words = String((error as { errMsg?: unknown })?.errMsg ?? error)
  if (/time ?out|abort/i.test(words)) return 'slow'
  return /fail|failed to fetch|network|offline|disconnected/i.test(words) ? 'offline' : 'broken'
}
