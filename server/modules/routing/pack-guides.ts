import { isOfEach } from './facts-in-order'
import {
  type Column,
  packColumn,
  packFlags,
  packIds,
  packRate,
  unpackColumn,
  unpackFlags,
  unpackIds,
  unpackRate,
} from './pack-columns'
import type { GuideFact, GuideState, StoreFact } from './routing-facts'

/** Columns of counters, in the order in which packing writes and unpacking reads them. */
const STATE_COLUMNS = 7

/** One pass with each key spelled out: looking keys up by name is most of the cost of sixty guides otherwise. */
export function packGuides(guides: readonly GuideFact[], stores: readonly StoreFact[]): Column[] {
  const placeOf = new Map<string | null, number>()
  for (let i = 0; i < stores.length; i++) placeOf.set(stores[i]!.id, i)
  const ids: string[] = []
  const places: number[] = []
  const [roles, grades, tenures, offers]: [string[], number[], number[], number[]] = [[], [], [], []]
  const [isSkilled, isEmployed, isOnLeave, isTaking, isSelf]: (boolean | null)[][] = [[], [], [], [], []]
  const [accepted, contacted]: (number | null)[][] = [[], []]
  for (let i = 0; i < guides.length; i++) {
    const guide = guides[i]!
    ids.push(guide.id)
    places.push(placeOf.get(guide.storeId) ?? -1)
    roles.push(guide.role)
    grades.push(guide.grade)
    tenures.push(guide.tenureDays)
    offers.push(guide.offers7d)
    isSkilled!.push(guide.isSkilled)
    isEmployed!.push(guide.isEmployed)
    isOnLeave!.push(guide.isOnLeave)
    isTaking!.push(guide.isTaking)
    isSelf!.push(guide.isSelf)
    accepted!.push(packRate(guide.acceptPpm, guide.offers7d))
    contacted!.push(packRate(guide.contactPpm, guide.offers7d))
  }
  return [
    packIds(ids),
    packColumn(places),
    packColumn(roles),
    packColumn(grades),
    packColumn(tenures),
    packColumn(offers),
    packFlags(isSkilled!),
    packFlags(isEmployed!),
    packFlags(isOnLeave!),
    packFlags(isTaking!),
    packFlags(isSelf!),
    packColumn(accepted!),
    packColumn(contacted!),
  ]
}

/** Whose state it is stands as a place in the list of guides, and when they last had a lead as how long before. */
export function packState(state: readonly GuideState[], guides: readonly GuideFact[], atMs: number): Column[] {
  const isEverybody = isOfEach(state, guides)
  const placeOf = new Map(isEverybody ? [] : guides.map(({ id }, i) => [id, i]))
  const ages: (number | null)[] = []
  const columns: number[][] = [[], [], [], [], [], [], []]
  const [dayUsed, dayCap, openUsed, openCap, memberUsed, memberCap, available] = columns
  for (let i = 0; i < state.length; i++) {
    const one = state[i]!
    ages.push(one.lastAssignedMs === null ? null : atMs - one.lastAssignedMs)
    dayUsed!.push(one.dayUsed)
    dayCap!.push(one.dayCap)
    openUsed!.push(one.openUsed)
    openCap!.push(one.openCap)
    memberUsed!.push(one.memberUsed)
    memberCap!.push(one.memberCap)
    available!.push(one.availableFromMinute)
  }
  return [
    isEverybody ? null : state.map(({ id }) => placeOf.get(id)),
    packColumn(ages),
    ...columns.map((column) => packColumn(column)),
  ]
}

/** Guides from their columns, `stores` as they were unpacked. */
export function unpackGuides(columns: readonly Column[], stores: readonly StoreFact[]): GuideFact[] {
  const ids = unpackIds(columns[0])
  const count = ids.length
  const places = unpackColumn<number>(columns[1], count)
  const [roles, grades, tenures, offers] = [2, 3, 4, 5].map((at) => unpackColumn<never>(columns[at], count))
  const flags = [6, 7, 8, 9, 10].map((at) => unpackFlags(columns[at], count))
  const [isSkilled, isEmployed, isOnLeave, isTaking, isSelf] = flags
  const [accepted, contacted] = [11, 12].map((at) => unpackColumn<number | null>(columns[at], count))
  return ids.map((id, i) => ({
    id,
    storeId: stores[places[i]!]?.id ?? null,
    role: roles![i]!,
    grade: grades![i]!,
    isSkilled: isSkilled![i]!,
    isEmployed: isEmployed![i] as boolean,
    isOnLeave: isOnLeave![i] as boolean,
    isTaking: isTaking![i] as boolean,
    isSelf: isSelf![i] as boolean,
    tenureDays: tenures![i]!,
    offers7d: offers![i]!,
    acceptPpm: unpackRate(accepted![i]!, offers![i]!),
    contactPpm: unpackRate(contacted![i]!, offers![i]!),
  }))
}

/** States from their columns, `guides` as they were unpacked. */
export function unpackState(columns: readonly Column[], guides: readonly GuideFact[], atMs: number): GuideState[] {
  const places = columns[0] === null ? guides.map((_, i) => i) : (columns[0] as number[])
  const ages = unpackColumn<number | null>(columns[1], places.length)
  const counters = Array.from({ length: STATE_COLUMNS }, (_, at) =>
    unpackColumn<number>(columns[2 + at], places.length),
  )
  const [dayUsed, dayCap, openUsed, openCap, memberUsed, memberCap, available] = counters
  return places.map((place, i) => {
    const age = ages[i] ?? null
    return {
      id: guides[place]?.id ?? '',
      dayUsed: dayUsed![i]!,
      dayCap: dayCap![i]!,
      openUsed: openUsed![i]!,
      openCap: openCap![i]!,
      memberUsed: memberUsed![i]!,
      memberCap: memberCap![i]!,
      lastAssignedMs: age === null ? null : atMs - age,
      availableFromMinute: available![i]!,
    }
  })
}
