import * as fc from 'fast-check'
import type { RuleSet } from '../../../contract/rule-set'
import {
  artefactsOf,
  decideWith,
  decisionInput,
  guideFact,
  guideState,
  leadFact,
  storeFact,
} from '../../../tests/support/decision-facts'
import { greatCircleM } from '../../kernel/great-circle'
import { DEFAULT_RULE_SET } from '../ruleset/default-rule-set'
import { FREE_CAPACITY } from './day-zero'
import type { DecisionInput, GuideFact, GuideState, PriceLookup } from './routing-facts'

const winner = (change: Partial<DecisionInput>, states: GuideState[] = []) =>
  decideWith(decisionInput(change), { states }).ranked[0]?.guideId
const leftOut = (change: Partial<GuideFact>, state: Partial<GuideState> = {}, more: Partial<DecisionInput> = {}) =>
  decideWith(decisionInput({ guides: [guideFact('a', change)], ...more }), { states: [guideState('a', state)] })
    .excluded
const withRules = (...rules: RuleSet['rules']) => artefactsOf({ rules: [...DEFAULT_RULE_SET.rules, ...rules] })

test('the owner comes before the scanned guide, the scanned guide before the scanned store, that before the near one', () => {
  const stores = [storeFact('s1', { distanceM: 4000, isScene: true }), storeFact('s2', { distanceM: 10 })]
  const guides = [guideFact('owner'), guideFact('scanned'), guideFact('here'), guideFact('near', { storeId: 's2' })]
  const asked = { stores, ownerGuideId: 'owner', sceneGuideId: 'scanned' }
  expect(winner({ ...asked, guides })).toBe('owner')
  expect(winner({ ...asked, guides: guides.slice(1) })).toBe('scanned')
  expect(winner({ ...asked, guides: guides.slice(2) })).toBe('here')
  expect(winner({ ...asked, guides: guides.slice(3) })).toBe('near')
})

test('an owner who is asked softly yields when they cannot take it; one asked strictly leaves it to the fallbacks', () => {
  const guides = [guideFact('owner', { isTaking: false }), guideFact('colleague')]
  const input = decisionInput({ guides, ownerGuideId: 'owner' })
  expect(decideWith(input)).toMatchObject({ stage: 'guide', ranked: [{ guideId: 'colleague' }] })
  const strict = DEFAULT_RULE_SET.rules.map((rule) =>
    rule.id === 'scope-owner' ? { ...rule, stores: { kind: 'owner', mode: 'strict' } } : rule,
  ) as RuleSet['rules']
  expect(decideWith(input, { artefacts: artefactsOf({ rules: strict }) })).toMatchObject({ outcome: 'unroutable' })
})

test.each([
  ['NOT_EMPLOYED', { isEmployed: false }, {}],
  ['SELF', { isSelf: true }, {}],
  ['ON_LEAVE', { isOnLeave: true }, {}],
  ['PAUSED', { isTaking: false }, {}],
  ['rule:exclude-other-skill', { isSkilled: false }, {}],
  ['DAY_CAP', {}, { dayUsed: 10 }],
  ['OPEN_CAP', {}, { openUsed: 10 }],
  ['MEMBER_CAP', {}, { memberUsed: 700 }],
] as const)('who cannot serve is left out with the reason %s', (code, fact, state) => {
  expect(leftOut(fact, state)).toEqual({ [code]: 1 })
})

test('a store that is closed, or not agreed to by the shopper, receives nothing; one too far is in no scope', () => {
  expect(leftOut({}, {}, { stores: [storeFact('s1', { isOpen: false })] })).toEqual({ STORE_CLOSED: 1 })
  expect(leftOut({}, {}, { stores: [storeFact('s1', { mayReceive: false })] })).toEqual({ CONSENT_MISSING: 1 })
  const far = decisionInput({ lead: leadFact({ city: null }), stores: [storeFact('s1', { distanceM: 50_001 })] })
  expect(decideWith(far)).toMatchObject({ outcome: 'unroutable', reason: 'NO_ELIGIBLE_GUIDE' })
})

test('a full stock of members does not keep a guide from their own member', () => {
  expect(winner({ ownerGuideId: 'a' }, [guideState('a', { memberUsed: 700 })])).toBe('a')
})

test('nobody at all is a value with a reason', () => {
  const reasonOf = (change: Partial<DecisionInput>) => decideWith(decisionInput(change)).reason
  const paused = [guideFact('a', { isTaking: false })]
  expect(reasonOf({ stores: [], guides: [] })).toBe('NO_STORE')
  expect(reasonOf({ guides: paused })).toBe('NO_ELIGIBLE_GUIDE')
  expect(reasonOf({ guides: paused, attempt: 4, triedGuideIds: ['x', 'y', 'z'] })).toBe('ATTEMPTS_EXHAUSTED')
})

