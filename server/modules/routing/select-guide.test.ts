import fc from 'fast-check'
import type { Contender, SelectContext } from './select-contender'
import { selectGuide } from './select-guide'
import { POINTS_PER_LEAD } from './utility'

const SEED = 20_261_125

function guide(guideId: string, facts: Partial<Contender> = {}): Contender {
  return {
    guideId,
    valueYuan: 10,
    distanceKm: null,
    boostPoints: 0,
    used: 0,
    cap: 10,
    availableSinceShare: 0,
    weight: 1,
    priceYuan: 0,
    lastAssignedMs: null,
    ...facts,
  }
}

const CONTEXT: SelectContext = {
  objective: 'equal',
  leadThreshold: null,
  paceBeta: 2,
  distCostPerKm: 0.8,
  elapsedShare: 0.5,
  expectedLoad: 0.9,
  mayHold: false,
  explore: null,
  seed: 1,
  drawKey: 'lead-1:rules-1',
}

/** Deals leads one after the other over the demand from `from` to `to`, and answers how many each got. */
function deal(
  pool: Contender[],
  leads: number,
  context: Partial<SelectContext>,
  from = 0,
  to = 1,
): Map<string, number> {
  const got = new Map(pool.map(({ guideId }) => [guideId, 0]))
  for (let i = 0; i < leads; i++) {
    const open = pool.filter(({ used, cap }) => used < cap)
    const elapsedShare = from + ((to - from) * i) / leads
    const { ranked } = selectGuide(open, { ...CONTEXT, ...context, elapsedShare, drawKey: `lead-${i}:rules-1` })
    const chosen = pool.find(({ guideId }) => guideId === ranked[0]!.guideId)!
    chosen.used++
    chosen.lastAssignedMs = i
    got.set(chosen.guideId, got.get(chosen.guideId)! + 1)
  }
  return got
}

const names = (count: number) => Array.from({ length: count }, (_, i) => `g${String(i).padStart(2, '0')}`)

describe('what went wrong elsewhere', () => {
  test.each(['equal', 'weighted', 'value'] as const)(
    '30 leads over N equal guides never go to one (%s)',
    (objective) => {
      for (const count of [2, 5, 10, 30]) {
        const pool = names(count).map((name) => guide(name, { cap: 30 }))
        const got = [...deal(pool, 30, { objective, leadThreshold: 2 }).values()]
        expect(Math.max(...got) - Math.min(...got)).toBeLessThanOrEqual(1)
      }
    },
  )

  test('a weight of zero does not block the queue', () => {
    const pool = [guide('a', { weight: 0 }), guide('b', { weight: 0 }), guide('c'), guide('d', { weight: 3 })]
    const got = deal(pool, 12, { objective: 'weighted', leadThreshold: 1 })
    expect([...got.values()]).toEqual([0, 0, 3, 9])
  })

  test('when every weight is zero everybody counts the same', () => {
    const pool = names(4).map((name) => guide(name, { weight: 0 }))
    expect([...deal(pool, 12, { objective: 'weighted', leadThreshold: 1 }).values()]).toEqual([3, 3, 3, 3])
  })

  test('a guide of weight zero is still reached when nobody else has a slot', () => {
    const { ranked } = selectGuide([guide('a', { weight: 0 })], { ...CONTEXT, objective: 'weighted', leadThreshold: 0 })
    expect(ranked[0]!.guideId).toBe('a')
  })

  test.each(['equal', 'value'] as const)('a guide returning from leave gets no burst (%s)', (objective) => {
    // Half the day has passed: nine colleagues have five leads each, and one comes back.
    const pool = names(10).map((name, i) =>
      i === 0
        ? guide(name, { cap: 12, availableSinceShare: 0.5, priceYuan: 5 })
        : guide(name, { cap: 12, used: 5, priceYuan: 5, lastAssignedMs: i }),
    )
    const first = deal(pool, 10, { objective, leadThreshold: 2 }, 0.5, 0.6)
    expect(first.get('g00')).toBeLessThanOrEqual(2)
    const rest = deal(pool, 40, { objective, leadThreshold: 2 }, 0.6, 1)
    const returned = first.get('g00')! + rest.get('g00')!
    // Half a day's share of 95 leads over nine and a half days is five.
    expect(Math.abs(returned - 5)).toBeLessThanOrEqual(1)
  })

  test('one idle guide does not block the pool', () => {
    // Somebody stands at zero all day because others are worth far more; their being idle gates nobody.
    const pool = [guide('idle', { valueYuan: 0 }), ...names(9).map((name) => guide(name, { used: 5, valueYuan: 50 }))]
    const { ranked, isGateLifted } = selectGuide(pool, { ...CONTEXT, objective: 'value', leadThreshold: 2 })
    expect(isGateLifted).toBe(false)
    expect(ranked[0]!.guideId).not.toBe('idle')
    expect(ranked.filter(({ isGated }) => isGated)).toEqual([])
  })
})

