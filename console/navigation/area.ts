import type { ComponentType } from 'react'
import type { OpsCall } from '../api/call'

export type ConsolePage = {
  /** Below the root, `leads/:leadId`. */
  path: string
  title: string
  /** The call without which the page shows nothing: who may not make it, sees why instead of the page. */
  needs: OpsCall | null
  /** Opened from another page; not in the navigation. */
  isInner?: true
  load: () => Promise<{ Page: ComponentType }>
}
export type Area = { title: string; pages: readonly ConsolePage[] }