test('when guides were asked often enough the store manager is, then headquarters', () => {
  const guides = [
    guideFact('a'),
    guideFact('boss', { role: 'store_manager' }),
    guideFact('hq', { role: 'concierge', storeId: null }),
  ]
  const stageAfter = (...triedGuideIds: string[]) => {
    const decision = decideWith(decisionInput({ guides, attempt: triedGuideIds.length + 1, triedGuideIds }))
    return [decision.stage, decision.ranked[0]?.guideId]
  }
  expect(stageAfter()).toEqual(['guide', 'a'])
  expect(stageAfter('a')).toEqual(['store_manager', 'boss'])
  expect(stageAfter('x', 'y', 'z')).toEqual(['store_manager', 'boss'])
  expect(stageAfter('x', 'y', 'z', 'other boss')).toEqual(['hq_pool', 'hq'])
})

test('attempts that found nobody to ask do not use up the turns of the guides', () => {
  expect(decideWith(decisionInput({ attempt: 7 }))).toMatchObject({ stage: 'guide' })
})

test('a hot lead, and a top customer, go to the experienced guide, and have to be answered sooner', () => {
  const guides = [guideFact('junior', { grade: 3 }), guideFact('senior', { grade: 4 })]
  // The junior has had a little less of the day: by turns alone the next one would be theirs.
  const states = [guideState('junior', { dayUsed: 4 }), guideState('senior', { dayUsed: 5 })]
  const to = (change: Parameters<typeof leadFact>[0]) => winner({ guides, lead: leadFact(change) }, states)
  expect(to({ points: 30 })).toBe('junior')
  expect(to({ points: 90 })).toBe('senior')
  expect(to({ points: 30, tier: 'black' })).toBe('senior')
  const minutes = (points: number) => decideWith(decisionInput({ lead: leadFact({ points }) })).sla.acceptMinutes
  expect([minutes(90), minutes(50), minutes(10)]).toEqual([5, 20, 60])
})

test('a rule may lower what a guide takes, never raise it', () => {
  expect(leftOut({ tenureDays: 10 }, { dayUsed: 6 })).toEqual({ DAY_CAP: 1 })
  const generous = withRules({
    phase: 'cap',
    id: 'more',
    name: '多接',
    isOn: true,
    when: null,
    limits: { daily: 100, open: 100 },
  })
  const full = decideWith(decisionInput(), { states: [guideState('a', { dayUsed: 10 })], artefacts: generous })
  expect(full.excluded).toEqual({ DAY_CAP: 1 })
  const [free] = decideWith(decisionInput(), { artefacts: generous }).ranked
  expect(free).toMatchObject({ dayCap: 10, openCap: 10 })
})

test('a rule that is switched off decides nothing', () => {
  const closed = { phase: 'exclude', id: 'all', name: '全部不接', when: null } as const
  expect(decideWith(decisionInput(), { artefacts: withRules({ ...closed, isOn: true }) }).outcome).toBe('unroutable')
  expect(decideWith(decisionInput(), { artefacts: withRules({ ...closed, isOn: false }) }).outcome).toBe('ranked')
})

test('a guide of several stores competes once, from the store that serves the shopper best', () => {
  const stores = [storeFact('s1', { distanceM: 3000 }), storeFact('s2', { distanceM: 500 })]
  const decision = decideWith(decisionInput({ stores, guides: [guideFact('a'), guideFact('a', { storeId: 's2' })] }))
  expect(decision.ranked).toMatchObject([{ guideId: 'a', storeId: 's2' }])
})

test('the list they stand in says nothing about who is chosen', () => {
  const guides = Array.from({ length: 12 }, (_, i) =>
    guideFact(`g${i}`, { storeId: i % 2 ? 's1' : 's2', grade: (i % 5) + 1 }),
  )
  const states = guides.map(({ id }, i) => guideState(id, { dayUsed: i % 4, dayCap: 8 }))
  const stores = [storeFact('s1'), storeFact('s2', { distanceM: 900 })]
  const expected = decideWith(decisionInput({ stores, guides }), { states })
  const shuffled = fc.tuple(
    fc.shuffledSubarray(guides, { minLength: 12 }),
    fc.shuffledSubarray(stores, { minLength: 2 }),
    fc.shuffledSubarray(states, { minLength: 12 }),
  )
  fc.assert(
    fc.property(shuffled, ([g, s, t]) => {
      expect(decideWith(decisionInput({ guides: g, stores: s }), { states: t })).toEqual(expected)
    }),
    { numRuns: 50, seed: 20261125 },
  )
})

test('thirty leads over ten equal guides are three for each', () => {
  const guides = Array.from({ length: 10 }, (_, i) => guideFact(`g${i}`))
  const used = new Map<string, number>()
  for (let n = 0; n < 30; n++) {
    const states = guides.map(({ id }) => guideState(id, { dayUsed: used.get(id) ?? 0 }))
    const chosen = winner({ leadId: `ld_${n}`, guides }, states) as string
    used.set(chosen, (used.get(chosen) ?? 0) + 1)
  }
  expect([...used.values()]).toEqual(new Array(10).fill(3))
})

