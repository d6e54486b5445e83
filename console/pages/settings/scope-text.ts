import type { StaffRole } from '../../../contract/vocabulary'

type Scope = { role: StaffRole; regions: readonly { name: string }[]; stores: readonly { name: string }[] }
const NAMED_MAX = 3

/** What an account sees, `全部门店` or `华东大区、徐汇店等 5 家门店`. */
export function scopeText({ role, regions, stores }: Scope): string {
  if (regions.length + stores.length === 0) return role === 'store_manager' ? '没有门店' : '全部门店'
  const named = stores.slice(0, NAMED_MAX).map(({ name }) => name)
  const ofStores = stores.length > NAMED_MAX ? [`${named.join('、')}等 ${stores.length} 家门店`] : named
  return [...regions.map(({ name }) => `${name}全部门店`), ...ofStores].join('、')
}
