import type { Subscription } from '../../../contract/mall-vocabulary'
import { yuanText } from '../../../contract/money'
import { shanghaiWallClock } from '../../kernel/shanghai-time'

/** What a guide is told of. The payload names them as `guideId`. */
export type GuideTopic =
  | 'lead_offered'
  | 'lead_moved_on'
  | 'lead_asked_again'
  | 'lead_pooled'
  | 'contact_due'
  | 'dispute_answered'

/** What the outbox can carry; each topic has one delivery, and what tells a person has its words here. */
export type NoticeTopic = GuideTopic | ShopperTopic | 'shipping_upload'

/** What a shopper is told of, when they asked for it. The payload names them as `memberId`. */
export type ShopperTopic = Subscription

export type Notice =
  | { topic: GuideTopic; key: string; payload: Record<string, unknown> }
  | { topic: 'order_ready'; key: string; payload: { memberId: string; orderId: string; storeName: string } }
  | {
      topic: 'request_answered'
      key: string
      payload: { memberId: string; leadId: string; guideName: string; wish: string }
    }
  | { topic: 'refund_done'; key: string; payload: { memberId: string; orderId: string; amountFen: number } }
  /** WeChat has to hear that a paid order left or was handed over; the key is the order's id. */
  | { topic: 'shipping_upload'; key: string; payload: { orderId: string } }

type Words = { title: string; body: string }

/** Longest value WeChat takes in a `thing` field of a subscribe message; one character more and the message is refused. */
export const NOTICE_CHARS_MAX = 20

/**
 * The words of a notice, from its payload, cut to what WeChat takes. Never a phone number or a full name of a shopper:
 * notices leave the house.
 */
export function noticeText(topic: string, payload: Record<string, unknown>): Words {
  const { title, body } = wordsOf(topic, payload)
  return { title, body: cut(body) }
}

function wordsOf(topic: string, payload: Record<string, unknown>): Words {
  switch (topic) {
    case 'lead_offered':
      return { title: '新线索待接', body: `${timeText(payload.acceptBy)}前接待：${wishText(payload.wish)}` }
    case 'lead_moved_on':
      return { title: '线索已流转', body: '超过接待时间，线索已转给其他同事' }
    case 'lead_asked_again':
      return { title: '顾客再次咨询', body: `请尽快联系：${wishText(payload.wish)}` }
    case 'contact_due':
      return { title: '还没有联系顾客', body: `请尽快联系：${wishText(payload.wish)}` }
    case 'lead_pooled':
      return { title: '线索进入总部池', body: payload.reasonText ? `${payload.reasonText}` : '暂无导购可接待' }
    case 'dispute_answered':
      return { title: '争议处理结果', body: `${orderTail(payload.orderNo)}总部已答复，点开查看` }
    case 'order_ready':
      return { title: '商品可以取货了', body: `凭取货码到${nameText(payload.storeName, '门店')}` }
    case 'request_answered':
      return {
        title: '导购已接待您的咨询',
        body: `${nameText(payload.guideName, '导购')}将联系您：${wishText(payload.wish)}`,
      }
    case 'refund_done':
      return { title: '退款已到账', body: `${yuanText(Number(payload.amountFen) || 0)} 元已原路退回` }
    default:
      return { title: '通知', body: '请打开工作台查看' }
  }
}

const wishText = (wish: unknown) => (wish === 'general' || typeof wish !== 'string' ? '到店咨询' : wish)
/** Enough of an order's number to know which it is. */
const orderTail = (orderNo: unknown) => (typeof orderNo === 'string' && orderNo ? `尾号 ${orderNo.slice(-4)}：` : '')
const nameText = (name: unknown, otherwise: string) => (typeof name === 'string' && name ? name : otherwise)

/** `3月1日 10:05`, from the ISO text an instant is in the outbox. */
function timeText(instant: unknown): string {
  const at = new Date(String(instant))
  if (Number.isNaN(at.getTime())) return '时限'
  const { month, day, time } = shanghaiWallClock(at)
  return `${month}月${day}日 ${time}`
}

function cut(text: string): string {
  const letters = [...text]
  return letters.length <= NOTICE_CHARS_MAX ? text : `${letters.slice(0, NOTICE_CHARS_MAX - 1).join('')}…`
}