describe('turns', () => {
  test('sixty equal guides are dealt in turns, round after round', () => {
    const pool = names(60).map((name) => guide(name))
    for (let round = 1; round <= 5; round++) {
      expect(new Set(deal(pool, 60, {}).values())).toEqual(new Set([1]))
    }
  })

  test('unequal days fill evenly: nobody is ever a lead away from their quota', () => {
    const caps = [6, 7, 9, 12, 16]
    const pool = caps.map((cap, i) => guide(`g${i}`, { cap }))
    for (let leads = 1; leads <= 45; leads++) {
      deal(pool, 1, {})
      for (const { used, cap } of pool) expect(Math.abs(used - (leads * cap) / 50)).toBeLessThanOrEqual(1)
    }
  })

  test('a boost decides between people equally far behind, and its size is what shortfall it outweighs', () => {
    const level = [guide('a'), guide('b', { boostPoints: 50 })]
    expect(selectGuide(level, CONTEXT).ranked[0]!.guideId).toBe('b')
    const ahead = (boostPoints: number) => [guide('a', { used: 1 }), guide('b', { used: 2, boostPoints })]
    expect(selectGuide(ahead(POINTS_PER_LEAD - 1), CONTEXT).ranked[0]!.guideId).toBe('a')
    expect(selectGuide(ahead(POINTS_PER_LEAD + 1), CONTEXT).ranked[0]!.guideId).toBe('b')
    // However far a boost carries, the gate stops it.
    expect(selectGuide(ahead(50), { ...CONTEXT, leadThreshold: 0.5 }).ranked[0]!.guideId).toBe('a')
  })

  test('ties end with the larger shortfall, the longest without a lead, then a draw, then the id', () => {
    const context = { ...CONTEXT, objective: 'value' as const }
    const shortfall = selectGuide([guide('a', { used: 4 }), guide('b', { used: 3 })], context)
    expect([shortfall.ranked[0]!.guideId, shortfall.tieBreak]).toEqual(['b', 'shortfall'])
    const recent = selectGuide([guide('a', { lastAssignedMs: 5 }), guide('b', { lastAssignedMs: 4 })], context)
    expect([recent.ranked[0]!.guideId, recent.tieBreak]).toEqual(['b', 'leastRecent'])
    expect(selectGuide([guide('a'), guide('b')], context).tieBreak).toBe('draw')
    const firsts = Array.from({ length: 40 }, (_, i) =>
      selectGuide([guide('a'), guide('b')], { ...context, drawKey: `lead-${i}` }),
    )
    expect(new Set(firsts.map(({ ranked }) => ranked[0]!.guideId))).toEqual(new Set(['a', 'b']))
    expect(selectGuide([guide('a'), guide('b', { valueYuan: 11 })], context).tieBreak).toBeNull()
  })
})

