import type { ConsolePlace } from '../console-place'

export const leadPlaces: ConsolePlace[] = [
  { name: 'leads-many', page: 'leads', as: 'admin', sees: '今天' },
  { name: 'leads-forbidden', page: 'leads', as: 'finance', sees: '没有权限查看这一页' },
]
