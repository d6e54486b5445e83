import { Phone } from '../../../contract/fields'
import { CHANNEL_TEXT, type Channel } from '../../../contract/vocabulary'
import { CellFault } from './cell-fault'
import { parseWord } from './parse-word'

/** Columns by which a person is known, the same in every file. */
export const PERSON_FIELDS = {
  phone: {
    label: '手机号',
    aliases: [
      '手机',
      '手机号码',
      '电话',
      '联系电话',
      '会员手机',
      '顾客手机',
      '客户手机',
      '会员电话',
      '顾客电话',
      '客户电话',
      'mobile',
      'tel',
      'phone_number',
    ],
  },
  member_code: { label: '会员编号', aliases: ['会员卡号', '会员号', '卡号', 'member_no', 'card_no', 'member_id'] },
}

/** A mainland mobile number of 11 digits; blanks, dashes and +86 are taken off. */
export function parsePhone(text: string): string {
  const parsed = Phone.safeParse(text.normalize('NFKC'))
  if (!parsed.success) throw new CellFault('手机号格式不正确，应为 11 位大陆手机号')
  return parsed.data
}

const CHANNEL_ALIASES = {
  扫码: 'store_scan',
  到店: 'store_scan',
  分享: 'guide_share',
  小程序: 'mall',
  direct_traffic: 'organic',
  organic_search: 'organic',
  自然搜索: 'organic',
  搜索广告: 'paid_search',
  other: 'unknown',
  其他: 'unknown',
  其它: 'unknown',
  导入: 'import',
} as const satisfies Record<string, Channel>

export function parseChannel(text: string): Channel {
  return parseWord(text, CHANNEL_TEXT, CHANNEL_ALIASES)
}

/** A time that has happened: a day's slack for clocks that run ahead, no more. */
export function notInFuture(at: Date, now: Date): Date {
  if (at.getTime() > now.getTime() + 86_400_000) throw new CellFault('时间在未来，请核对')
  return at
}
