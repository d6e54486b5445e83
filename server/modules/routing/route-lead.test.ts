import * as fc from 'fast-check'
import { DEFAULT_ROUTING_POLICY } from '../policy/default-routing-policy'
import { decisionHash, isReplayEqual } from './replay-decision'
import { type GuideFact, ROUTING_ENGINE, type RoutingInput, routeLead, type StoreFact } from './route-lead'

const policy = DEFAULT_ROUTING_POLICY
const store = (id: string, change: Partial<StoreFact> = {}): StoreFact => ({
  id,
  distanceM: 1000,
  isScene: false,
  isOpen: true,
  mayReceive: true,
  ...change,
})
const guide = (id: string, change: Partial<GuideFact> = {}): GuideFact => ({
  id,
  storeId: 's1',
  role: 'guide',
  grade: 3,
  isSkilled: null,
  isEmployed: true,
  isOnLeave: false,
  isTaking: true,
  isSelf: false,
  dayUsed: 0,
  dayCap: 10,
  openUsed: 0,
  openCap: 10,
  memberUsed: 0,
  memberCap: 700,
  lastAssignedMs: null,
  ...change,
})
const input = (change: Partial<RoutingInput> = {}): RoutingInput => ({
  leadId: 'ld_1',
  attempt: 1,
  score: 50,
  boundGuideId: null,
  sceneGuideId: null,
  triedGuideIds: [],
  stores: [store('s1')],
  guides: [guide('a')],
  ...change,
})
const winner = (change: Partial<RoutingInput>) => routeLead(input(change), policy).ranked[0]?.guideId
const excluded = (change: Partial<GuideFact>, more: Partial<RoutingInput> = {}) =>
  routeLead(input({ guides: [guide('a', change)], ...more }), policy).excluded

test('the bound guide comes before the scanned one, the scanned one before the nearer one', () => {
  const stores = [store('s1', { distanceM: 4000 }), store('s2', { distanceM: 10 })]
  const guides = [guide('bound'), guide('scanned'), guide('near', { storeId: 's2' })]
  expect(winner({ stores, guides, boundGuideId: 'bound', sceneGuideId: 'scanned' })).toBe('bound')
  expect(winner({ stores, guides: guides.slice(1), boundGuideId: 'bound', sceneGuideId: 'scanned' })).toBe('scanned')
  expect(winner({ stores, guides: guides.slice(2) })).toBe('near')
})

test.each([
  ['NOT_EMPLOYED', { isEmployed: false }],
  ['SELF', { isSelf: true }],
  ['ON_LEAVE', { isOnLeave: true }],
  ['PAUSED', { isTaking: false }],
  ['SKILL', { isSkilled: false }],
  ['DAY_CAP', { dayUsed: 10 }],
  ['OPEN_CAP', { openUsed: 10 }],
  ['MEMBER_CAP', { memberUsed: 700 }],
] as const)('who cannot serve is left out with the reason %s', (code, change) => {
  expect(excluded(change)).toEqual({ [code]: 1 })
})

test('a store that is closed, too far, or not agreed to by the shopper receives nothing', () => {
  expect(excluded({}, { stores: [store('s1', { isOpen: false })] })).toEqual({ STORE_CLOSED: 1 })
  expect(excluded({}, { stores: [store('s1', { distanceM: 50_001 })] })).toEqual({ STORE_FAR: 1 })
  expect(excluded({}, { stores: [store('s1', { mayReceive: false })] })).toEqual({ CONSENT_MISSING: 1 })
})

test('a full stock of members does not keep a guide from their own member', () => {
  expect(winner({ guides: [guide('a', { memberUsed: 700 })], boundGuideId: 'a' })).toBe('a')
})

test('nobody at all is a value with a reason', () => {
  expect(routeLead(input({ stores: [], guides: [] }), policy)).toMatchObject({
    outcome: 'unroutable',
    reason: 'NO_STORE',
  })
  const paused = [guide('a', { isTaking: false })]
  expect(routeLead(input({ guides: paused }), policy)).toMatchObject({
    outcome: 'unroutable',
    reason: 'NO_ELIGIBLE_GUIDE',
  })
  const asked = input({ guides: paused, attempt: 4, triedGuideIds: ['x', 'y', 'z'] })
  expect(routeLead(asked, policy)).toMatchObject({ reason: 'ATTEMPTS_EXHAUSTED' })
})

