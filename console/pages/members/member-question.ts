import type { Channel, CustomerTier } from '../../../contract/vocabulary'
import type { In } from '../../api/call'
import { addDays, startOfDay } from '../../format/time-text'

/** What the address of the list holds: plain names, an empty text where nothing is asked. A phone never stands in it. */
export const MEMBER_URL = {
  q: '',
  state: '',
  channel: '',
  guide: '',
  store: '',
  bound: '',
  tier: '',
  ordered: '',
  quiet: '',
  from: '',
  to: '',
  contact: '',
  erased: '',
  cursor: '',
}
export type MemberUrl = { [Key in keyof typeof MEMBER_URL]: string }
export type MemberFilters = In<'saveSegment'>['filters']

const isMemberId = (text: string) => /^mb_[0-9a-z]{6,}$/.test(text)
const yesOf = (text: string) => text === '1'

/** The filters the address stands for, as a segment keeps them. */
export function filtersOf(url: MemberUrl): MemberFilters {
  const quietDays = Math.round(Number(url.quiet))
  return {
    ...(url.state ? { state: url.state as 'member' } : {}),
    ...(url.channel ? { channel: url.channel as Channel } : {}),
    ...(url.guide ? { guideId: url.guide } : {}),
    ...(url.store ? { storeId: url.store } : {}),
    ...(url.bound ? { isBound: yesOf(url.bound) } : {}),
    ...(url.tier ? { tiers: url.tier.split(',') as CustomerTier[] } : {}),
    ...(url.ordered ? { hasOrdered: yesOf(url.ordered) } : {}),
    ...(quietDays >= 1 ? { quietDays: Math.min(3650, quietDays) } : {}),
    ...(url.from ? { registeredFrom: startOfDay(url.from) } : {}),
    ...(url.to ? { registeredTo: startOfDay(addDays(url.to, 1)) } : {}),
    ...(url.contact ? { acceptsContact: yesOf(url.contact) } : {}),
    ...(url.erased ? { isErased: yesOf(url.erased) } : {}),
  }
}

/** The whole question: filters, and a person by id, by how their name begins, or by their whole number. */
export function memberQuestion(url: MemberUrl, phone: string): In<'listMembers'> {
  const words = url.q.trim()
  const named = words === '' ? {} : isMemberId(words) ? { memberId: words } : { namePrefix: words }
  return { ...filtersOf(url), ...named, ...(phone ? { phone } : {}), ...(url.cursor ? { cursor: url.cursor } : {}) }
}

/** A segment's filters as an address; the reverse of `filtersOf`. */
export function addressOf(filters: Record<string, unknown>): MemberUrl {
  const text = (key: string) => (filters[key] === undefined ? '' : String(filters[key]))
  const flag = (key: string) => (filters[key] === undefined ? '' : filters[key] ? '1' : '0')
  // Kept as instants; midnight in Shanghai is the day.
  const day = (key: string) =>
    filters[key] ? new Date(Date.parse(String(filters[key])) + 8 * 3_600_000).toISOString().slice(0, 10) : ''
  return {
    ...MEMBER_URL,
    state: text('state'),
    channel: text('channel'),
    guide: text('guideId'),
    store: text('storeId'),
    bound: flag('isBound'),
    tier: Array.isArray(filters.tiers) ? filters.tiers.join(',') : '',
    ordered: flag('hasOrdered'),
    quiet: text('quietDays'),
    from: day('registeredFrom'),
    to: filters.registeredTo ? addDays(day('registeredTo'), -1) : '',
    contact: flag('acceptsContact'),
    erased: flag('isErased'),
  }
}

/** The address as a query, defaults left out. */
export function searchOf(url: MemberUrl): string {
  const entries = Object.entries(url).filter(([, value]) => value !== '')
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`
}
