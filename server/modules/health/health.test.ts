import fc from 'fast-check'
import { hasDrifted, populationStability } from './population-stability'
import { quotaDeviation } from './quota-deviation'
import { acceptTimes, unroutedRate, valueAgainstOptimum } from './routing-figures'
import { storeTiers } from './store-tiers'

test('the guide furthest from the quota is named, whether above or below it', () => {
  const guides = [
    { guideId: 'gd_b', received: 4, quota: 5.5 },
    { guideId: 'gd_a', received: 7, quota: 5.5 },
    { guideId: 'gd_c', received: 6, quota: 5.5 },
  ]
  expect(quotaDeviation(guides)).toEqual({ guideId: 'gd_a', leads: 1.5 })
  expect(quotaDeviation([...guides].reverse())).toEqual({ guideId: 'gd_a', leads: 1.5 })
  expect(quotaDeviation([...guides, { guideId: 'gd_z', received: 0, quota: 3 }])).toEqual({
    guideId: 'gd_z',
    leads: -3,
  })
  expect(quotaDeviation([])).toBeNull()
})

test('times are told by median and tails, and a day without leads has no rate instead of a good one', () => {
  expect(acceptTimes([1, 2, 3, 4, 100])).toMatchObject({ count: 5, p50Minutes: 3 })
  expect(acceptTimes([1, 2, 3, 4, 100]).p90Minutes).toBeCloseTo(61.6, 9)
  expect(acceptTimes([])).toEqual({ count: 0, p50Minutes: null, p90Minutes: null, p95Minutes: null })
  expect([unroutedRate(200, 3), unroutedRate(0, 0)]).toEqual([0.015, null])
  expect([valueAgainstOptimum(95, 100), valueAgainstOptimum(0, 0)]).toEqual([0.95, null])
})

test('the same population is stable, a moved one is not, and the index is the same seen from either side', () => {
  expect(populationStability([10, 20, 30], [100, 200, 300])).toBeCloseTo(0, 3)
  expect(populationStability([500, 500], [800, 200])).toBeCloseTo(0.3 * Math.log(1.6) - 0.3 * Math.log(0.4), 2)
  const counts = fc.array(fc.nat(500), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(counts, counts, (before, now) => {
      const index = populationStability(before, now)
      expect(index).toBeGreaterThanOrEqual(-1e-12)
      expect(populationStability(now, before)).toBeCloseTo(index, 9)
    }),
  )
  expect(() => populationStability([1, 2], [1])).toThrow('same bins')
})

test('a drift is alarmed when it is large and not what a handful of leads does by chance', () => {
  expect(hasDrifted([500, 500], [800, 200])).toBe(true)
  expect(hasDrifted([500, 500], [550, 450])).toBe(false)
  expect(hasDrifted([500, 500], [4, 1])).toBe(false)
  expect(hasDrifted([500, 500], [0, 0])).toBe(false)
})

const store = (at: number, revenueFen: number, onlineMaturityPpm: number) => ({
  storeId: `st_${at}`,
  revenueFen,
  onlineMaturityPpm,
})
const classes = (stores: Parameters<typeof storeTiers>[0]) => storeTiers(stores).stores.map((each) => each.storeClass)

test('nine stores of all kinds fill the nine classes', () => {
  const stores = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((revenue, at) =>
    store(at, revenue * 100, [0, 500_000, 900_000][at % 3]!),
  )
  expect(new Set(classes(stores)).size).toBe(9)
  expect(classes(stores)[0]).toBe('low_low')
  expect(classes(stores)[8]).toBe('high_high')
  expect(storeTiers(stores).revenueFen.lowUpTo).toBeCloseTo(366.67, 1)
})

test('stores with the same figure are never parted: offline ones are all low, equal ones all in the middle', () => {
  const revenue = [1, 2, 3, 4, 5, 6]
  expect(classes(revenue.map((each) => store(each, 5, each)))).toEqual([
    'middle_low',
    'middle_low',
    'middle_middle',
    'middle_middle',
    'middle_high',
    'middle_high',
  ])
  expect(classes([0, 0, 0, 0, 0, 9].map((each, at) => store(at, 5, each)))).toEqual([
    ...Array<string>(5).fill('middle_low'),
    'middle_high',
  ])
  expect(classes([1, 9, 9, 9, 9, 9].map((each, at) => store(at, 5, each)))).toEqual([
    'middle_low',
    ...Array<string>(5).fill('middle_middle'),
  ])
  expect(classes([])).toEqual([])
})

test('a richer store is never in a lower class', () => {
  const figures = fc.array(fc.nat(50), { minLength: 2, maxLength: 30 })
  const rank = { low: 0, middle: 1, high: 2 }
  fc.assert(
    fc.property(figures, (revenues) => {
      const tiered = storeTiers(revenues.map((revenue, at) => store(at, revenue, 0))).stores
      const ordered = revenues.map((revenue, at) => ({ revenue, rank: rank[tiered[at]!.revenueTier] }))
      ordered.sort((a, b) => a.revenue - b.revenue)
      for (let at = 1; at < ordered.length; at++) {
        const [before, after] = [ordered[at - 1]!, ordered[at]!]
        expect(after.rank).toBeGreaterThanOrEqual(before.rank)
        if (after.revenue === before.revenue) expect(after.rank).toBe(before.rank)
      }
    }),
  )
})
