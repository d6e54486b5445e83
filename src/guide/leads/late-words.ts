import { failureText } from '../../api/failure-text'
import type { Failure } from '../../api/reply'
import { timeText } from '../../format/time-text'

/** What a guide is told whose accept came too late: who of their colleagues looks after the person since when, if the server says so. */
export function lateWords(error: Failure, now: number): string {
  const { byName, at } = error.details
  const isTold = error.code === 'assignment_taken' && typeof byName === 'string' && typeof at === 'string'
  return isTold ? `同事 ${byName} ${timeText(at, now)} 已接手这条线索，感谢你的响应` : failureText(error)
}
