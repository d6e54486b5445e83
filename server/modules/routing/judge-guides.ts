import type { ExclusionCode } from '../../../contract/vocabulary'
import { ALWAYS, type Test } from './compile-condition'
import type { CapRule, CompiledRules } from './compile-rules'
import type { Facts } from './read-field'
import type { DecisionInput, GuideFact, GuideState, StoreFact } from './routing-facts'

/** Why somebody was left out: something that always counts, or a rule by its id. */
export type LeftOutCode = ExclusionCode | `rule:${string}`

export type Caps = { day: number; open: number; members: number }

/** A guide at a store, with the first thing that speaks against them, or null, and the limits that hold for them. */
export type Judged = {
  guide: GuideFact
  store: StoreFact | null
  state: GuideState
  code: LeftOutCode | null
  caps: Caps
}

const NO_STATE = { dayUsed: 0, dayCap: 0, openUsed: 0, openCap: 0, memberUsed: 0, memberCap: 0 }

/**
 * Judges every guide at every store, in the order of their ids: whether they may have the lead at all. What always
 * counts comes before what HQ's rules say; the order is from the lasting to the momentary.
 */
export function judgeGuides(
  input: DecisionInput,
  rules: CompiledRules,
  states: ReadonlyMap<string, GuideState>,
  facts: Facts,
): Judged[] {
  const storeById = new Map(input.stores.map((store) => [store.id, store]))
  const tried = new Set(input.triedGuideIds)
  const ruling = rulingFor(rules, facts)
  const judged: Judged[] = []
  for (const guide of inOrder(input.guides)) {
    const store = guide.storeId === null ? null : (storeById.get(guide.storeId) ?? null)
    const state = states.get(guide.id) ?? { id: guide.id, ...NO_STATE, lastAssignedMs: null, availableFromMinute: 0 }
    facts.guide = guide
    facts.store = store
    facts.state = state
    const caps = capsOf(state, ruling.cap, facts)
    const code =
      lastingFault(guide, store, tried) ??
      ruling.leftOutBy(facts) ??
      momentaryFault(state, caps, guide.id === input.ownerGuideId)
    judged.push({ guide, store, state, code, caps })
  }
  return judged
}

type AskedRule = { code: LeftOutCode; test: Test }
type AskedCap = { limits: CapRule['limits']; test: Test }
type Ruling = { leftOutBy: (facts: Facts) => LeftOutCode | null; cap: AskedCap[] }

/** What of the rules need be asked once for the whole decision is asked here, so that sixty guides do not pay for it. */
function rulingFor({ leaveOut, cap }: CompiledRules, facts: Facts): Ruling {
  const forAll = leaveOut.find((rule) => rule.isOfLead && rule.when(facts))
  const codeForAll: LeftOutCode | null = forAll ? `rule:${forAll.id}` : null
  const each: AskedRule[] = []
  for (const { id, isOfLead, when } of leaveOut) {
    const test = isOfLead ? false : when(facts)
    if (test !== false) each.push({ code: `rule:${id}`, test: test === true ? ALWAYS : test })
  }
  const caps: AskedCap[] = []
  for (const { limits, when } of cap) {
    const test = when(facts)
    if (test !== false) caps.push({ limits, test: test === true ? ALWAYS : test })
  }
  return { leftOutBy: (guideFacts) => codeForAll ?? leftOutByOne(each, guideFacts), cap: caps }
}

function leftOutByOne(rules: readonly AskedRule[], facts: Facts): LeftOutCode | null {
  for (let i = 0; i < rules.length; i++) if (rules[i]!.test(facts)) return rules[i]!.code
  return null
}

function capsOf(state: GuideState, rules: readonly AskedCap[], facts: Facts): Caps {
  const caps = { day: state.dayCap, open: state.openCap, members: state.memberCap }
  for (let i = 0; i < rules.length; i++) {
    if (!rules[i]!.test(facts)) continue
    const { daily, open, members } = rules[i]!.limits
    if (daily !== undefined && daily < caps.day) caps.day = daily
    if (open !== undefined && open < caps.open) caps.open = open
    if (members !== undefined && members < caps.members) caps.members = members
  }
  return caps
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

function momentaryFault(state: GuideState, caps: Caps, isOwner: boolean): LeftOutCode | null {
  if (state.dayUsed >= caps.day) return 'DAY_CAP'
  if (state.openUsed >= caps.open) return 'OPEN_CAP'
  return state.memberUsed >= caps.members && !isOwner ? 'MEMBER_CAP' : null
}

/** Guides mostly come in order already: only those that do not are copied. */
function inOrder(guides: readonly GuideFact[]): readonly GuideFact[] {
  for (let i = 1; i < guides.length; i++) {
    if (byIdAndStore(guides[i - 1]!, guides[i]!) > 0) return [...guides].sort(byIdAndStore)
  }
  return guides
}

function byIdAndStore(a: GuideFact, b: GuideFact): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  return (a.storeId ?? '') < (b.storeId ?? '') ? -1 : 1
}
