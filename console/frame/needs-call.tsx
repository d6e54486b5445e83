import type { ReactNode } from 'react'
import type { OpsCall } from '../api/call'
import { useRefusal } from '../api/session'
import { EmptyView } from '../ui/state-view'

/** Shows a page to those who may make its call, and to others why they do not see it. */
export function NeedsCall({ name, children }: { name: OpsCall | null; children: ReactNode }) {
  const refusal = useRefusal()
  const why = name ? refusal(name) : null
  return why ? <EmptyView title="没有权限查看这一页" next={why} /> : children
}