test('when guides were asked often enough the store manager is, then headquarters', () => {
  const guides = [
    guide('a'),
    guide('boss', { role: 'store_manager' }),
    guide('hq', { role: 'concierge', storeId: null }),
  ]
  const stageAfter = (...triedGuideIds: string[]) => {
    const decision = routeLead(input({ guides, attempt: triedGuideIds.length + 1, triedGuideIds }), policy)
    return [decision.stage, decision.ranked[0]?.guideId]
  }
  expect(stageAfter()).toEqual(['guide', 'a'])
  expect(stageAfter('a')).toEqual(['store_manager', 'boss'])
  expect(stageAfter('x', 'y', 'z')).toEqual(['store_manager', 'boss'])
  expect(stageAfter('x', 'y', 'z', 'other boss')).toEqual(['hq_pool', 'hq'])
})

test('attempts that found nobody to ask do not use up the turns of the guides', () => {
  expect(routeLead(input({ guides: [guide('a')], attempt: 7 }), policy)).toMatchObject({ stage: 'guide' })
})

test('a hot lead goes to the experienced guide and has to be answered sooner', () => {
  const guides = [guide('junior', { grade: 1 }), guide('senior', { grade: 5, dayUsed: 2 })]
  expect(winner({ guides, score: 90 })).toBe('senior')
  expect(winner({ guides, score: 30 })).toBe('junior')
  const minutes = (score: number) => routeLead(input({ score }), policy).acceptWithinMinutes
  expect([minutes(90), minutes(50), minutes(10)]).toEqual([5, 20, 60])
})

test('thirty leads over five equal guides are six each, and one idle guide holds nobody up', () => {
  const guides = ['a', 'b', 'c', 'd', 'e'].map((id) => guide(id, { dayCap: 30, openCap: 30 }))
  guides.push(guide('idle', { isTaking: false }))
  for (let lead = 0; lead < 30; lead++) {
    const chosen = guides.find(({ id }) => id === winner({ leadId: `ld_${lead}`, guides }))!
    chosen.dayUsed += 1
    chosen.openUsed += 1
    chosen.lastAssignedMs = lead
  }
  expect(guides.map(({ dayUsed }) => dayUsed)).toEqual([6, 6, 6, 6, 6, 0])
})

test('a guide of two stores competes once, from the one that serves the shopper better', () => {
  const stores = [store('s1', { distanceM: 9000 }), store('s2', { distanceM: 500 })]
  const { ranked } = routeLead(input({ stores, guides: [guide('a'), guide('a', { storeId: 's2' })] }), policy)
  expect(ranked.map(({ guideId, storeId }) => [guideId, storeId])).toEqual([['a', 's2']])
})

const anyGuide = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  storeId: fc.constantFrom('s1', 's2'),
  role: fc.constantFrom<GuideFact['role']>('guide', 'store_manager'),
  grade: fc.integer({ min: 1, max: 5 }),
  isSkilled: fc.constantFrom(true, false, null),
  isTaking: fc.boolean(),
  dayUsed: fc.integer({ min: 0, max: 10 }),
  openUsed: fc.integer({ min: 0, max: 10 }),
})
const anyGuides = fc.uniqueArray(anyGuide, { selector: (fact) => fact.id, maxLength: 6 })

test('the decision does not depend on the order in which guides and stores are listed', () => {
  fc.assert(
    fc.property(
      anyGuides,
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 1, max: 5 }),
      (facts, score, attempt) => {
        const guides = facts.map((fact) => guide(fact.id, fact))
        const stores = [store('s1'), store('s2', { distanceM: 2000 })]
        const there = routeLead(input({ guides, stores, score, attempt }), policy)
        const back = routeLead(
          input({ guides: [...guides].reverse(), stores: [...stores].reverse(), score, attempt }),
          policy,
        )
        expect(back).toEqual(there)
      },
    ),
  )
})

test('every candidate has room, and the terms of each add up to its points', () => {
  fc.assert(
    fc.property(anyGuides, (facts) => {
      const guides = facts.map((fact) => guide(fact.id, fact))
      const { ranked } = routeLead(input({ guides, stores: [store('s1'), store('s2')] }), policy)
      for (const { guideId, points, terms } of ranked) {
        const fact = guides.find(({ id }) => id === guideId)!
        expect(fact.dayUsed < fact.dayCap && fact.openUsed < fact.openCap && fact.isTaking).toBe(true)
        expect(terms.reduce((sum, [, term]) => sum + term, 0)).toBe(points)
      }
    }),
  )
})

test('a stored decision replays byte for byte, and an altered one does not', () => {
  const facts = input({ guides: [guide('a'), guide('b', { dayUsed: 3 })] })
  const stored = { engineVersion: ROUTING_ENGINE, input: facts, output: routeLead(facts, policy), hash: '' }
  stored.hash = decisionHash(stored.input, stored.output)
  const reread = JSON.parse(JSON.stringify(stored)) as typeof stored
  expect(isReplayEqual(reread, policy)).toBe(true)
  expect(isReplayEqual({ ...reread, input: { ...facts, score: 51 } }, policy)).toBe(false)
})
