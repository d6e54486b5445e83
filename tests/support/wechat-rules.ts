import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { qrPng } from './qr-png'

/** What WeChat knows of one mini-program, as far as our calls touch it. */
export type WechatState = {
  appId: string
  appSecret: string
  now: () => Date
  token: { value: string; expiresAt: number } | null
  tokensIssued: number
  logins: Map<string, { openid: string; unionid?: string }>
  phones: Map<string, { phone: string; countryCode: string; expiresAt: number }>
  /** How many messages a person still accepts, by `<openid> <template>`. */
  subscriptions: Map<string, number>
  templates: Map<string, readonly string[]>
  messages: Delivered[]
  /** Payments WeChat knows, by merchant's order number, with their payer; while empty every order is let through. */
  payments: Map<string, { mchid: string; openid: string }>
  /** What was uploaded for each order. */
  shipped: Map<string, Shipped>
  /**
   * For people at a keyboard: `login-<name>` and `phone-<number>` are good codes too, as often as one likes, and everybody
   * accepts every message.
   */
  acceptsTypedCodes: boolean
  /** What a drawn code says to a phone that reads it. WeChat's opens the mini-program; ours a page that stands for it. */
  codeText: (page: string, scene: string) => string
}
export type Delivered = { openid: string; templateId: string; page: string; fields: Record<string, string> }
export type Shipped = { logisticsType: 1 | 4; parcel: z.output<typeof Parcel>; uploadTime: string; openid: string }
type Answer = object | Buffer

const TOKEN_SECONDS = 7200

/** WeChat's form of a refusal. */
export function fail(errcode: number, errmsg = 'refused') {
  return { errcode, errmsg: `${errmsg} rid: ${randomBytes(6).toString('hex')}` }
}

const TokenRequest = z.strictObject({
  grant_type: z.literal('client_credential'),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean().optional(),
})
const SessionRequest = z.strictObject({
  appid: z.string(),
  secret: z.string(),
  js_code: z.string().min(1),
  grant_type: z.literal('authorization_code'),
})
const PhoneRequest = z.strictObject({ code: z.string().min(1), openid: z.string().optional() })
const Scene = z.string().regex(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/)
const Page = z.string().regex(/^[A-Za-z][\w\-/]*$/)
const CodeRequest = z.strictObject({
  scene: Scene,
  page: Page.optional(),
  check_path: z.boolean().optional(),
  env_version: z.enum(['release', 'trial', 'develop']).optional(),
  width: z.int().min(280).max(1280).optional(),
  is_hyaline: z.boolean().optional(),
})
const Message = z.strictObject({
  touser: z.string().min(1),
  template_id: z.string().min(1),
  page: z
    .string()
    .regex(/^[A-Za-z][\w\-/]*(\?.*)?$/)
    .optional(),
  data: z.record(z.string(), z.strictObject({ value: z.string().min(1) })),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']),
  lang: z.enum(['zh_CN', 'en_US', 'zh_HK', 'zh_TW']),
})

/** A phone whose middle is masked and whose end is not. */
const MaskedPhone = z.string().regex(/^\d{3}\*{4}\d{4}$/)
const Parcel = z.strictObject({
  item_desc: z.string().min(1).max(120),
  tracking_no: z.string().min(1).max(128).optional(),
  express_company: z.string().min(1).max(128).optional(),
  contact: z
    .strictObject({ receiver_contact: MaskedPhone.optional(), consignor_contact: MaskedPhone.optional() })
    .optional(),
})
const Shipping = z.strictObject({
  order_key: z.strictObject({ order_number_type: z.literal(1), mchid: z.string(), out_trade_no: z.string() }),
  logistics_type: z.union([z.literal(1), z.literal(4)]),
  delivery_mode: z.literal(1),
  shipping_list: z.array(Parcel),
  upload_time: z.iso.datetime({ offset: true }),
  payer: z.strictObject({ openid: z.string().min(1) }),
})
const CARRIERS = [
  { delivery_id: 'SF', delivery_name: '顺丰速运' },
  { delivery_id: 'YTO', delivery_name: '圆通速递' },
  { delivery_id: 'ZTO', delivery_name: '中通快递' },
  { delivery_id: 'JTSD', delivery_name: '极兔速递' },
]

/** Longest value of each kind of template field, by its name without the number (official table of parameters). */
const FIELD_MAX: Record<string, number> = { thing: 20, character_string: 32, phrase: 5, name: 10, time: 30, number: 32 }

type Route = { method: 'GET' | 'POST'; needsToken: boolean; answer: (state: WechatState, input: unknown) => Answer }
export const ROUTES: Record<string, Route> = {
  '/cgi-bin/stable_token': { method: 'POST', needsToken: false, answer: issueToken },
  '/sns/jscode2session': { method: 'GET', needsToken: false, answer: openSession },
  '/wxa/business/getuserphonenumber': { method: 'POST', needsToken: true, answer: tellPhone },
  '/wxa/getwxacodeunlimit': { method: 'POST', needsToken: true, answer: drawCode },
  '/cgi-bin/message/subscribe/send': { method: 'POST', needsToken: true, answer: deliver },
  '/cgi-bin/express/delivery/open_msg/get_delivery_list': { method: 'POST', needsToken: true, answer: listCarriers },
  '/wxa/sec/order/upload_shipping_info': { method: 'POST', needsToken: true, answer: recordShipping },
}

