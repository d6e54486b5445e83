import * as fc from 'fast-check'
import {
  artefactsOf,
  decisionInput,
  guideFact,
  guideState,
  leadFact,
  storeFact,
} from '../../../tests/support/decision-facts'
import { decide } from './decide'
import { packFacts, unpackFacts } from './pack-facts'
import { hashTrace, openTrace, readTrace, sealTrace, type TraceOf, traceText } from './trace'

const id = (prefix: string, i: number) => `${prefix}_${String(i * 7919 + 13).padStart(21, '0')}`
const stores = [0, 1, 2, 3].map((i) => storeFact(id('st', i), { distanceM: 300 + i * 911, isScene: i === 0 }))
const guides = Array.from({ length: 24 }, (_, i) =>
  guideFact(id('gd', i), {
    storeId: id('st', i % 4),
    grade: (i % 5) + 1,
    tenureDays: 50 + i * 37,
    acceptPpm: 900_000 - i,
  }),
)
const states = guides.map((guide, i) =>
  guideState(guide.id, {
    dayUsed: i % 5,
    openUsed: i % 3,
    lastAssignedMs: i % 4 ? 1_764_000_000_000 + i * 997_331 : null,
  }),
)
const input = decisionInput({ leadId: id('ld', 1), stores, guides, lead: leadFact({ spentFenInYear: 123_456 }) })
const artefacts = artefactsOf()

const traced = (change: Partial<TraceOf> = {}): TraceOf => {
  const decision = decide(input, artefacts, states, 7)
  return {
    decisionId: id('dc', 1),
    versions: { engine: 'decide-1', rules: 1, model: 'points', prices: 'none' },
    seed: 7,
    input,
    state: states,
    decision,
    final: { guideId: decision.ranked[0]?.guideId ?? null, fallThrough: [] },
    prevHash: '',
    ...change,
  }
}

test('a trace decides again, byte for byte, from nothing but its own kept bytes', () => {
  const text = traceText(traced())
  const { hash, packed } = sealTrace(text)
  const read = readTrace(openTrace(packed))
  const again = traceText({ ...read, decision: decide(read.input, artefacts, read.state, read.seed) })
  expect(again).toBe(text)
  expect(hashTrace(again)).toBe(hash)
})

test('whatever was read in another order gives the same bytes', () => {
  const turned = { ...input, stores: [...stores].reverse(), guides: [...guides].reverse() }
  expect(traceText(traced({ input: turned, state: [...states].reverse() }))).toBe(traceText(traced()))
})

test('another counter, rule set, winner or attempt before it gives another hash', () => {
  const hash = (change: Partial<TraceOf>) => hashTrace(traceText(traced(change)))
  const plain = hash({})
  const more = states.map((state, i) => (i === 9 ? { ...state, dayUsed: state.dayUsed + 1 } : state))
  expect(hash({ state: more })).not.toBe(plain)
  expect(hash({ versions: { engine: 'decide-1', rules: 2, model: 'points', prices: 'none' } })).not.toBe(plain)
  expect(hash({ final: { guideId: guides[3]!.id, fallThrough: [] } })).not.toBe(plain)
  expect(hash({ prevHash: 'x' })).not.toBe(plain)
})

test('what is unpacked is what was packed', () => {
  const changed = fc.record({
    ownerGuideId: fc.option(fc.constantFrom(...guides.map((guide) => guide.id))),
    triedGuideIds: fc.subarray(guides.map((guide) => guide.id)),
    wasHeld: fc.boolean(),
    guides: fc.shuffledSubarray(guides),
    stores: fc.shuffledSubarray(stores, { minLength: 4 }),
  })
  fc.assert(
    fc.property(changed, (change) => {
      const given = { ...input, ...change }
      const byId = <T extends { id: string }>(rows: readonly T[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
      const known = states.filter((state) => given.guides.some((guide) => guide.id === state.id))
      const read = unpackFacts(JSON.parse(JSON.stringify(packFacts(given, states))))
      expect(read.input).toEqual({ ...given, stores: byId(given.stores), guides: byId(given.guides) })
      expect(read.state).toEqual(byId(known))
    }),
    { numRuns: 100, seed: 20261125 },
  )
})

test('a trace of twenty-four candidates is kept in a kilobyte and a half', () => {
  expect(sealTrace(traceText(traced())).packed.byteLength).toBeLessThan(1536)
})
