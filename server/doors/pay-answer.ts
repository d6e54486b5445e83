import { ERROR_TEXT } from '../../contract/errors'
import type { Answer } from './answer'

/** WeChat Pay reads `code` and the status; anything but a 2xx with SUCCESS makes it send the notification again. */
export function payAnswer(reply: Answer): { code: 'SUCCESS' | 'FAIL'; message: string } {
  if (reply.ok) return { code: 'SUCCESS', message: '成功' }
  return { code: 'FAIL', message: `${ERROR_TEXT[reply.error.code]}（${reply.requestId}）` }
}