function issueToken(state: WechatState, input: unknown): Answer {
  const parsed = TokenRequest.safeParse(input)
  if (!parsed.success) return fail(40002, 'invalid grant_type')
  if (parsed.data.appid !== state.appId) return fail(40013, 'invalid appid')
  if (parsed.data.secret !== state.appSecret) return fail(40125, 'invalid appsecret')
  const at = state.now().getTime()
  if (!state.token || state.token.expiresAt <= at || parsed.data.force_refresh) {
    state.tokensIssued++
    state.token = { value: randomBytes(48).toString('base64url'), expiresAt: at + TOKEN_SECONDS * 1000 }
  }
  return { access_token: state.token.value, expires_in: Math.round((state.token.expiresAt - at) / 1000) }
}

function openSession(state: WechatState, input: unknown): Answer {
  const parsed = SessionRequest.safeParse(input)
  if (!parsed.success) return fail(41008, 'missing code')
  const { appid, secret, js_code } = parsed.data
  if (appid !== state.appId || secret !== state.appSecret) return fail(40125, 'invalid appsecret')
  const typed = state.acceptsTypedCodes ? /^login-([\w-]{1,40})$/.exec(js_code)?.[1] : undefined
  const found = typed ? { openid: `openid-${typed}` } : state.logins.get(js_code)
  if (!found) return fail(40029, 'invalid code')
  state.logins.delete(js_code)
  return { ...found, session_key: randomBytes(16).toString('base64') }
}

function tellPhone(state: WechatState, input: unknown): Answer {
  const parsed = PhoneRequest.safeParse(input)
  if (!parsed.success) return fail(40097, 'invalid args')
  const found = typedPhone(state, parsed.data.code) ?? state.phones.get(parsed.data.code)
  state.phones.delete(parsed.data.code)
  if (!found || found.expiresAt <= state.now().getTime()) return fail(40029, 'invalid code')
  const { phone, countryCode } = found
  const watermark = { timestamp: Math.floor(state.now().getTime() / 1000), appid: state.appId }
  const phone_info = { phoneNumber: `+${countryCode} ${phone}`, purePhoneNumber: phone, countryCode, watermark }
  return { errcode: 0, errmsg: 'ok', phone_info }
}

function typedPhone({ acceptsTypedCodes }: WechatState, code: string) {
  const phone = acceptsTypedCodes ? /^phone-(1\d{10})$/.exec(code)?.[1] : undefined
  return phone ? { phone, countryCode: '86', expiresAt: Number.POSITIVE_INFINITY } : undefined
}

function drawCode({ codeText }: WechatState, input: unknown): Answer {
  const parsed = CodeRequest.safeParse(input)
  if (parsed.success) {
    const { scene, page = '' } = parsed.data
    return qrPng(codeText(page, scene), { scene, page })
  }
  const isPage = parsed.error.issues.some((issue) => issue.path[0] === 'page')
  return isPage ? fail(41030, 'invalid page') : fail(40129, 'invalid scene')
}

function deliver(state: WechatState, input: unknown): Answer {
  const parsed = Message.safeParse(input)
  if (!parsed.success) return fail(47003, 'argument invalid')
  const { touser: openid, template_id: templateId, page = '', data } = parsed.data
  const wanted = state.templates.get(templateId)
  if (!wanted) return fail(40037, 'invalid template_id')
  const given = Object.entries(data)
  const isFilled = given.length === wanted.length && wanted.every((name) => name in data)
  const isShort = given.every(([name, { value }]) => value.length <= (FIELD_MAX[name.replace(/\d+$/, '')] ?? 32))
  if (!isFilled || !isShort) return fail(47003, 'argument invalid')
  const key = `${openid} ${templateId}`
  const left = state.subscriptions.get(key) ?? (state.acceptsTypedCodes ? 1 : 0)
  if (left === 0) return fail(43101, 'user refuse to accept the msg')
  if (!state.acceptsTypedCodes) state.subscriptions.set(key, left - 1)
  const fields = Object.fromEntries(given.map(([name, { value }]) => [name, value]))
  state.messages.push({ openid, templateId, page, fields })
  return { errcode: 0, errmsg: 'ok' }
}

function listCarriers(): Answer {
  return { errcode: 0, errmsg: 'ok', count: CARRIERS.length, delivery_list: CARRIERS }
}

/** One delivery of a whole order; a second one with other particulars is the only correction WeChat takes. */
function recordShipping(state: WechatState, input: unknown): Answer {
  const parsed = Shipping.safeParse(input)
  if (!parsed.success) return fail(47001, 'data format error')
  const { order_key, logistics_type: logisticsType, shipping_list, upload_time: uploadTime, payer } = parsed.data
  const parcel = shipping_list[0]
  if (!parcel || shipping_list.length > 1) return fail(268485228, 'shipping_list')
  const payment = state.payments.get(order_key.out_trade_no)
  if (state.payments.size > 0 && payment?.mchid !== order_key.mchid) return fail(10060001, 'order not exist')
  if (payment && payment.openid !== payer.openid) return fail(10060031, 'payer')
  if (logisticsType === 1 && !parcel.tracking_no) return fail(268485226, 'tracking_no')
  if (logisticsType === 1 && !CARRIERS.some(({ delivery_id }) => delivery_id === parcel.express_company)) {
    return fail(268485227, 'express_company')
  }
  if (parcel.express_company === 'SF' && !parcel.contact) return fail(268485227, 'contact')
  const known = state.shipped.get(order_key.out_trade_no)
  const told: Shipped = { logisticsType, parcel, uploadTime, openid: payer.openid }
  if (known)
    return JSON.stringify(known) === JSON.stringify(told) ? fail(10060023, 'not updated') : fail(10060002, 'shipped')
  state.shipped.set(order_key.out_trade_no, told)
  return { errcode: 0, errmsg: 'ok' }
}