test('distances are great circles: at 40° north a degree east is nearer than a degree north', () => {
  const shopper = { latitude: 40, longitude: 116 }
  const distanceM = (latitude: number, longitude: number) => greatCircleM(shopper, { latitude, longitude })
  const stores = [
    storeFact('east', { distanceM: distanceM(40, 116.4) }),
    storeFact('north', { distanceM: distanceM(40.35, 116) }),
  ]
  const guides = [guideFact('e', { storeId: 'east' }), guideFact('n', { storeId: 'north' })]
  const oneStore = DEFAULT_RULE_SET.rules.map((rule) =>
    rule.id === 'scope-nearest' ? { ...rule, stores: { kind: 'nearest', count: 1, withinKm: 50 } } : rule,
  ) as RuleSet['rules']
  const decision = decideWith(decisionInput({ stores, guides }), { artefacts: artefactsOf({ rules: oneStore }) })
  expect(decision.ranked[0]?.guideId).toBe('e')
})

const dear: PriceLookup = { ...FREE_CAPACITY, priceOf: () => 60, paceAt: () => 0.5 }
const holding = artefactsOf(
  {
    select: { ...DEFAULT_RULE_SET.select, objective: 'value', leadThreshold: null },
    hold: { isOn: true, maxMinutes: 15, belowScore: 70 },
  },
  { prices: dear },
)
const halfDay = [guideState('a', { dayUsed: 5 }), guideState('hq', { dayUsed: 5 })]

test('a lead worth less than anybody’s time waits once, no longer than half the time to answer, and then goes to headquarters', () => {
  const guides = [guideFact('a'), guideFact('hq', { role: 'concierge', storeId: null })]
  const input = decisionInput({ guides, lead: leadFact({ points: 20 }) })
  const first = decideWith(input, { states: halfDay, artefacts: holding })
  expect(first).toMatchObject({ outcome: 'held', reason: 'WAITING', holdMinutes: 15, choice: { mode: 'hold' } })
  const second = decideWith({ ...input, attempt: 2, wasHeld: true }, { states: halfDay, artefacts: holding })
  expect(second).toMatchObject({ outcome: 'ranked', stage: 'hq_pool' })
  const nobodyAtHq = { ...input, guides: guides.slice(0, 1), attempt: 2, wasHeld: true }
  const third = decideWith(nobodyAtHq, { states: halfDay, artefacts: holding })
  expect(third).toMatchObject({ outcome: 'ranked', stage: 'guide', ranked: [{ guideId: 'a', pi: 1 }] })
})

test('a hot lead never waits', () => {
  const input = decisionInput({ lead: leadFact({ points: 75 }) })
  expect(decideWith(input, { states: halfDay, artefacts: holding }).outcome).toBe('ranked')
})

describe('exploring', () => {
  const guides = [guideFact('a'), guideFact('b'), guideFact('c')]
  const states = [guideState('a'), guideState('b', { dayUsed: 1 }), guideState('c', { dayUsed: 2 })]
  const always = artefactsOf({ explore: { ...DEFAULT_RULE_SET.explore, epsilon: 0.3 } })
  const picks = (change: Partial<DecisionInput>) =>
    Array.from({ length: 200 }, (_, seed) =>
      decideWith(decisionInput({ guides, ...change }), { states, artefacts: always, seed }),
    )

  test('goes towards the draft, with the chance written down', () => {
    const chosen = picks({ draftPick: 'c' })
    const explored = chosen.filter(({ choice }) => choice.mode === 'explore')
    expect(explored.length).toBeGreaterThan(30)
    expect(explored.length).toBeLessThan(90)
    for (const { ranked } of explored) expect(ranked[0]).toMatchObject({ guideId: 'c', pi: 0.3 })
    for (const { ranked } of chosen) expect(ranked.reduce((sum, { pi }) => sum + pi, 0)).toBeCloseTo(1, 9)
  })

  test('never happens without a draft, on a top customer, on a protected binding, or when the owner is asked', () => {
    const modes = (change: Partial<DecisionInput>) => new Set(picks(change).map(({ choice }) => choice.mode))
    expect(modes({})).toEqual(new Set(['argmax']))
    expect(modes({ draftPick: 'c', lead: leadFact({ tier: 'gold' }) })).toEqual(new Set(['argmax']))
    expect(modes({ draftPick: 'c', ownerGuideId: 'gone', ownerProtectedDays: 3 })).toEqual(new Set(['argmax']))
    expect(modes({ draftPick: 'c', ownerGuideId: 'a' })).toEqual(new Set(['sticky']))
  })
})
