import type { Out } from '../../api/call'
import type { MarkTone } from '../../ui/mark'

type Verdict = NonNullable<Out<'viewStore'>['ratio']>['verdict']

export const RATIO_TEXT: Record<Verdict, string> = {
  room: '有余量',
  full: '已饱和',
  over: '超出 700 人',
  unstaffed: '有会员没导购',
}
export const RATIO_TONE: Record<Verdict, MarkTone> = { room: 'good', full: 'info', over: 'bad', unstaffed: 'bad' }
