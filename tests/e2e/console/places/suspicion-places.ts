import type { Page as Tab } from 'playwright-core'
import type { ConsolePlace, Desk, Seat } from '../console-place'

type Listed = { suspicions: { suspicionId: string; subjectId: string; isFinal: boolean }[] }

const of = async (desk: Desk, as: Seat, asked: object) =>
  (await desk.ask(as)<Listed>('listSuspicions', { rows: 1, ...asked })).suspicions[0]!
const opened =
  (state: string, as: Seat = 'admin') =>
  async (desk: Desk) =>
    `suspicions?open=${(await of(desk, as, { state })).suspicionId}`
const press = (name: string) => async (tab: Tab) => {
  await tab.getByRole('button', { name, exact: true }).first().click()
}
/** One that is out of the figures and about which the manager has not been answered yet. */
const appealable = async (desk: Desk) =>
  (await desk.ask('manager')<Listed>('listSuspicions', { rows: 50, state: 'isolated' })).suspicions.find(
    ({ isFinal }) => !isFinal,
  )!
const doubted = async (desk: Desk) =>
  (await desk.ask('ops')<Listed>('listSuspicions', { rows: 50, state: 'isolated' })).suspicions.find(({ subjectId }) =>
    subjectId.startsWith('ld_'),
  )!

/** The desk of what somebody doubts: the list, one of each state, and every dialog about it. */
export const suspicionPlaces: ConsolePlace[] = [
  { name: 'suspicions-many', page: 'suspicions', as: 'admin', sees: '可疑在哪里' },
  { name: 'suspicions-of-my-stores', page: 'suspicions', as: 'manager', sees: '已申诉' },
  {
    name: 'suspicions-pending',
    page: 'suspicions',
    as: 'ops',
    address: () => 'suspicions?state=pending',
    sees: /个不同的需求/,
  },
  {
    name: 'suspicions-empty',
    page: 'suspicions',
    as: 'finance',
    address: () => 'suspicions?rule=own_sale&state=pending',
    sees: '没有这样的可疑记录',
  },
  {
    name: 'suspicion-isolated',
    page: 'suspicions',
    as: 'finance',
    address: opened('isolated'),
    opens: ['suspicion-drawer/SuspicionDrawer'],
    sees: '不计入统计和模型',
  },
  { name: 'suspicion-appealed', page: 'suspicions', as: 'admin', address: opened('appealed'), sees: '驳回申诉' },
  {
    name: 'suspicion-unknown',
    page: 'suspicions',
    as: 'manager',
    address: () => 'suspicions?open=sp_none',
    sees: '找不到这条可疑记录',
  },
  {
    name: 'suspicion-appeal',
    page: 'suspicions',
    as: 'manager',
    address: async (desk) => `suspicions?open=${(await appealable(desk)).suspicionId}`,
    act: press('申诉'),
    opens: ['suspicion-dialogs/AppealDialog'],
    sees: '只能申诉一次',
  },
  {
    name: 'suspicion-isolate',
    page: 'suspicions',
    as: 'ops',
    address: opened('pending', 'ops'),
    act: press('隔离'),
    opens: ['suspicion-dialogs/DecideDialog'],
    sees: '不计入总览、渠道归因和模型训练',
  },
  {
    name: 'suspicion-release',
    page: 'suspicions',
    as: 'admin',
    address: opened('appealed'),
    act: press('放行'),
    sees: '给门店的答复',
  },
  {
    name: 'lead-doubted',
    page: 'leads/:leadId',
    as: 'admin',
    address: async (desk) => `leads/${(await doubted(desk)).subjectId}`,
    act: press('标记可疑'),
    opens: ['raise-suspicion-form/RaiseSuspicionForm'],
    sees: '为什么可疑',
  },
  {
    name: 'order-doubted',
    page: 'orders/:orderId',
    as: 'finance',
    address: async (desk) => `orders/${(await of(desk, 'finance', { state: 'appealed' })).subjectId}`,
    act: press('标记可疑'),
    opens: ['raise-suspicion-form/RaiseSuspicionForm'],
    sees: '为什么可疑',
  },
]
