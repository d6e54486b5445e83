import type { Page as Tab } from 'playwright-core'
import type { ConsolePlace, Desk } from '../console-place'

type Row = { memberId: string; isErased: boolean; guideName: string | null; figures: { orders: number } | null }
type Shown = { merges: { fromMemberId: string; undoneAt: string | null }[] }

const listed = async (desk: Desk, filters: object = {}): Promise<Row[]> =>
  (await desk.ask('admin')<{ members: Row[] }>('listMembers', { rows: 100, ...filters })).members

/** Somebody with a guide and an order, who has walked the whole way. */
async function buyer(desk: Desk): Promise<string> {
  const people = await listed(desk, { hasOrdered: true, isBound: true, isErased: false })
  return people[0]!.memberId
}

/** Two members of whom the second goes into the first; made once, found again by its record. */
async function merged(desk: Desk): Promise<{ into: string; from: string }> {
  const marked = `${desk.address}:merged`
  const known = MERGED.get(marked)
  if (known) return known
  const people = (await listed(desk, { hasOrdered: false, isErased: false })).map((row) => row.memberId)
  for (const memberId of people.slice(-4)) {
    const { merges } = await desk.ask('admin')<Shown>('showMember', { memberId })
    const standing = merges.find(({ undoneAt }) => undoneAt === null)
    if (standing) return { into: memberId, from: standing.fromMemberId }
  }
  const [into, from] = people.slice(-2) as [string, string]
  await desk.ask('admin')('mergeMembers', { memberId: into, otherId: from, reason: '同一位顾客的两条记录' })
  MERGED.set(marked, { into, from })
  return { into, from }
}
const MERGED = new Map<string, { into: string; from: string }>()

const press = (name: string) => (tab: Tab) => tab.getByRole('button', { name }).click()
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
  { name: 'members-join-gift', page: 'members', as: 'admin', act: press('入会礼'), sees: '多少天内有效' },
  { name: 'members-segments', page: 'members', as: 'admin', address: () => 'members?segments=1', sees: '沉睡会员' },
  {
    name: 'members-segment-save',
    page: 'members',
    as: 'admin',
    address: () => 'members?ordered=1&segments=1',
    act: press('把当前筛选存为分群'),
    sees: '保存并统计',
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
    name: 'member-merged',
    page: 'members/:memberId',
    as: 'admin',
    address: async (desk) => `members/${(await merged(desk)).from}?tab=record`,
    sees: /已并入这位会员/,
  },
  {
    name: 'member-unmerge',
    page: 'members/:memberId',
    as: 'admin',
    address: async (desk) => {
      const { into, from } = await merged(desk)
      return `members/${into}?tab=record&act=unmerge&from=${from}`
    },
    sees: '不会还原的',
  },
  {
    name: 'member-merge-preview',
    page: 'members/:memberId',
    as: 'admin',
    address: async (desk) => {
      const people = await listed(desk, { isErased: false })
      const into = await buyer(desk)
      const other = people.find(({ memberId }) => memberId !== into)!
      return `members/${into}?act=merge&other=${other.memberId}`
    },
    sees: '为什么是同一位顾客',
  },
  {
    name: 'member-merge-choose',
    page: 'members/:memberId',
    as: 'admin',
    address: at('?act=merge'),
    sees: '另一条记录的会员编号',
  },
  { name: 'member-reveal', page: 'members/:memberId', as: 'admin', address: at('?act=reveal'), sees: '查看原因' },
  { name: 'member-rebind', page: 'members/:memberId', as: 'admin', address: at('?act=rebind'), sees: '为什么改派' },
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

export const memberPlaces: ConsolePlace[] = [...LISTS, ...MEMBER, ...ATTRIBUTION]
