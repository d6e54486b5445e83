import { LEAD_SORT_TEXT, type LeadSort } from '../../../contract/routing-vocabulary'
import type { Channel, LeadState, UnroutableReason } from '../../../contract/vocabulary'
import type { In } from '../../api/call'
import { addDays, startOfDay } from '../../format/time-text'

/** What the address of the pool holds: plain names, an empty text where nothing is asked. */
export const POOL_URL = {
  state: '',
  channel: '',
  region: '',
  store: '',
  guide: '',
  city: '',
  wish: '',
  scoreFrom: '',
  scoreTo: '',
  from: '',
  to: '',
  reason: '',
  overdue: '',
  mine: '',
  sort: 'newest',
  cursor: '',
}
export type PoolUrl = { [Key in keyof typeof POOL_URL]: string }
export type PoolQuestion = In<'countLeads'>

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)
/** A day, or an instant where another page named one. */
const beginOf = (text: string) => (isDay(text) ? startOfDay(text) : text)
const endOf = (text: string) => (isDay(text) ? startOfDay(addDays(text, 1)) : text)
const scoreOf = (text: string) => Math.min(100, Math.max(0, Math.round(Number(text)) || 0))

/** The question the address stands for. A phone number never stands in an address. */
export function poolQuestion(url: PoolUrl, phone: string): PoolQuestion {
  return {
    sort: url.sort in LEAD_SORT_TEXT ? (url.sort as LeadSort) : 'newest',
    ...(url.state ? { states: url.state.split(',') as LeadState[] } : {}),
    ...(url.channel ? { channel: url.channel as Channel } : {}),
    ...(url.region ? { regionId: url.region } : {}),
    ...(url.store ? { storeId: url.store } : {}),
    ...(url.guide ? { guideId: url.guide } : {}),
    ...(url.city ? { city: url.city } : {}),
    ...(url.wish ? { wish: url.wish } : {}),
    ...(url.scoreFrom ? { scoreFrom: scoreOf(url.scoreFrom) } : {}),
    ...(url.scoreTo ? { scoreTo: scoreOf(url.scoreTo) } : {}),
    ...(url.from ? { arrivedFrom: beginOf(url.from) } : {}),
    ...(url.to ? { arrivedTo: endOf(url.to) } : {}),
    ...(url.reason ? { reason: url.reason as UnroutableReason } : {}),
    ...(url.overdue ? { isOverdue: true as const } : {}),
    ...(url.mine ? { isMine: true as const } : {}),
    ...(phone ? { phone } : {}),
  }
}
