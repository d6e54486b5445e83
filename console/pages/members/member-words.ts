import { MEMBER_STAGE_TEXT } from '../../../contract/member-vocabulary'
import { CHANNEL_TEXT, type Channel, CUSTOMER_TIER_TEXT, type CustomerTier } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import type { MemberUrl } from './member-question'

export type MemberRow = Out<'listMembers'>['members'][number]

/** What a person is called at headquarters: their name, else their masked number, else that they have none. */
export function personText({
  displayName,
  phoneMasked,
  isErased,
}: Pick<MemberRow, 'displayName' | 'phoneMasked' | 'isErased'>) {
  return isErased ? '已注销' : (displayName ?? phoneMasked ?? '未留姓名')
}

export function channelText(channel: string): string {
  return CHANNEL_TEXT[channel as Channel] ?? channel
}

export function stageText(member: Pick<MemberRow, 'state' | 'isErased' | 'figures'>): string {
  if (member.isErased) return '已注销'
  const stage = member.figures?.stage
  if (stage && stage !== 'seen') return MEMBER_STAGE_TEXT[stage]
  return member.state === 'member' ? MEMBER_STAGE_TEXT.joined : '访客'
}

type Names = { guide?: string | undefined; store?: string | undefined }

/** What each filter says, for its chip. */
export function chipText(key: keyof MemberUrl, value: string, names: Names): string | null {
  const either = (yes: string, no: string) => (value === '1' ? yes : no)
  switch (key) {
    case 'q':
      return `查找：${value}`
    case 'state':
      return value === 'member' ? '会员' : '访客'
    case 'channel':
      return `来源：${channelText(value)}`
    case 'guide':
      return `导购：${names.guide ?? '指定导购'}`
    case 'store':
      return `门店：${names.store ?? '指定门店'}`
    case 'bound':
      return either('有归属', '没有归属')
    case 'tier':
      return `消费：${value
        .split(',')
        .map((tier) => CUSTOMER_TIER_TEXT[tier as CustomerTier] ?? tier)
        .join('、')}`
    case 'ordered':
      return either('买过', '没买过')
    case 'quiet':
      return `${value} 天没有动静`
    case 'from':
      return `${value} 起入会`
    case 'to':
      return `${value} 前入会（含当天）`
    case 'contact':
      return either('接受联系', '不接受联系')
    case 'erased':
      return either('已注销', '未注销')
    default:
      return null
  }
}
