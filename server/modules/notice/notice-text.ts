import { shanghaiWallClock } from '../../kernel/shanghai-time'

/** What the outbox can carry; each topic has its words here and one delivery. */
export type NoticeTopic = 'lead_offered' | 'lead_moved_on' | 'lead_asked_again' | 'lead_pooled'

export type Notice = { topic: NoticeTopic; key: string; payload: Record<string, unknown> }

type Words = { title: string; body: string }

/** Longest value WeChat takes in a `thing` field of a subscribe message; one character more and the message is refused. */
export const NOTICE_CHARS_MAX = 20

/**
 * The words of a notice, from its payload, cut to what WeChat takes. Never a phone number or a full name: notices leave
 * the house.
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
    case 'lead_pooled':
      return { title: '线索进入总部池', body: payload.reasonText ? `${payload.reasonText}` : '暂无导购可接待' }
    default:
      return { title: '通知', body: '请打开工作台查看' }
  }
}

const wishText = (wish: unknown) => (wish === 'general' || typeof wish !== 'string' ? '到店咨询' : wish)

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
