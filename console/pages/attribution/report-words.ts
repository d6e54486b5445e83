import { CHANNEL_TEXT, type Channel } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'

/** Shanghai days, both included. */
export type Days = { from: string; to: string }
export type Report = Out<'attributionReport'>

export function channelName(channel: string): string {
  return CHANNEL_TEXT[channel as Channel] ?? channel
}

/** The list of orders that were paid on these days, narrowed further. */
export function ordersOf({ from, to }: Days, more: Record<string, string> = {}): string {
  return `/orders?${new URLSearchParams({ from, to, ...more })}`
}

/** The members a channel brought in. */
export function membersOf(channel: string): string {
  return `/members?${new URLSearchParams({ channel })}`
}
