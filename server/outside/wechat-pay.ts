import * as z from 'zod'
import { AppError } from '../kernel/app-error'
import { assert } from '../kernel/assert'
import type { PaymentSheet, PaymentStatus, Payments, RefundStatus } from '../kernel/outside'
import { shanghaiInstant } from '../kernel/shanghai-time'
import { type PayAnswer, payRequest, unavailable } from './pay-request'
import { freshStamp, readPrivateKey, readPublicKeys, signLines } from './pay-signature'

export type WechatPayOptions = {
  /** `https://api.mch.weixin.qq.com`, or a stand-in's address. */
  baseUrl: string
  appId: string
  merchantId: string
  /** The serial of the merchant's own certificate. */
  merchantSerial: string
  /** The key of that certificate: PKCS #8 DER in base64. */
  privateKey: string
  /** Serial (`PUB_KEY_ID_…`) to public key, SubjectPublicKeyInfo DER in base64. */
  publicKeys: ReadonlyMap<string, string>
  /** Where WeChat Pay tells of payments and refunds: HTTPS, reachable from outside, without a query. */
  notifyUrl: () => string
  now: () => Date
  timeoutMs?: number
}

const TIMEOUT_MS = 5_000
/** WeChat Pay takes no end that is nearer than this; added to every end, so that asking again sends the same one. */
const SOONEST_END_MS = 60_000
/** WeChat Pay takes 127 bytes of description and 80 of a reason: three to a Chinese character, four to a face. */
const TITLE_BYTES_MAX = 127
const REASON_BYTES_MAX = 80
const ORDER_NO = /^[0-9A-Za-z_\-|*]{6,32}$/
const REFUND_NO = /^[0-9A-Za-z_\-|*@]{1,64}$/

const Prepaid = z.object({ prepay_id: z.string().min(1) })
const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const Amount = z.object({ total: z.int().min(0) })
const Transaction = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  trade_state: z.string(),
  transaction_id: z.string().min(1).optional(),
  success_time: Instant.optional(),
  amount: Amount.optional(),
  payer: z.object({ openid: z.string().min(1).optional() }).optional(),
})
const Refund = z.object({
  out_refund_no: z.string(),
  status: z.string(),
  success_time: Instant.optional(),
  amount: z.object({ refund: z.int() }),
})
/** The buyer's account takes no money any more: a person has to find another way. */
const REFUND_IMPOSSIBLE = 'USER_ACCOUNT_ABNORMAL'

/** WeChat Pay v3 for mini-programs, all but its notifications (`pay-notification.ts`): those need another key. */
export function wechatPay(options: WechatPayOptions): Omit<Payments, 'openNotification'> {
  const { appId, merchantId, notifyUrl, now, timeoutMs = TIMEOUT_MS } = options
  const privateKey = readPrivateKey(options.privateKey)
  const publicKeys = readPublicKeys(options.publicKeys)
  const request = payRequest({ ...options, privateKey, publicKeys, timeoutMs })

  async function query(orderNo: string): Promise<PaymentStatus> {
    assert(ORDER_NO.test(orderNo), 'Not an order number WeChat Pay takes')
    const answer = await request('GET', `/v3/pay/transactions/out-trade-no/${orderNo}?mchid=${merchantId}`)
    if (isNotThere(answer)) return { state: 'unknown' }
    const found = read(Transaction, answer)
    if (found.out_trade_no !== orderNo || found.mchid !== merchantId || found.appid !== appId) {
      throw new AppError('merchant_mismatch')
    }
    return statusOf(found)
  }

  function sheetFor(prepayId: string): PaymentSheet {
    const { timestamp, nonce } = freshStamp(now())
    const text = `prepay_id=${prepayId}`
    const paySign = signLines(privateKey, [appId, timestamp, nonce, text])
    return { timeStamp: timestamp, nonceStr: nonce, package: text, signType: 'RSA', paySign }
  }

  return {
    query,

    async prepay({ orderNo, totalFen, title, openid, payBy }) {
      assert(ORDER_NO.test(orderNo), 'Not an order number WeChat Pay takes')
      const answer = await request('POST', '/v3/pay/transactions/jsapi', {
        appid: appId,
        mchid: merchantId,
        description: shortened(title, TITLE_BYTES_MAX),
        out_trade_no: orderNo,
        time_expire: shanghaiInstant(new Date(payBy.getTime() + SOONEST_END_MS)),
        notify_url: notifyUrl(),
        amount: { total: totalFen, currency: 'CNY' },
        payer: { openid },
      })
      if (!answer.code) return sheetFor(read(Prepaid, answer).prepay_id)
      // The codes of a refusal overlap and have changed; what became of the order is asked instead of guessed.
      const { state } = await query(orderNo)
      if (state === 'paid' || state === 'refunding') return 'paid'
      if (state === 'closed') return 'closed'
      throw unavailable({ refusal: answer.code })
    },

    async close(orderNo) {
      assert(ORDER_NO.test(orderNo), 'Not an order number WeChat Pay takes')
      const path = `/v3/pay/transactions/out-trade-no/${orderNo}/close`
      const answer = await request('POST', path, { mchid: merchantId })
      if (!answer.code) return 'closed'
      const { state } = await query(orderNo)
      if (state === 'paid' || state === 'refunding') return 'paid'
      if (state === 'closed' || state === 'unknown') return 'closed'
      throw unavailable({ refusal: answer.code })
    },

    async refund({ orderNo, refundNo, refundFen, totalFen, reason }) {
      assert(REFUND_NO.test(refundNo), 'Not a refund number WeChat Pay takes')
      const answer = await request('POST', '/v3/refund/domestic/refunds', {
        out_trade_no: orderNo,
        out_refund_no: refundNo,
        reason: shortened(reason, REASON_BYTES_MAX),
        notify_url: notifyUrl(),
        amount: { refund: refundFen, total: totalFen, currency: 'CNY' },
      })
      if (answer.code === REFUND_IMPOSSIBLE) return { state: 'abnormal' }
      return refundStatusOf(refundNo, answer, refundFen)
    },

    async queryRefund(refundNo) {
      assert(REFUND_NO.test(refundNo), 'Not a refund number WeChat Pay takes')
      const answer = await request('GET', `/v3/refund/domestic/refunds/${refundNo}`)
      return isNotThere(answer) ? { state: 'unknown' } : refundStatusOf(refundNo, answer)
    },
  }
}

