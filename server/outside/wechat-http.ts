import * as z from 'zod'
import { AppError } from '../kernel/app-error'
import { assert } from '../kernel/assert'
import type { MessageTemplate, ShippingInfo, Wechat } from '../kernel/outside'
import { shanghaiInstant } from '../kernel/shanghai-time'
import { type ExpressCompany, expressCompanyId } from './express-company'
import { type WechatTokenStore, wechatToken } from './wechat-token'

export type WechatOptions = {
  /** `https://api.weixin.qq.com`, or a stand-in's address. */
  baseUrl: string
  appId: string
  appSecret: string
  tokens: WechatTokenStore
  /** The ids WeChat gave this mini-program's subscription templates. */
  templateIds: Record<MessageTemplate, string>
  /** Whose orders shipping is uploaded for; asked for by the first upload. */
  merchantId: () => string
  now: () => Date
  timeoutMs?: number
  /** Which release of the mini-program codes and messages lead to. */
  release?: 'release' | 'trial' | 'develop'
}

const TIMEOUT_MS = 5_000
const TOKEN_REFUSED = new Set([40001, 40014, 42001])
const SESSION_CODE_REFUSED = new Set([40029, 40163])
const SUBSCRIPTION_REFUSED = 43101
/** Delivered before, with other particulars, or with the very same: WeChat has what it wants to know. */
const SHIPPING_KNOWN = new Set([10060002, 10060003, 10060023])
/** WeChat takes 120 characters of description. */
const TITLE_CHARS_MAX = 120
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

const Carriers = z.object({
  delivery_list: z.array(z.object({ delivery_id: z.string(), delivery_name: z.string() })),
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

    uploadShipping: shippingUploader(options, withToken),
  }
}

type WithToken = (path: string, body: object) => Promise<Answered>

function shippingUploader({ merchantId }: WechatOptions, withToken: WithToken): Wechat['uploadShipping'] {
  let companies: ExpressCompany[] | null = null

  /** The whole order in one delivery: fetched from a store (4) or sent by a carrier (1). */
  async function howSent(shipping: ShippingInfo): Promise<object> {
    const item_desc = [...shipping.title].slice(0, TITLE_CHARS_MAX).join('')
    if (shipping.by === 'pickup') return { logistics_type: 4, delivery_mode: 1, shipping_list: [{ item_desc }] }
    const path = '/cgi-bin/express/delivery/open_msg/get_delivery_list'
    companies ??= read(Carriers, ok(await withToken(path, {}))).delivery_list
    const express_company = expressCompanyId(companies, shipping.carrier)
    if (!express_company) throw new AppError('outside_unavailable', { service: 'wechat', fault: 'carrier_unknown' })
    const contact = shipping.phoneMasked ? { contact: { receiver_contact: shipping.phoneMasked } } : {}
    const parcel = { item_desc, tracking_no: shipping.trackingNo, express_company, ...contact }
    return { logistics_type: 1, delivery_mode: 1, shipping_list: [parcel] }
  }

  return async (shipping) => {
    const answered = await withToken('/wxa/sec/order/upload_shipping_info', {
      order_key: { order_number_type: 1, mchid: merchantId(), out_trade_no: shipping.orderNo },
      ...(await howSent(shipping)),
      upload_time: shanghaiInstant(shipping.at),
      payer: { openid: shipping.openid },
    })
    if (!SHIPPING_KNOWN.has(answered.errcode)) ok(answered)
    return 'sent'
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
