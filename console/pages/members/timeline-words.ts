import { BINDING_END_TEXT, TIMELINE_STEP_TEXT } from '../../../contract/member-vocabulary'
import { END_REASON_TEXT, type EndReasonCode } from '../../../contract/reasons'
import {
  ASSIGNMENT_STATE_TEXT,
  type AssignmentState,
  CONSENT_PURPOSE_TEXT,
  type ConsentPurpose,
  FOLLOW_UP_WAY_TEXT,
  type FollowUpWay,
  LEAD_STATE_TEXT,
  type LeadState,
  ORDER_SOURCE_TEXT,
  type OrderSource,
  TOUCH_TEXT,
  type TouchKind,
} from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { channelText } from './member-words'

export type Step = Out<'memberTimeline'>['steps'][number]

/** Reasons of a binding as headquarters read them; those for shoppers say `你`. */
const BINDING_TEXT: Record<string, string> = {
  lead_accepted: '导购接下了 TA 的线索',
  guide_code: '扫了导购的码',
  import: '导入时已有归属',
  shopper_choice: '顾客自己选择',
  hq_choice: '总部改派',
  merge_undone: '撤销合并后恢复',
}

export function bindingReasonText(reason: string, known: Record<string, string> = {}): string {
  return BINDING_TEXT[reason] ?? known[reason] ?? reason
}

const MERGE_IDENTITY_TEXT: Record<string, string> = {
  openid: '同一微信',
  unionid: '同一微信',
  phone: '同一手机号',
  member_code: '同一会员编号',
}

/** Why two people became one: what proved it (`phone+openid`), or what somebody at headquarters wrote. */
export function mergeReasonText(reason: string): string {
  const parts = reason.split('+')
  if (!parts.every((part) => part in MERGE_IDENTITY_TEXT)) return reason
  return [...new Set(parts.map((part) => MERGE_IDENTITY_TEXT[part]))].join('、')
}

/** What a step is called, and what is to be said of it beside who, where and how much. */
export function stepText(step: Step): { title: string; words: string[] } {
  const { what, words, channel } = step
  const title = TIMELINE_STEP_TEXT[step.step]
  const said = words ? [words] : []
  const by = channel && channel !== 'unknown' ? [channelText(channel)] : []
  switch (step.step) {
    case 'touch':
      return {
        title: TOUCH_TEXT[what as TouchKind] ?? title,
        words: [...by, ...said],
      }
    case 'lead':
      return {
        title,
        words: [...said, LEAD_STATE_TEXT[what as LeadState] ?? '', ...by],
      }
    case 'offer':
      return {
        title,
        words: [
          ASSIGNMENT_STATE_TEXT[what as AssignmentState] ?? '',
          ...(words ? [END_REASON_TEXT[words as EndReasonCode] ?? words] : []),
        ],
      }
    case 'follow_up':
      return { title, words: [FOLLOW_UP_WAY_TEXT[what as FollowUpWay] ?? '', ...said] }
    case 'consent':
      return {
        title: step.isGiven ? '同意' : '撤回同意',
        words: [CONSENT_PURPOSE_TEXT[what as ConsentPurpose] ?? '', ...said],
      }
    case 'bound':
      return { title, words: what ? [bindingReasonText(what)] : [] }
    case 'unbound':
      return { title, words: what ? [BINDING_END_TEXT[what as keyof typeof BINDING_END_TEXT] ?? what] : [] }
    case 'order':
      return { title, words: [ORDER_SOURCE_TEXT[what as OrderSource] ?? '', ...said] }
    case 'merge':
      return { title: '并入另一条记录', words: words ? [mergeReasonText(words)] : [] }
    default:
      return { title, words: said }
  }
}
