import { answers } from '../changed-answers'
import type { ConsolePlace, Desk } from '../console-place'
import { press } from '../hands'
import { buyer, listed } from '../member-desk'
import { memberActPlaces } from './member-act-places'

const at = (path: string) => async (desk: Desk) => `members/${await buyer(desk)}${path}`

const LISTS: ConsolePlace[] = [
  { name: 'members-many', page: 'members', as: 'admin', sees: /等级与消费/ },
  {
    name: 'members-filtered',
    page: 'members',
    as: 'admin',
    address: () => 'members?bound=1&ordered=1',
    sees: '买过',
  },
  {
    name: 'members-empty',
    page: 'members',
    as: 'admin',
    address: () => 'members?q=没有这个人',
    sees: '没有符合条件的会员',
  },
  { name: 'members-of-my-stores', page: 'members', as: 'manager', sees: /归属于你的门店/ },
  { name: 'members-forbidden', page: 'members', as: 'finance', sees: '没有权限查看这一页' },
  {
    name: 'members-more-filters',
    page: 'members',
    as: 'admin',
    act: press('更多筛选'),
    sees: '多少天没有动静',
  },
  {
    name: 'members-join-gift',
    page: 'members',
    as: 'admin',
    act: press('入会礼'),
    sees: '多少天内有效',
    opens: ['join-gift-form/JoinGiftForm'],
  },
  {
    name: 'members-segments',
    page: 'members',
    as: 'admin',
    address: () => 'members?segments=1',
    sees: '重新统计',
    opens: ['segment-dialog/SegmentDialog'],
  },
  {
    name: 'members-segment-save',
    page: 'members',
    as: 'admin',
    address: () => 'members?ordered=1&segments=1',
    act: press('把当前筛选存为分群'),
    sees: '保存并统计',
    opens: ['segment-form/SegmentForm'],
  },
]

type Segments = { segments: { isBuiltIn: boolean }[] }
const SEGMENT: ConsolePlace[] = [
  {
    name: 'members-segment-remove',
    page: 'members',
    as: 'admin',
    address: () => 'members?segments=1',
    // The last one as somebody of headquarters saved it: those of the house cannot be removed.
    before: answers<Segments>('listSegments', ({ segments }) => ({
      segments: segments.map((one, at) => (at === segments.length - 1 ? { ...one, isBuiltIn: false } : one)),
    })),
    act: press(/^删除「/),
    sees: '只删除这组筛选条件',
    opens: ['segment-dialog/Segments'],
  },
  {
    name: 'members-segment-nothing',
    page: 'members',
    as: 'admin',
    address: () => 'members?segments=1',
    act: press('把当前筛选存为分群'),
    sees: '先在会员列表里选好条件',
  },
]

const MEMBER: ConsolePlace[] = [
  { name: 'member-way', page: 'members/:memberId', as: 'admin', address: at(''), sees: /下单付款|触点|提出需求/ },
  { name: 'member-work', page: 'members/:memberId', as: 'admin', address: at('?tab=work'), sees: '实付' },
  { name: 'member-bindings', page: 'members/:memberId', as: 'admin', address: at('?tab=bindings'), sees: '当前' },
  {
    name: 'member-consents',
    page: 'members/:memberId',
    as: 'admin',
    address: at('?tab=consents'),
    sees: /文本版本|没有授权记录/,
  },
  {
    name: 'member-record',
    page: 'members/:memberId',
    as: 'admin',
    address: at('?tab=record'),
    sees: '查看过完整手机号的人',
  },
  {
    name: 'member-gone',
    page: 'members/:memberId',
    as: 'admin',
    address: () => 'members/mb_nobody00',
    sees: '没有取到内容',
  },
  {
    name: 'member-erased',
    page: 'members/:memberId',
    as: 'admin',
    address: async (desk) => {
      const [gone] = await listed(desk, { isErased: true })
      return gone ? `members/${gone.memberId}` : 'members?erased=1'
    },
    sees: /已注销/,
  },
]

const ATTRIBUTION: ConsolePlace[] = [
  { name: 'attribution-usual', page: 'attribution', as: 'admin', sees: '五种成交路径' },
  {
    name: 'attribution-flow',
    page: 'attribution',
    as: 'admin',
    address: () => 'attribution?tab=flow',
    sees: '走到了哪一步',
  },
  {
    name: 'attribution-funnel',
    page: 'attribution',
    as: 'admin',
    address: () => 'attribution?tab=funnel',
    sees: '私聊接触',
  },
  {
    name: 'attribution-funnel-stores',
    page: 'attribution',
    as: 'admin',
    address: () => 'attribution?tab=funnel&by=store',
    sees: '门店漏斗',
  },
  {
    name: 'attribution-stores',
    page: 'attribution',
    as: 'finance',
    address: () => 'attribution?tab=stores',
    sees: '各门店的线上占比',
  },
  {
    name: 'attribution-empty',
    page: 'attribution',
    as: 'admin',
    address: () => 'attribution?from=2024-01-01&to=2024-01-31',
    sees: '这段时间没有已付款的订单',
  },
  {
    name: 'attribution-too-long',
    page: 'attribution',
    as: 'admin',
    address: () => 'attribution?from=2026-01-01&to=2026-09-01',
    sees: '一次最多看 92 天',
  },
  { name: 'attribution-forbidden', page: 'attribution', as: 'manager', sees: '没有权限查看这一页' },
]

export const memberPlaces: ConsolePlace[] = [...LISTS, ...SEGMENT, ...MEMBER, ...memberActPlaces, ...ATTRIBUTION]
