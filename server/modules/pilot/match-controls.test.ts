import fc from 'fast-check'
import { matchControls } from './match-controls'

const store = (storeId: string, leadsPerDay: number, cityTier: number) => ({
  storeId,
  features: { leadsPerDay, cityTier },
})
const FEATURES = ['leadsPerDay', 'cityTier']

test('each pilot store is compared with the store most like it, and no store is compared twice', () => {
  const { pairs, balance } = matchControls(
    [store('st_p1', 10, 1), store('st_p2', 11, 1), store('st_p3', 40, 3)],
    [store('st_a', 11, 1), store('st_b', 41, 3), store('st_c', 8, 1), store('st_d', 90, 2)],
    FEATURES,
  )
  expect(pairs.map(({ pilotStoreId, controlStoreId }) => [pilotStoreId, controlStoreId])).toEqual([
    ['st_p1', 'st_c'],
    ['st_p2', 'st_a'],
    ['st_p3', 'st_b'],
  ])
  expect(pairs[1]!.distance).toBe(0)
  expect(balance.map(({ feature, isBalanced }) => [feature, isBalanced])).toEqual([
    ['leadsPerDay', true],
    ['cityTier', true],
  ])
  expect(balance[0]!.difference).toBeCloseTo((61 / 3 - 20) / Math.sqrt((290.3333 + 333) / 2), 3)
})

test('two sides that are not alike are said to be so, even where neither varies', () => {
  const { balance } = matchControls([store('st_p', 10, 1)], [store('st_a', 50, 1)], FEATURES)
  expect(balance.map(({ isBalanced }) => isBalanced)).toEqual([false, true])
})

test('features weigh by how much they vary, not by their unit', () => {
  const pilots = [{ storeId: 'st_p', features: { leadsPerDay: 10, conversion: 0.1 } }]
  const others = [
    { storeId: 'st_a', features: { leadsPerDay: 10, conversion: 0.5 } },
    { storeId: 'st_b', features: { leadsPerDay: 13, conversion: 0.1 } },
    { storeId: 'st_c', features: { leadsPerDay: 90, conversion: 0.1 } },
  ]
  expect(matchControls(pilots, others, ['leadsPerDay', 'conversion']).pairs[0]!.controlStoreId).toBe('st_b')
})

test('the match does not depend on the order of the stores, and leaves pilot stores over where others are too few', () => {
  const figures = fc.array(fc.tuple(fc.nat(20), fc.nat(3)), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(figures, figures, (pilotFigures, otherFigures) => {
      const pilots = pilotFigures.map(([leads, tier], at) => store(`st_p${at}`, leads, tier))
      const others = otherFigures.map(([leads, tier], at) => store(`st_o${at}`, leads, tier))
      const found = matchControls(pilots, others, FEATURES)
      expect(found.pairs.length).toBe(Math.min(pilots.length, others.length))
      expect(new Set(found.pairs.map(({ controlStoreId }) => controlStoreId)).size).toBe(found.pairs.length)
      const turned = matchControls([...pilots].reverse(), [...others].reverse(), FEATURES)
      expect(turned.pairs.map(({ pilotStoreId, controlStoreId }) => [pilotStoreId, controlStoreId])).toEqual(
        found.pairs.map(({ pilotStoreId, controlStoreId }) => [pilotStoreId, controlStoreId]),
      )
    }),
    {
      numRuns: 500,
      examples: [
        [
          [[1, 0]],
          [
            [16, 1],
            [6, 3],
          ],
        ],
      ],
    },
  )
})
