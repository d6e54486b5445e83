import { SUSPICION_STATE_TEXT } from '../../../contract/suspicion-vocabulary'
import type { Out } from '../../api/call'
import { evidenceText } from '../../format/suspicion-text'

export type Suspicion = Out<'listSuspicions'>['suspicions'][number]
export type SuspicionStepRow = Suspicion['steps'][number]

const WISHES: Record<string, string> = { general: '到店咨询', other: '其他需求' }

/** What people call the record. */
export const subjectText = ({ subject }: Suspicion) => WISHES[subject] ?? subject

/** What gave a record away: the figures a rule saw, or the words of whoever doubts it. */
export const whyText = (suspicion: Suspicion) =>
  suspicion.rule === 'by_hand' ? (suspicion.steps[0]?.words ?? '人工标记') : evidenceText(suspicion)

/** What was said last about it, where anything was said after it was raised. */
export function lastWords({ steps }: Suspicion): string {
  const last = steps.at(-1)
  return steps.length > 1 && last?.words ? `${actorText(last)}：${last.words}` : '—'
}

/** Who did it, as people call them. */
export const actorText = ({ actor, actorName }: SuspicionStepRow) =>
  actorName ?? (actor === 'clock' ? '系统规则' : '已删除的账号')

/** What a step did. */
export function stepText({ kind, state }: SuspicionStepRow): string {
  if (kind === 'appealed') return '申诉'
  if (kind === 'raised') return state === 'pending' ? '标记，等人处理' : '标记并隔离'
  return state === 'released' ? '放行，重新计入统计' : `维持：${SUSPICION_STATE_TEXT.isolated}`
}