function statusOf(found: z.output<typeof Transaction>): PaymentStatus {
  switch (found.trade_state) {
    case 'SUCCESS':
    case 'REFUND': {
      const { transaction_id: transactionId, success_time: paidAt, amount, payer } = found
      if (!transactionId || !paidAt || !amount) throw unavailable({ fault: 'incomplete' })
      const state = found.trade_state === 'SUCCESS' ? 'paid' : 'refunding'
      return { state, transactionId, totalFen: amount.total, payerOpenid: payer?.openid ?? null, paidAt }
    }
    case 'CLOSED':
    case 'REVOKED':
      return { state: 'closed' }
    case 'NOTPAY':
    case 'USERPAYING':
    case 'PAYERROR':
      return { state: 'unpaid' }
    default:
      throw unavailable({ fault: 'unknown_state' })
  }
}

function refundStatusOf(refundNo: string, answer: PayAnswer, refundFen?: number): RefundStatus {
  const refund = read(Refund, answer)
  const isAsked = refund.out_refund_no === refundNo && (refundFen ?? refund.amount.refund) === refund.amount.refund
  if (!isAsked) throw unavailable({ fault: 'another_refund' })
  switch (refund.status) {
    case 'SUCCESS':
      if (!refund.success_time) throw unavailable({ fault: 'incomplete' })
      return { state: 'done', refundedAt: refund.success_time }
    case 'PROCESSING':
      return { state: 'processing' }
    case 'CLOSED':
      return { state: 'closed' }
    case 'ABNORMAL':
      return { state: 'abnormal' }
    default:
      throw unavailable({ fault: 'unknown_state' })
  }
}

/** `ORDER_NOT_EXIST`, `RESOURCE_NOT_EXISTS`; another 404 would be a wrong address, which says nothing of an order. */
function isNotThere({ status, code }: PayAnswer): boolean {
  return status === 404 && /NOT_EXIST/.test(code ?? '')
}

function read<T>(schema: z.ZodType<T>, { code, json }: PayAnswer): T {
  if (code) throw unavailable({ refusal: code })
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw unavailable({ fault: 'unreadable' })
  return parsed.data
}

/** As many whole characters as fit. */
function shortened(text: string, bytesMax: number): string {
  let bytes = 0
  const fitting = [...text].findIndex((character) => {
    bytes += Buffer.byteLength(character)
    return bytes > bytesMax
  })
  return fitting < 0 ? text : [...text].slice(0, fitting).join('')
}
