import { fairnessCurve, jainOf } from './select-fairness-curve'
import { type PastDay, type PastSettings, selectPastDay } from './select-past-day'

/** Forty leads a day; one guide sells twice as much as the other three to everybody. */
function day(name: string): PastDay {
  const guideIds = ['star', 'b', 'c', 'd']
  return {
    day: name,
    caps: new Map(guideIds.map((guideId) => [guideId, 30])),
    leads: Array.from({ length: 40 }, (_, i) => ({ atMinute: 600 + i * 10, guideIds, valueYuan: [20, 10, 10, 10] })),
  }
}
const DAYS = [day('2026-11-02'), day('2026-11-03')]
const SETTINGS: Omit<PastSettings, 'leadThreshold'> = {
  objective: 'value',
  paceBeta: 2,
  priceOf: () => 0,
  paceAt: (minute) => (minute - 600) / 400,
  expectedLoad: 0.33,
}

test('the curve shows what fairness costs: more margin and less evenness as the dial opens', () => {
  const curve = fairnessCurve(DAYS, SETTINGS, [0.5, 2, null])
  expect(curve.map(({ threshold }) => threshold)).toEqual([0.5, 2, null])
  for (let i = 1; i < curve.length; i++) {
    expect(curve[i]!.valueYuan).toBeGreaterThan(curve[i - 1]!.valueYuan)
    expect(curve[i]!.jain).toBeLessThan(curve[i - 1]!.jain)
  }
  expect(curve[2]!.value).toBe(1)
  // Without a gate the star has thirty of forty leads, as many as the day holds.
  expect(curve[2]!.valueYuan).toBe(30 * 20 + 10 * 10)
  expect(curve[0]!.jain).toBeGreaterThan(0.98)
})

test('a past day dealt twice is dealt the same, and never beyond anybody’s day', () => {
  const tight = { ...DAYS[0]!, caps: new Map([...DAYS[0]!.caps].map(([guideId]) => [guideId, 9])) }
  const first = selectPastDay(tight, { ...SETTINGS, leadThreshold: null })
  expect(selectPastDay(tight, { ...SETTINGS, leadThreshold: null })).toEqual(first)
  expect([...first.used.values()]).toEqual([9, 9, 9, 9])
  expect(first.unrouted).toBe(4)
})

test('the Jain index is 1 for equal fullness and 1/n when one has everything', () => {
  const caps = new Map([
    ['a', 5],
    ['b', 10],
  ])
  expect(
    jainOf(
      caps,
      new Map([
        ['a', 2],
        ['b', 4],
      ]),
    ),
  ).toBeCloseTo(1, 9)
  expect(jainOf(caps, new Map([['a', 2]]))).toBeCloseTo(0.5, 9)
  expect(jainOf(caps, new Map())).toBe(1)
})
