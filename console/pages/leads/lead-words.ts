import { END_REASON_TEXT, type EndReasonCode } from '../../../contract/reasons'
import { EXCLUSION_TEXT, type ExclusionCode } from '../../../contract/vocabulary'

/** What the server keeps in short, as people say it. Pure. */

/** A wish as headquarters reads it. */
export function wishText(wish: string): string {
  return wish === 'general' ? '到店咨询' : wish === 'other' ? '其他需求' : wish
}

const ENDED_TEXT: Partial<Record<string, string>> = {
  timeout: '接待时间内没有接下',
  guide_on_leave: '导购休假',
  guide_day_off: '导购当天休息',
  guide_left: '导购已离职',
}

/** Why a lead left a guide: in the server's words for headquarters, or as somebody wrote it. */
export function endedText(reason: string): string {
  return ENDED_TEXT[reason] ?? END_REASON_TEXT[reason as EndReasonCode] ?? reason
}

/** Why a guide was left out: a fixed code, a rule by its name, or that others had filled them by then. */
export function leftOutText(code: string, ruleNames: Readonly<Record<string, string>>): string {
  if (code === 'FILLED') return '选中时名额刚好满了'
  if (code.startsWith('rule:')) {
    const name = ruleNames[code.slice('rule:'.length)]
    return name ? `规则「${name}」不分给 TA` : '规则不分给 TA'
  }
  return EXCLUSION_TEXT[code as ExclusionCode] ?? code
}

const MODE_TEXT: Record<string, string> = {
  argmax: '按规则排出第一名',
  explore: '系统试派，用来比较规则',
  sticky: '属于谁就先给谁',
  hold: '先等更合适的导购',
  none: '没有可选的导购',
  manual: '由人指定',
}

/** How an attempt was decided. */
export function modeText(mode: string): string {
  return MODE_TEXT[mode] ?? '按当时的规则'
}

const STAGE_TEXT: Record<string, string> = {
  guide: '导购',
  store_manager: '店长',
  hq_pool: '总部顾问',
  manual: '由人指定',
}

/** Who was asked in this round. */
export function stageText(stage: string | null | undefined): string {
  return stage ? (STAGE_TEXT[stage] ?? stage) : '—'
}
