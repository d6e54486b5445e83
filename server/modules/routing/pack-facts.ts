import { byId, byIdAndStore, inOrder, isOfEach } from './facts-in-order'
import { type Column, packColumn, packFlags, packIds, unpackColumn, unpackFlags, unpackIds } from './pack-columns'
import { packGuides, packState, unpackGuides, unpackState } from './pack-guides'
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
  'arrivedMs',
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

/** Facts in the order of ids, whatever order they were read in: what places in a trace count along. */
export type OrderedFacts = { stores: readonly StoreFact[]; guides: readonly GuideFact[]; state: readonly GuideState[] }

export function orderFacts(input: DecisionInput, state: readonly GuideState[]): OrderedFacts {
  const guides = inOrder(input.guides, byIdAndStore)
  return { stores: inOrder(input.stores, byId), guides, state: inOrder(askedOf(state, guides), byId) }
}

/** The states of these guides: mostly each guide's, in their order. */
function askedOf(state: readonly GuideState[], guides: readonly GuideFact[]): readonly GuideState[] {
  if (isOfEach(state, guides)) return state
  const asked = new Set(guides.map(({ id }) => id))
  return state.filter(({ id }) => asked.has(id))
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
