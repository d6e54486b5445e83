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
import type { DecisionInput, GuideFact, GuideState, LeadFact, StoreFact } from './routing-facts'

type Head = [
  leadId: string,
  attempt: number,
  atMs: number,
  ownerGuideId: string | null,
  ownerProtectedDays: number,
  sceneGuideId: string | null,
  triedGuideIds: readonly string[],
  wasHeld: boolean,
  draftPick: string | null,
]

/**
 * The facts of a decision as columns, each key's values side by side: what is alike stands together, so that sixty
 * guides deflate to about a kilobyte. `unpackFacts` gives back exactly what was packed, in the order of ids.
 */
export type PackedFacts = { head: Head; lead: unknown[]; stores: Column[]; guides: Column[]; state: Column[] }

const LEAD_KEYS = [
  'channel',
  'wish',
  'points',
  'tier',
  'city',
  'campaign',
  'partnerId',
  'latitude',
  'longitude',
  'hasPhone',
  'isMember',
  'hasOrdered',
  'hasVisit',
  'askedAgain',
  'strongTouches',
  'ordersInYear',
  'spentFenInYear',
] as const satisfies readonly (keyof LeadFact)[]

const STORE_KEYS = ['kind', 'city', 'regionId', 'distanceM', 'revenueClass', 'maturityClass'] as const
const STORE_FLAGS = ['isScene', 'isOpen', 'mayReceive'] as const
const GUIDE_KEYS = ['role', 'grade', 'tenureDays', 'offers7d'] as const
const GUIDE_FLAGS = ['isSkilled', 'isEmployed', 'isOnLeave', 'isTaking', 'isSelf'] as const
const GUIDE_RATES = ['acceptPpm', 'contactPpm'] as const
const STATE_KEYS = [
  'dayUsed',
  'dayCap',
  'openUsed',
  'openCap',
  'memberUsed',
  'memberCap',
  'availableFromMinute',
] as const satisfies readonly (keyof GuideState)[]

/** Facts in the order of ids, whatever order they were read in: what places in a trace count along. */
export type OrderedFacts = { stores: readonly StoreFact[]; guides: readonly GuideFact[]; state: readonly GuideState[] }

export function orderFacts(input: DecisionInput, state: readonly GuideState[]): OrderedFacts {
  const guides = inOrder(input.guides, byIdAndStore)
  const asked = new Set<string>()
  for (const { id } of guides) asked.add(id)
  const known = state.every(({ id }) => asked.has(id)) ? state : state.filter(({ id }) => asked.has(id))
  return { stores: inOrder(input.stores, byId), guides, state: inOrder(known, byId) }
}

/** Packs what a decision rested on, in the order of ids. */
export function packFacts(
  input: DecisionInput,
  state: readonly GuideState[],
  { stores, guides, state: known }: OrderedFacts = orderFacts(input, state),
): PackedFacts {
  const { leadId, attempt, atMs, ownerGuideId, ownerProtectedDays, sceneGuideId, triedGuideIds, wasHeld } = input
  const head: Head = [
    leadId,
    attempt,
    atMs,
    ownerGuideId,
    ownerProtectedDays,
    sceneGuideId,
    triedGuideIds,
    wasHeld,
    input.draftPick,
  ]
  return {
    head,
    lead: LEAD_KEYS.map((key) => input.lead[key]),
    stores: [
      packIds(stores.map(({ id }) => id)),
      ...STORE_KEYS.map((key) => packColumn(stores.map((store) => store[key]))),
      ...STORE_FLAGS.map((key) => packFlags(stores.map((store) => store[key]))),
    ],
    guides: packGuides(guides, stores),
    state: packState(known, guides, atMs),
  }
}

function packGuides(guides: readonly GuideFact[], stores: readonly StoreFact[]): Column[] {
  const placeOf = new Map<string | null, number>()
  for (let i = 0; i < stores.length; i++) placeOf.set(stores[i]!.id, i)
  return [
    packIds(guides.map(({ id }) => id)),
    packColumn(guides.map(({ storeId }) => placeOf.get(storeId) ?? -1)),
    ...GUIDE_KEYS.map((key) => packColumn(guides.map((guide) => guide[key]))),
    ...GUIDE_FLAGS.map((key) => packFlags(guides.map((guide) => guide[key]))),
    ...GUIDE_RATES.map((key) => packColumn(guides.map((guide) => packRate(guide[key], guide.offers7d)))),
  ]
}

