import type { Out } from '../../api/call'
import type { MarkTone } from '../../ui/mark'

export type Period = Out<'listPeriods'>['periods'][number]
/** The steps of a month in their order; `done` is behind them all. */
export const RUN_STEPS = ['草稿', '检查', '审批', '导出', '付款'] as const
type Standing = { step: number; words: string; tone: MarkTone }

/** Where a month is: the step that waits for somebody, and that in words. Pure. */
export function periodStanding({ status, isOver, statements }: Period): Standing {
  if (status === 'open') {
    return isOver ? { step: 0, words: '待关账', tone: 'warn' } : { step: 0, words: '进行中', tone: 'info' }
  }
  if (statements.draft > 0) return { step: 2, words: '待审批', tone: 'warn' }
  if (statements.approved > 0) return { step: 3, words: '待导出', tone: 'warn' }
  if (statements.exported > 0) return { step: 4, words: '打款中', tone: 'info' }
  return { step: 5, words: statements.paid > 0 ? '已付清' : '已关账，无应付', tone: 'good' }
}
