import { answers, refused } from '../changed-answers'
import type { ConsolePlace, Desk } from '../console-place'
import { all, confirm, fill } from '../hands'
import { buyer, listed, merged } from '../member-desk'

const at = (path: string) => async (desk: Desk) => `members/${await buyer(desk)}${path}`

/** What is done with a member: two records made one and two again, a number revealed, another guide. */
export const memberActPlaces: ConsolePlace[] = [
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
    opens: ['unmerge-dialog/UnmergeDialog'],
  },
  {
    name: 'member-unmerge-refused',
    page: 'members/:memberId',
    as: 'admin',
    address: async (desk) => {
      const { into, from } = await merged(desk)
      return `members/${into}?tab=record&act=unmerge&from=${from}`
    },
    before: answers('previewUnmerge', (data) => ({ ...data, refusal: 'not_last' })),
    sees: '请先撤销之后的合并',
  },
  {
    name: 'member-merge-same',
    page: 'members/:memberId',
    as: 'admin',
    address: async (desk) => {
      const memberId = await buyer(desk)
      return `members/${memberId}?act=merge&other=${memberId}`
    },
    sees: '这两个编号已经是同一位会员',
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
    opens: ['merge-form/Confirm'],
  },
  {
    name: 'member-merge-choose',
    page: 'members/:memberId',
    as: 'admin',
    address: at('?act=merge'),
    sees: '另一条记录的会员编号',
    opens: ['merge-form/MergeForm', 'merge-form/Choose'],
  },
  {
    name: 'member-reveal',
    page: 'members/:memberId',
    as: 'admin',
    address: at('?act=reveal'),
    sees: '查看原因',
    opens: ['reveal-dialog/RevealDialog'],
  },
  {
    name: 'member-revealed',
    page: 'members/:memberId',
    as: 'admin',
    address: at('?act=reveal'),
    act: all(fill('查看原因', '顾客来电核对地址'), confirm(/^查\s?看$/)),
    sees: '这次查看已记入审计',
    opens: ['reveal-dialog/RevealDialog'],
  },
  {
    name: 'member-reveal-refused',
    page: 'members/:memberId',
    as: 'admin',
    address: at('?act=reveal'),
    before: refused('revealMemberPhone', 'phone_absent'),
    act: all(fill('查看原因', '顾客来电核对地址'), confirm(/^查\s?看$/)),
    sees: '该顾客未登记手机号',
  },
  {
    name: 'member-rebind',
    page: 'members/:memberId',
    as: 'admin',
    address: at('?act=rebind'),
    sees: '为什么改派',
    opens: ['rebind-form/RebindForm'],
  },
]