/** Whose state it is stands as a place in the list of guides, and when they last had a lead as how long before. */
function packState(state: readonly GuideState[], guides: readonly GuideFact[], atMs: number): Column[] {
  const isEverybody = state.length === guides.length && state.every(({ id }, i) => id === guides[i]!.id)
  const placeOf = new Map(isEverybody ? [] : guides.map(({ id }, i) => [id, i]))
  return [
    isEverybody ? null : state.map(({ id }) => placeOf.get(id)),
    packColumn(state.map(({ lastAssignedMs }) => (lastAssignedMs === null ? null : atMs - lastAssignedMs))),
    ...STATE_KEYS.map((key) => packColumn(state.map((one) => one[key]))),
  ]
}

/** The facts a decision rested on, from their packed form. */
export function unpackFacts(packed: PackedFacts): { input: DecisionInput; state: GuideState[] } {
  const [leadId, attempt, atMs, ownerGuideId, ownerProtectedDays, sceneGuideId, triedGuideIds, wasHeld, draftPick] =
    packed.head
  const stores = unpackStores(packed.stores)
  const guides = unpackGuides(packed.guides, stores)
  const lead = {} as Record<string, unknown>
  for (let i = 0; i < LEAD_KEYS.length; i++) lead[LEAD_KEYS[i]!] = packed.lead[i]
  const head = { leadId, attempt, atMs, ownerGuideId, ownerProtectedDays, sceneGuideId, triedGuideIds, wasHeld }
  const state = unpackState(packed.state, guides, atMs)
  return { input: { ...head, draftPick, lead: lead as LeadFact, stores, guides }, state }
}

function unpackStores(columns: readonly Column[]): StoreFact[] {
  const ids = unpackIds(columns[0])
  const [kinds, cities, regionIds, distances, revenueClasses, maturityClasses] = STORE_KEYS.map((_, at) =>
    unpackColumn<never>(columns[1 + at], ids.length),
  )
  const [isScene, isOpen, mayReceive] = STORE_FLAGS.map((_, at) =>
    unpackFlags(columns[1 + STORE_KEYS.length + at], ids.length),
  )
  return ids.map((id, i) => ({
    id,
    kind: kinds![i]!,
    city: cities![i]!,
    regionId: regionIds![i]!,
    distanceM: distances![i]!,
    isScene: isScene![i] as boolean,
    isOpen: isOpen![i] as boolean,
    mayReceive: mayReceive![i] as boolean,
    revenueClass: revenueClasses![i]!,
    maturityClass: maturityClasses![i]!,
  }))
}

function unpackGuides(columns: readonly Column[], stores: readonly StoreFact[]): GuideFact[] {
  const ids = unpackIds(columns[0])
  const count = ids.length
  const places = unpackColumn<number>(columns[1], count)
  const [roles, grades, tenures, offers] = GUIDE_KEYS.map((_, at) => unpackColumn<never>(columns[2 + at], count))
  const flagsAt = 2 + GUIDE_KEYS.length
  const [isSkilled, isEmployed, isOnLeave, isTaking, isSelf] = GUIDE_FLAGS.map((_, at) =>
    unpackFlags(columns[flagsAt + at], count),
  )
  const [accepted, contacted] = GUIDE_RATES.map((_, at) =>
    unpackColumn<number | null>(columns[flagsAt + GUIDE_FLAGS.length + at], count),
  )
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

function unpackState(columns: readonly Column[], guides: readonly GuideFact[], atMs: number): GuideState[] {
  const places = columns[0] === null ? guides.map((_, i) => i) : (columns[0] as number[])
  const ages = unpackColumn<number | null>(columns[1], places.length)
  const counters = STATE_KEYS.map((_, at) => unpackColumn<number>(columns[2 + at], places.length))
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

/** Rows mostly come in order already: only those that do not are copied. */
function inOrder<Row>(rows: readonly Row[], compare: (a: Row, b: Row) => number): readonly Row[] {
  for (let i = 1; i < rows.length; i++) if (compare(rows[i - 1]!, rows[i]!) > 0) return [...rows].sort(compare)
  return rows
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function byIdAndStore(a: GuideFact, b: GuideFact): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  const [ofA, ofB] = [a.storeId ?? '', b.storeId ?? '']
  return ofA < ofB ? -1 : ofA > ofB ? 1 : 0
}
