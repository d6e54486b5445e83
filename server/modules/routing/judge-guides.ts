import type { LeftOutCode } from './decision'
import { byIdAndStore, inOrder, isOfEach } from './facts-in-order'
import type { Facts } from './read-field'
import type { DecisionInput, GuideFact, GuideState, StoreFact } from './routing-facts'
import type { StoreRuling } from './store-ruling'

/** A guide at a store, with the first thing that speaks against them, or null, and the limits that hold for them. */
export type Judged = {
  guide: GuideFact
  store: StoreFact | null
  state: GuideState
  code: LeftOutCode | null
  dayCap: number
  openCap: number
  /** What rules say of everybody at their store. */
  ruling: StoreRuling
}

const NO_STATE = { dayUsed: 0, dayCap: 0, openUsed: 0, openCap: 0, memberUsed: 0, memberCap: 0 }

/**
 * Judges every guide at every store, in the order of their ids: whether they may have the lead at all. What always
 * counts comes before what HQ's rules say; the order is from the lasting to the momentary. Leaves `facts` at the last one.
 */
export function judgeGuides(
  { guides: listed, triedGuideIds, ownerGuideId }: DecisionInput,
  rulingOf: (storeId: string | null) => StoreRuling,
  states: readonly GuideState[],
  facts: Facts,
): Judged[] {
  const tried = new Set(triedGuideIds)
  const guides = inOrder(listed, byIdAndStore)
  // Counters mostly come one for each guide, in their order.
  const stateById = isOfEach(states, guides) ? null : new Map(states.map((one) => [one.id, one]))
  const judged: Judged[] = []
  for (let i = 0; i < guides.length; i++) {
    const guide = guides[i]!
    const state = (stateById ? stateById.get(guide.id) : states[i]) ?? stateless(guide)
    const ruling = rulingOf(guide.storeId)
    const { store } = ruling
    const one: Judged = { guide, store, state, code: null, dayCap: state.dayCap, openCap: state.openCap, ruling }
    judged.push(one)
    one.code = lastingFault(guide, store, tried)
    if (one.code !== null) continue
    facts.guide = guide
    facts.store = store
    facts.state = state
    one.code = leftOutBy(ruling, facts)
    if (one.code === null) one.code = momentaryFault(one, memberCapOf(one, facts), guide.id === ownerGuideId)
  }
  return judged
}

const stateless = ({ id }: GuideFact): GuideState => ({
  id,
  ...NO_STATE,
  lastAssignedMs: null,
  availableFromMinute: 0,
})

function leftOutBy({ leftOutBy: rules }: StoreRuling, facts: Facts): LeftOutCode | null {
  for (let i = 0; i < rules.length; i++) if (rules[i]!.test(facts)) return rules[i]!.said
  return null
}

/** Lowers the limits of a guide to those of the rules, and answers how many members they may have. */
function memberCapOf(judged: Judged, facts: Facts): number {
  const { caps } = judged.ruling
  let { memberCap } = judged.state
  for (let i = 0; i < caps.length; i++) {
    if (!caps[i]!.test(facts)) continue
    const { daily, open, members } = caps[i]!.said
    if (daily !== undefined && daily < judged.dayCap) judged.dayCap = daily
    if (open !== undefined && open < judged.openCap) judged.openCap = open
    if (members !== undefined && members < memberCap) memberCap = members
  }
  return memberCap
}

function lastingFault(guide: GuideFact, store: StoreFact | null, tried: ReadonlySet<string>): LeftOutCode | null {
  if (!guide.isEmployed) return 'NOT_EMPLOYED'
  if (guide.isSelf) return 'SELF'
  if (guide.storeId !== null) {
    if (!store?.isOpen) return 'STORE_CLOSED'
    if (!store.mayReceive) return 'CONSENT_MISSING'
  }
  if (tried.has(guide.id)) return 'TRIED'
  if (guide.isOnLeave) return 'ON_LEAVE'
  return guide.isTaking ? null : 'PAUSED'
}

function momentaryFault({ state, dayCap, openCap }: Judged, memberCap: number, isOwner: boolean): LeftOutCode | null {
  if (state.dayUsed >= dayCap) return 'DAY_CAP'
  if (state.openUsed >= openCap) return 'OPEN_CAP'
  return state.memberUsed >= memberCap && !isOwner ? 'MEMBER_CAP' : null
}
