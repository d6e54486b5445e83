import * as z from 'zod'
import { AppError } from '../kernel/app-error'
import { assert } from '../kernel/assert'
import type { MessageTemplate, Wechat } from '../kernel/outside'
import { type WechatTokenStore, wechatToken } from './wechat-token'

export type WechatOptions = {
  /** `https://api.weixin.qq.com`, or a stand-in's address. */
  baseUrl: string
  appId: string
  appSecret: string
  tokens: WechatTokenStore
  /** The ids WeChat gave this mini-program's subscription templates. */
  templateIds: Record<MessageTemplate, string>
  now: () => Date
  timeoutMs?: number
  /** Which release of the mini-program codes and messages lead to. */
  release?: 'release' | 'trial' | 'develop'
}

const TIMEOUT_MS = 5_000
const TOKEN_REFUSED = new Set([40001, 40014, 42001])
const SESSION_CODE_REFUSED = new Set([40029, 40163])
const SUBSCRIPTION_REFUSED = 43101
const MESSAGE_STATE = { release: 'formal', trial: 'trial', develop: 'developer' } as const

/** What a scene may hold: 1 to 32 of these characters (getUnlimitedQRCode). */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/

const Failure = z.object({ errcode: z.int(), errmsg: z.string().optional() })
const Token = z.object({ access_token: z.string().min(1), expires_in: z.int().positive() })
const Session = z.object({ openid: z.string().min(1), unionid: z.string().min(1).optional() })
const Phone = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string(),
    countryCode: z.union([z.string(), z.number()]).transform(String),
    watermark: z.object({ appid: z.string() }),
  }),
})

/**
 * WeChat's server API over HTTPS with our own token (not cloudcall, which only works inside functions that a
 * mini-program triggered). Every failure is an AppError; neither secrets nor addresses with a token reach its details.
 */
export function wechatHttp(options: WechatOptions): Wechat {
  const { appId, appSecret } = options
  const release = options.release ?? 'release'
  const request = requester(options)
  const token = wechatToken({
    tokens: options.tokens,
    now: options.now,
    fetchToken: async (isForced) => {
      const body = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: isForced }
      const answer = read(Token, ok(await request('/cgi-bin/stable_token', {}, body)))
      return { token: answer.access_token, expiresInSeconds: answer.expires_in }
    },
  })

  /** One call with the token; a refused token is renewed and the call made once more. */
  async function withToken(path: string, body: object): Promise<Answered> {
    const first = await token()
    const answered = await request(path, { access_token: first }, body)
    if (!TOKEN_REFUSED.has(answered.errcode)) return answered
    return request(path, { access_token: await token(first) }, body)
  }

  return {
    async codeToSession(jsCode) {
      const query = { appid: appId, secret: appSecret, js_code: jsCode, grant_type: 'authorization_code' }
      const answered = await request('/sns/jscode2session', query)
      if (SESSION_CODE_REFUSED.has(answered.errcode)) throw new AppError('unauthenticated')
      // `session_key` is in this answer too and goes no further than here.
      const { openid, unionid } = read(Session, ok(answered))
      return { openid, unionid: unionid ?? null }
    },

    async phoneNumber(code) {
      const answered = await withToken('/wxa/business/getuserphonenumber', { code })
      if (answered.errcode === 40029) throw new AppError('phone_code_invalid')
      const { phone_info } = read(Phone, ok(answered))
      if (phone_info.watermark.appid !== appId) throw new AppError('phone_code_invalid')
      if (phone_info.countryCode !== '86') throw new AppError('phone_invalid')
      return phone_info.purePhoneNumber
    },

    async unlimitedCode(scene, page) {
      assert(SCENE.test(scene), `Not a scene WeChat accepts: ${scene}`)
      assert(!page.startsWith('/') && !page.includes('?'), `A code's page has no leading slash and no query: ${page}`)
      const body = { scene, page, check_path: release === 'release', env_version: release }
      const answered = await withToken('/wxa/getwxacodeunlimit', body)
      // The answer is the picture itself, or JSON that says why not.
      if (!isPicture(answered.bytes)) throw unavailable(answered.errcode)
      return answered.bytes
    },

    async sendSubscribe({ openid, template, page, fields }) {
      const data = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]))
      const message = { touser: openid, template_id: options.templateIds[template], page, data, lang: 'zh_CN' }
      const body = { ...message, miniprogram_state: MESSAGE_STATE[release] }
      const answered = await withToken('/cgi-bin/message/subscribe/send', body)
      if (answered.errcode === SUBSCRIPTION_REFUSED) return 'refused'
      ok(answered)
      return 'sent'
    },
  }
}

/** `errcode` 0 is success, -2 an answer that is not JSON. */
type Answered = { errcode: number; json: unknown; bytes: Buffer }
const NOT_JSON = -2

function requester({ baseUrl, timeoutMs = TIMEOUT_MS }: WechatOptions) {
  return async (path: string, query: Record<string, string>, body?: object): Promise<Answered> => {
    const url = new URL(path, baseUrl)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const init = body
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}
    try {
      const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
      const bytes = Buffer.from(await response.arrayBuffer())
      if (!response.ok) throw new AppError('outside_unavailable', { service: 'wechat', status: response.status })
      return answered(bytes)
    } catch (error) {
      if (error instanceof AppError) throw error
      // The cause's text may carry the address, and the address the token.
      throw new AppError('outside_unavailable', { service: 'wechat', fault: String((error as Error).name) })
    }
  }
}

function answered(bytes: Buffer): Answered {
  if (isPicture(bytes)) return { errcode: 0, json: null, bytes }
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'))
    const failure = Failure.safeParse(json)
    return { errcode: failure.success ? failure.data.errcode : 0, json, bytes }
  } catch {
    return { errcode: NOT_JSON, json: null, bytes }
  }
}

function isPicture(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).toString('hex') === '89504e47' || bytes.subarray(0, 3).toString('hex') === 'ffd8ff'
}

function ok(answered: Answered): unknown {
  if (answered.errcode !== 0) throw unavailable(answered.errcode)
  return answered.json
}

function read<T>(schema: z.ZodType<T>, json: unknown): T {
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw unavailable(NOT_JSON)
  return parsed.data
}

function unavailable(errcode: number): AppError {
  return new AppError('outside_unavailable', { service: 'wechat', errcode })
}
