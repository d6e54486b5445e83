import type { ImportKind, ImportState } from '../../../contract/data-vocabulary'
import type { Out } from '../../api/call'
import type { MarkTone } from '../../ui/mark'

/** One import as its page has it. */
export type ImportShown = Out<'showImport'>

const TONE: Record<ImportState, MarkTone> = {
  receiving: 'plain',
  checking: 'info',
  checked: 'warn',
  running: 'info',
  done: 'good',
  cancelled: 'plain',
}
export const importTone = (state: ImportState): MarkTone => TONE[state]

/** What taking a file in sets going beyond the rows themselves. */
export const FOLLOWS: Partial<Record<ImportKind, string>> = {
  leads: '新增的线索会马上按现行规则分配，导购会收到提醒',
  orders: '新增的订单会入账，并按现行规则计算归属和佣金',
  members: '写明导购工号的会员会归属到该导购',
}
/** Where what was taken in is found. */
export const LIST_OF: Record<ImportKind, { to: string; name: string }> = {
  stores: { to: '/stores', name: '查看门店' },
  guides: { to: '/guides', name: '查看导购' },
  members: { to: '/members', name: '查看会员' },
  leads: { to: '/leads', name: '查看线索' },
  orders: { to: '/orders', name: '查看订单' },
}
