/** What the outbox can carry; each topic has its words here and one delivery. */
export type NoticeTopic = 'lead_offered' | 'lead_moved_on' | 'lead_asked_again' | 'lead_pooled'

export type Notice = { topic: NoticeTopic; key: string; payload: Record<string, unknown> }

type Words = { title: string; body: string }

/** The words of a notice, from its payload. Never a phone number or a full name: notices leave the house. */
export function noticeText(topic: string, payload: Record<string, unknown>): Words {
  switch (topic) {
    case 'lead_offered':
      return { title: '新线索待接', body: `请在 ${payload.acceptBy} 前接待，意向：${wishText(payload.wish)}` }
    case 'lead_moved_on':
      return { title: '线索已流转', body: '超过接待时间，线索已转给其他同事' }
    case 'lead_asked_again':
      return { title: '顾客再次咨询', body: `意向：${wishText(payload.wish)}，请尽快联系` }
    case 'lead_pooled':
      return { title: '线索进入总部池', body: `暂无导购可接待：${payload.reasonText ?? ''}` }
    default:
      return { title: '通知', body: '' }
  }
}

const wishText = (wish: unknown) => (wish === 'general' || typeof wish !== 'string' ? '到店咨询' : wish.slice(0, 20))
