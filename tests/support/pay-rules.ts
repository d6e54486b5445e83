import { createHash, type KeyObject } from 'node:crypto'
import { shanghaiInstant } from '../../server/kernel/shanghai-time'
import { Announcement, Closing, type PayRequest, RefundRequest, signatureFault } from './pay-requests'
import type { PayKeys } from './pay-stand-in'

/** What WeChat Pay knows of one merchant's orders, as far as our calls touch it. */
export type PayOrder = {
  orderNo: string
  totalFen: number
  openid: string
  notifyUrl: string
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
  transactionId: string
  paidAt: Date | null
  refundedFen: number
  prepayId: string
  endsAt: Date
  /** The whole announcement: another one under the same number is refused. */
  announced: string | null
}
export type PayRefund = {
  refundNo: string
  orderNo: string
  refundFen: number
  notifyUrl: string
  status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'
  askedAt: Date
  settledAt: Date | null
}
export type PayState = {
  appId: string
  keys: PayKeys
  merchantKey: KeyObject
  now: () => Date
  orders: Map<string, PayOrder>
  refunds: Map<string, PayRefund>
  /** Orders from before this process, where somebody keeps them. */
  recall: (orderNo: string) => Promise<PayOrder | undefined>
}
export type PayReply = { status: number; body?: object }
export type PayCall = 'prepay' | 'query' | 'close' | 'refund' | 'queryRefund'
type Asked = { state: PayState; number: string; query: URLSearchParams; text: string }

const SOONEST_END_MS = 60_000
const PREPAID_MS = 7_200_000

export const refuse = (status: number, code: string, message = code): PayReply => ({ status, body: { code, message } })

/** The one transaction an order can be paid by, in the form of WeChat Pay's numbers: 28 characters. */
export function transactionOf(orderNo: string): string {
  return `4200${createHash('sha256').update(orderNo).digest('hex').slice(0, 24)}`
}

export const prepayIdOf = (orderNo: string) =>
  `wx${createHash('sha256').update(`prepay ${orderNo}`).digest('hex').slice(0, 34)}`

type Route = { call: PayCall; method: 'GET' | 'POST'; path: RegExp; answer: (asked: Asked) => Promise<PayReply> }
const ROUTES: Route[] = [
  { call: 'prepay', method: 'POST', path: /^\/v3\/pay\/transactions\/jsapi$/, answer: prepay },
  { call: 'query', method: 'GET', path: /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)$/, answer: query },
  { call: 'close', method: 'POST', path: /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/, answer: close },
  { call: 'refund', method: 'POST', path: /^\/v3\/refund\/domestic\/refunds$/, answer: refund },
  { call: 'queryRefund', method: 'GET', path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/, answer: queryRefund },
]

export function callOf({ method, target }: PayRequest): PayCall | undefined {
  return routeOf(method, target.split('?')[0] ?? '')?.call
}

const routeOf = (method: string, path: string) =>
  ROUTES.find((route) => route.method === method && route.path.test(path))

/** Answers one request by WeChat Pay's rules: the signature first, then the fields, then what is known. */
export async function answerPay(state: PayState, request: PayRequest): Promise<PayReply> {
  const fault = signatureFault(state, request)
  if (fault) return refuse(401, 'SIGN_ERROR', fault)
  if (!/json/.test(request.headers.accept ?? '') || !request.headers['user-agent'])
    return refuse(406, 'INVALID_REQUEST')
  // Without it the answer would be signed with a platform certificate, which the product does not have.
  if (request.headers['wechatpay-serial'] !== state.keys.serial) return refuse(400, 'PARAM_ERROR', 'Wechatpay-Serial')
  const url = new URL(request.target, 'http://localhost')
  const route = routeOf(request.method, url.pathname)
  if (!route) return refuse(404, 'NOT_FOUND')
  const number = decodeURIComponent(route.path.exec(url.pathname)?.[1] ?? '')
  return route.answer({ state, number, query: url.searchParams, text: request.text })
}

export async function findOrder(state: PayState, orderNo: string): Promise<PayOrder | undefined> {
  const known = state.orders.get(orderNo) ?? (await state.recall(orderNo))
  if (known) state.orders.set(orderNo, known)
  return known
}

