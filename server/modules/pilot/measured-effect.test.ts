import { seededRandom } from '../../kernel/seeded-random'
import { type ComparedPair, measuredEffect } from './measured-effect'
import { tQuantile } from './student-t'

const pair = (changed: [number, number], control: [number, number], leads = 10): ComparedPair => {
  const span = (perLead: number) => ({ leads, valueFen: perLead * leads })
  return {
    changed: { before: span(changed[0]), after: span(changed[1]) },
    control: { before: span(control[0]), after: span(control[1]) },
  }
}

test('by hand: what moved more than the controls moved is the change’s doing', () => {
  const { pairs, perLeadFen, relative } = measuredEffect([
    pair([100, 150], [200, 230]),
    pair([100, 140], [90, 100]),
    pair([80, 90], [80, 80], 20),
  ])
  const value = (20 + 30 + 2 * 10) / 4
  const spread = Math.sqrt(1.5 * (2.5 ** 2 + 12.5 ** 2 + (2 * 7.5) ** 2)) / 4
  expect(pairs).toBe(3)
  expect(perLeadFen!.value).toBe(value)
  expect(perLeadFen!.high - value).toBeCloseTo(tQuantile(0.975, 2) * spread, 9)
  expect(relative!.value).toBeCloseTo(value / ((150 + 140 + 2 * 90) / 4 - value), 12)
})

test('a season that lifts all stores alike is not the change’s doing', () => {
  const { perLeadFen } = measuredEffect([pair([100, 300], [50, 250]), pair([10, 210], [70, 270])])
  expect(perLeadFen).toEqual({ value: 0, low: 0, high: 0 })
})

test('one pair has no interval and so no effect, and a store without leads in a span says nothing', () => {
  const closed = {
    ...pair([100, 200], [100, 100]),
    control: { before: { leads: 0, valueFen: 0 }, after: { leads: 5, valueFen: 0 } },
  }
  expect(measuredEffect([pair([1, 2], [1, 1]), closed])).toEqual({ pairs: 1, perLeadFen: null, relative: null })
})

test('the interval holds the truth in nineteen of twenty changes of twelve stores', () => {
  let held = 0
  for (let change = 0; change < 300; change++) {
    const next = seededRandom(20_261_125 + change)
    const noise = () => 40 * (next() + next() + next() - 1.5)
    const { perLeadFen } = measuredEffect(
      Array.from({ length: 12 }, () => {
        const leads = 20 + Math.floor(60 * next())
        return pair([100 + noise(), 130 + noise()], [90 + noise(), 105 + noise()], leads)
      }),
    )
    held += perLeadFen!.low <= 15 && 15 <= perLeadFen!.high ? 1 : 0
  }
  expect(held / 300).toBeGreaterThan(0.92)
})
