import { spanText } from './time-text'

export type TopTask = { kind: 'leads' | 'follow_ups' | 'pick_ups' | 'none'; words: string; note: string }

/** What a guide should do first, as one sentence: whoever waits comes before what was promised, and that before parcels. */
export function topTask(
  work: {
    waiting: number
    oldestOfferedAt: string | null
    followUpsDue: number
    pickUpsWaiting: number
    isTaking: boolean
  },
  nowMs: number,
): TopTask {
  const { waiting, oldestOfferedAt, followUpsDue, pickUpsWaiting, isTaking } = work
  if (waiting > 0) {
    const waitedMs = oldestOfferedAt ? nowMs - Date.parse(oldestOfferedAt) : 0
    const since = waitedMs < 60_000 ? '刚刚到' : `等了 ${spanText(waitedMs)}`
    const words = waiting === 1 ? `1 条线索等你，${since}` : `${waiting} 条线索等你，最早的${since}`
    return { kind: 'leads', words, note: '去接线索' }
  }
  if (followUpsDue > 0) return { kind: 'follow_ups', words: `${followUpsDue} 位顾客约好今天跟进`, note: '去跟进' }
  if (pickUpsWaiting > 0) return { kind: 'pick_ups', words: `${pickUpsWaiting} 单待顾客到店取货`, note: '去核销' }
  return {
    kind: 'none',
    words: '现在没有等你的线索',
    note: isTaking ? '有新线索会立刻出现在这里' : '你已暂停接线索，打开下面的开关就会分到新线索',
  }
}
