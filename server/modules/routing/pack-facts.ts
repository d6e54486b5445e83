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
export type PackedFacts = { head: Head; lead: unknown[]; stores: unknown[][]; guides: unknown[][]; state: unknown[][] }

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

const STORE_KEYS = [
  'id',
  'kind',
  'city',
  'regionId',
  'distanceM',
  'isScene',
  'isOpen',
  'mayReceive',
  'revenueClass',
  'maturityClass',
] as const satisfies readonly (keyof StoreFact)[]

const GUIDE_KEYS = [
  'id',
  'role',
  'grade',
  'isSkilled',
  'isEmployed',
  'isOnLeave',
  'isTaking',
  'isSelf',
  'tenureDays',
  'offers7d',
  'acceptPpm',
  'contactPpm',
] as const satisfies readonly (keyof GuideFact)[]

const STATE_KEYS = [
  'dayUsed',
  'dayCap',
  'openUsed',
  'openCap',
  'memberUsed',
  'memberCap',
  'availableFromMinute',
] as const satisfies readonly (keyof GuideState)[]

/** Packs what a decision rested on, in the order of ids, whatever order it was read in. */
export function packFacts(input: DecisionInput, state: readonly GuideState[]): PackedFacts {
  const { leadId, attempt, atMs, ownerGuideId, ownerProtectedDays, sceneGuideId, triedGuideIds, wasHeld } = input
  const stores = [...input.stores].sort((a, b) => compareText(a.id, b.id))
  const placeOfStore = new Map(stores.map(({ id }, i) => [id, i]))
  const guides = [...input.guides].sort((a, b) => compareText(a.id, b.id) || compareText(a.storeId, b.storeId))
  const placeOfGuide = new Map(guides.map(({ id }, i) => [id, i]))
  const known = state.filter(({ id }) => placeOfGuide.has(id)).sort((a, b) => compareText(a.id, b.id))
  return {
    head: [
      leadId,
      attempt,
      atMs,
      ownerGuideId,
      ownerProtectedDays,
      sceneGuideId,
      triedGuideIds,
      wasHeld,
      input.draftPick,
    ],
    lead: LEAD_KEYS.map((key) => input.lead[key]),
    stores: columnsOf(STORE_KEYS, stores),
    guides: [
      guides.map(({ storeId }) => (storeId === null ? -1 : (placeOfStore.get(storeId) ?? -1))),
      ...columnsOf(GUIDE_KEYS, guides),
    ],
    // Whose state it is, as a place in the list of guides; when they last had a lead, as how long before.
    state: [
      known.map(({ id }) => placeOfGuide.get(id)),
      known.map(({ lastAssignedMs }) => (lastAssignedMs === null ? null : atMs - lastAssignedMs)),
      ...columnsOf(STATE_KEYS, known),
    ],
  }
}

/** The facts a decision rested on, from their packed form. */
export function unpackFacts(packed: PackedFacts): { input: DecisionInput; state: GuideState[] } {
  const [leadId, attempt, atMs, ownerGuideId, ownerProtectedDays, sceneGuideId, triedGuideIds, wasHeld, draftPick] =
    packed.head
  const stores = rowsOf<StoreFact>(STORE_KEYS, packed.stores)
  const [storePlaces, ...guideColumns] = packed.guides as [number[], ...unknown[][]]
  const guides = rowsOf<GuideFact>(GUIDE_KEYS, guideColumns)
  for (const [i, guide] of guides.entries()) guide.storeId = stores[storePlaces[i] as number]?.id ?? null
  const [guidePlaces, ages, ...counters] = packed.state as [number[], (number | null)[], ...unknown[][]]
  const state = rowsOf<GuideState>(STATE_KEYS, counters)
  for (const [i, one] of state.entries()) {
    const age = ages[i] ?? null
    one.id = guides[guidePlaces[i] as number]?.id ?? ''
    one.lastAssignedMs = age === null ? null : atMs - age
  }
  const lead = Object.fromEntries(LEAD_KEYS.map((key, i) => [key, packed.lead[i]])) as LeadFact
  const head = { leadId, attempt, atMs, ownerGuideId, ownerProtectedDays, sceneGuideId, triedGuideIds, wasHeld }
  return { input: { ...head, draftPick, lead, stores, guides }, state }
}

function columnsOf<Row>(keys: readonly (keyof Row)[], rows: readonly Row[]): unknown[][] {
  return keys.map((key) => rows.map((row) => row[key]))
}

function rowsOf<Row>(keys: readonly (keyof Row)[], columns: readonly unknown[][]): Row[] {
  const count = columns[0]?.length ?? 0
  return Array.from({ length: count }, (_, i) => {
    const row = {} as Row
    for (const [k, key] of keys.entries()) row[key] = columns[k]?.[i] as Row[typeof key]
    return row
  })
}

const compareText = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0)