async function prepay({ state, text }: Asked): Promise<PayReply> {
  const parsed = Announcement.safeParse(parseJson(text))
  if (!parsed.success) return refuse(400, 'PARAM_ERROR', parsed.error.issues[0]?.path.join('.'))
  const { appid, mchid, out_trade_no: orderNo, amount, payer, notify_url: notifyUrl, time_expire } = parsed.data
  if (mchid !== state.keys.merchantId || appid !== state.appId) return refuse(400, 'APPID_MCHID_NOT_MATCH')
  const known = await findOrder(state, orderNo)
  if (known?.state === 'CLOSED') return refuse(400, 'ORDER_CLOSED')
  if (known && known.state !== 'NOTPAY') return refuse(400, 'ORDERPAID')
  if (known?.announced && known.announced !== text) return refuse(403, 'OUT_TRADE_NO_USED')
  const now = state.now()
  if (!known?.announced && Date.parse(time_expire) - now.getTime() < SOONEST_END_MS)
    return refuse(400, 'PARAM_ERROR', 'time_expire')
  const endsAt = new Date(Math.min(Date.parse(time_expire), now.getTime() + PREPAID_MS))
  const prepayId = prepayIdOf(orderNo)
  state.orders.set(orderNo, {
    orderNo,
    totalFen: amount.total,
    openid: payer.openid,
    notifyUrl,
    state: 'NOTPAY',
    transactionId: transactionOf(orderNo),
    paidAt: null,
    refundedFen: 0,
    prepayId,
    endsAt,
    announced: text,
  })
  return { status: 200, body: { prepay_id: prepayId } }
}

/** What is inside the answer to a query, and inside a notification. */
export function transactionBody({ appId, keys }: PayState, order: PayOrder): object {
  const paid = order.paidAt
    ? {
        transaction_id: order.transactionId,
        trade_type: 'JSAPI',
        success_time: shanghaiInstant(order.paidAt),
        payer: { openid: order.openid },
        amount: { total: order.totalFen, payer_total: order.totalFen, currency: 'CNY', payer_currency: 'CNY' },
      }
    : {}
  return { appid: appId, mchid: keys.merchantId, out_trade_no: order.orderNo, trade_state: order.state, ...paid }
}

async function query({ state, number, query: { size }, query: asked }: Asked): Promise<PayReply> {
  if (size !== 1 || asked.get('mchid') !== state.keys.merchantId) return refuse(400, 'PARAM_ERROR', 'mchid')
  const order = await findOrder(state, number)
  return order ? { status: 200, body: transactionBody(state, order) } : refuse(404, 'ORDER_NOT_EXIST')
}

async function close({ state, number, text }: Asked): Promise<PayReply> {
  const parsed = Closing.safeParse(parseJson(text))
  if (!parsed.success || parsed.data.mchid !== state.keys.merchantId) return refuse(400, 'PARAM_ERROR', 'mchid')
  const order = await findOrder(state, number)
  if (order?.paidAt) return refuse(400, 'ORDERPAID')
  // An order it never heard of, or closed before, is closed all the same.
  if (order) order.state = 'CLOSED'
  return { status: 204 }
}

export function refundBody(refund: PayRefund, order: PayOrder): object {
  return {
    refund_id: `503${transactionOf(refund.refundNo).slice(4)}`,
    out_refund_no: refund.refundNo,
    transaction_id: order.transactionId,
    out_trade_no: refund.orderNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: shanghaiInstant(refund.askedAt),
    status: refund.status,
    ...(refund.settledAt ? { success_time: shanghaiInstant(refund.settledAt) } : {}),
    amount: { total: order.totalFen, refund: refund.refundFen, payer_total: order.totalFen, currency: 'CNY' },
  }
}

async function refund({ state, text }: Asked): Promise<PayReply> {
  const parsed = RefundRequest.safeParse(parseJson(text))
  if (!parsed.success) return refuse(400, 'PARAM_ERROR', parsed.error.issues[0]?.path.join('.'))
  const { out_trade_no: orderNo, out_refund_no: refundNo, amount, notify_url: notifyUrl } = parsed.data
  const order = await findOrder(state, orderNo)
  if (!order?.paidAt) return refuse(404, 'RESOURCE_NOT_EXISTS')
  const known = state.refunds.get(refundNo)
  if (known && (known.orderNo !== orderNo || known.refundFen !== amount.refund)) return refuse(400, 'INVALID_REQUEST')
  if (known) return { status: 200, body: refundBody(known, order) }
  if (amount.total !== order.totalFen) return refuse(400, 'INVALID_REQUEST', '订单金额不一致')
  if (order.refundedFen + amount.refund > order.totalFen) return refuse(403, 'NOT_ENOUGH', '可退余额不足')
  order.refundedFen += amount.refund
  order.state = 'REFUND'
  const url = notifyUrl ?? order.notifyUrl
  const times = { askedAt: state.now(), settledAt: null }
  const made: PayRefund = {
    refundNo,
    orderNo,
    refundFen: amount.refund,
    notifyUrl: url,
    status: 'PROCESSING',
    ...times,
  }
  state.refunds.set(refundNo, made)
  return { status: 200, body: refundBody(made, order) }
}

async function queryRefund({ state, number }: Asked): Promise<PayReply> {
  const known = state.refunds.get(number)
  const order = known && (await findOrder(state, known.orderNo))
  return known && order ? { status: 200, body: refundBody(known, order) } : refuse(404, 'RESOURCE_NOT_EXISTS')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
