import Taro from '@tarojs/taro'
import type { Subscription } from '../../contract/mall-vocabulary'
import { templateIds } from './template-ids'

const ANSWERS = ['accept', 'reject', 'ban', 'filter'] as const
export type Answered = { subscription: Subscription; answer: (typeof ANSWERS)[number] }

/** Why people cannot be reminded here, in words, or null when they can be asked. */
export const NO_REMINDER_REASON: string | null =
  templateIds(TARO_APP_TEMPLATES).size > 0 ? null : '提醒暂未开通，可以随时在订单里查看进度'

/**
 * WeChat's dialog, in which people allow one message of each kind; must come from a tap. The answers are for
 * `recordSubscriptions`; empty when WeChat asked nothing. Never throws.
 */
export async function askToRemind(wanted: readonly Subscription[]): Promise<Answered[]> {
  const ids = templateIds(TARO_APP_TEMPLATES)
  const known = wanted.flatMap((subscription) => {
    const id = ids.get(subscription)
    return id ? [{ subscription, id }] : []
  })
  try {
    const tmplIds = known.map(({ id }) => id)
    const said = Object.entries(await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] }))
    return known.flatMap(({ subscription, id }) => {
      const answer = ANSWERS.find((word) => said.some(([name, value]) => name === id && value === word))
      return answer ? [{ subscription, answer }] : []
    })
  } catch {
    return []
  }
}
