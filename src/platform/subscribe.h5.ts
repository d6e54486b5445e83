import type { Subscription } from '../../contract/mall-vocabulary'
import type { Answered } from './subscribe'

/** Messages come through WeChat; a browser can neither ask for them nor receive them. */
export const NO_REMINDER_REASON: string | null = '提醒通过微信发送，在微信小程序里打开订单就可以订阅'

export async function askToRemind(_wanted: readonly Subscription[]): Promise<Answered[]> {
  return []
}
