import { seededRandom } from '../kernel/seeded-random'
import { solveLinear } from '../outside/linear-solver'
import { priceCapacity } from './price-capacity'

const GUIDES = Array.from({ length: 12 }, (_, i) => `g${String(i).padStart(2, '0')}`)
const FACTS = {
  version: 'prices-1',
  guideIds: GUIDES,
  storeOfGuide: new Map(GUIDES.map((guideId, i) => [guideId, `s${i % 3}`])),
  paceBeta: 2,
}

/** A day on which the first guides sell best and cannot serve everybody. */
function day(index: number) {
  const chance = seededRandom(index)
  return {
    day: `2026-11-${String(index).padStart(2, '0')}`,
    caps: new Map(GUIDES.map((guideId) => [guideId, 4])),
    leads: Array.from({ length: 42 }, (_, i) => ({
      atMinute: 600 + i * 12,
      guideIds: GUIDES,
      valueYuan: GUIDES.map((_, g) => (13 - g) * (0.5 + chance())),
    })),
  }
}

test('past days become prices: the scarce cost more than the plain, and the table says how it would have done', async () => {
  const { table } = await priceCapacity(solveLinear, [1, 2, 3, 4].map(day), FACTS)
  const { priceYuan, holdoutRatio, pricedOn } = table!
  expect(priceYuan.g00!).toBeGreaterThan(priceYuan.g11!)
  expect(Object.keys(priceYuan)).toHaveLength(12)
  expect(holdoutRatio).toBeGreaterThan(0.85)
  expect(pricedOn.days).toHaveLength(4)
})

test('without a solver, without days or without leads there is no table, and so the previous one stays', async () => {
  const idle = { ...day(1), leads: [] }
  for (const priced of [
    await priceCapacity(async () => null, [day(1)], FACTS),
    await priceCapacity(solveLinear, [], FACTS),
    await priceCapacity(solveLinear, [idle], FACTS),
  ]) {
    expect(priced.table).toBeNull()
    expect(priced.faults).toHaveLength(1)
  }
})

test('prices that would harm are refused', async () => {
  // A solver gone mad: the best guides cost nothing, the others the earth, so nobody sensible is chosen.
  const absurd = async (problem: { rowLimit: Float64Array }) => ({
    objective: 1_000,
    rowPrice: problem.rowLimit.map((_, row) => (row < 6 ? 900 : 0)),
  })
  const { table, faults } = await priceCapacity(absurd, [1, 2, 3].map(day), FACTS)
  expect(table).toBeNull()
  expect(faults).toEqual([expect.stringContaining('少得')])
})
