import type { GuideRole, StoreKind } from '../../../contract/vocabulary'

/** Parts of a day by which demand is held against capacity. */
export const DAY_PARTS = { morning: '上午', afternoon: '下午', evening: '晚上' } as const
export type DayPart = keyof typeof DAY_PARTS

export type StoreFacts = {
  id: string
  name: string
  kind: StoreKind
  city: string
  regionId: string
  isOpen: boolean
  opensMinute: number
  closesMinute: number
  revenueClass: string | null
  maturityClass: string | null
}

export type GuideFacts = {
  id: string
  name: string
  isEmployed: boolean
  role: GuideRole
  grade: number
  tenureDays: number
  storeIds: readonly string[]
  dayCap: number
  openCap: number
}

/** What a brand has now: what rules name by id, who works where, and how many leads are expected. */
export type NetworkFacts = {
  stores: readonly StoreFacts[]
  guides: readonly GuideFacts[]
  regions: readonly { id: string; name: string }[]
  partners: readonly { id: string; name: string }[]
  /** Leads expected of a usual day, by store and part of the day. */
  forecast: readonly { storeId: string; part: DayPart; leads: number }[]
}