describe('value', () => {
  const context: SelectContext = { ...CONTEXT, objective: 'value' }

  test('a dear slot is kept for somebody who needs it: the lead goes to whom it fits nearly as well', () => {
    const pool = [
      guide('star', { valueYuan: 12, priceYuan: 8, used: 5 }),
      guide('plain', { valueYuan: 9, priceYuan: 1, used: 5 }),
    ]
    expect(selectGuide(pool, context).ranked[0]!.guideId).toBe('plain')
  })

  test('a slot becomes cheaper for a guide behind the day and dearer for one ahead', () => {
    const pool = [guide('ahead', { priceYuan: 5, used: 8 }), guide('behind', { priceYuan: 5, used: 2 })]
    const [first, second] = selectGuide(pool, context).ranked
    expect(first!.guideId).toBe('behind')
    expect(first!.u).toBeGreaterThan(5)
    expect(second!.u).toBeLessThan(5)
  })

  test('who is too far ahead stands behind everybody who is not, and the gate opens when all are', () => {
    const pool = [guide('star', { valueYuan: 90, used: 9 }), guide('b', { used: 3 }), guide('c', { used: 3 })]
    const closed = selectGuide(pool, { ...context, leadThreshold: 2 })
    expect(closed.ranked.map(({ guideId, isGated }) => [guideId, isGated])[2]).toEqual(['star', true])
    const all = selectGuide([guide('a', { used: 3 }), guide('b', { used: 3 })], { ...context, leadThreshold: 0 })
    expect(all.isGateLifted).toBe(true)
    expect(all.ranked.every(({ isGated }) => !isGated)).toBe(true)
  })

  test('a lead waits only where it may, and only when nobody is worth the slot', () => {
    const pool = [guide('a', { valueYuan: 3, priceYuan: 9 }), guide('b', { valueYuan: 2, priceYuan: 8 })]
    const held = selectGuide(pool, { ...context, mayHold: true })
    expect([held.mode, held.ranked.map(({ pi }) => pi)]).toEqual(['hold', [0, 0]])
    expect(selectGuide(pool, context).mode).toBe('argmax')
    const free = [...pool, guide('c', { valueYuan: 1, priceYuan: 0 })]
    expect(selectGuide(free, { ...context, mayHold: true }).mode).toBe('argmax')
    expect(selectGuide(pool, { ...context, objective: 'equal', mayHold: true }).mode).toBe('argmax')
  })
})

const contenderArb = fc.record({
  valueYuan: fc.integer({ min: 0, max: 4 }),
  distanceKm: fc.option(fc.integer({ min: 0, max: 3 })),
  boostPoints: fc.integer({ min: -2, max: 2 }),
  used: fc.integer({ min: 0, max: 4 }),
  cap: fc.integer({ min: 5, max: 7 }),
  availableSinceShare: fc.constantFrom(0, 0.25, 0.6),
  weight: fc.constantFrom(0, 1, 1.3),
  priceYuan: fc.constantFrom(0, 1, 2.5),
  lastAssignedMs: fc.option(fc.integer({ min: 0, max: 2 })),
})
const contextArb = fc.record({
  objective: fc.constantFrom('equal', 'weighted', 'value'),
  leadThreshold: fc.constantFrom(null, 0, 0.5, 2),
  elapsedShare: fc.double({ min: 0, max: 1, noNaN: true }),
  mayHold: fc.boolean(),
  explore: fc.constantFrom(
    null,
    { epsilon: 0.3, topK: 4, towardGuideId: null },
    { epsilon: 0.3, topK: 4, towardGuideId: 'g01' },
  ),
  seed: fc.nat(),
})

test('the order in which guides come changes nothing, and the chances sum to one', () => {
  fc.assert(
    fc.property(fc.array(contenderArb, { minLength: 1, maxLength: 30 }), contextArb, fc.nat(), (facts, some, turn) => {
      const pool = facts.map((fact, i) => guide(`g${String(i).padStart(2, '0')}`, fact))
      const context: SelectContext = { ...CONTEXT, ...some }
      const selection = selectGuide(pool, context)
      const cut = turn % pool.length
      const turned = [...pool.slice(cut), ...pool.slice(0, cut)]
      expect(selectGuide(turned, context)).toEqual(selection)
      expect(selectGuide([...turned].reverse(), context)).toEqual(selection)
      const sum = selection.ranked.reduce((all, { pi }) => all + pi, 0)
      expect(sum).toBeCloseTo(selection.mode === 'hold' ? 0 : 1, 9)
      expect(selection.ranked.every(({ u, lead, shortfall }) => [u, lead, shortfall].every(Number.isFinite))).toBe(true)
    }),
    { seed: SEED, numRuns: 500 },
  )
})
