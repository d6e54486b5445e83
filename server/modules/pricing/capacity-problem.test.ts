import { solveLinear } from '../../outside/linear-solver'
import { type PastDay, slotPricesOf, statePastDay } from './capacity-problem'

const DAY: PastDay = {
  day: '2026-11-02',
  caps: new Map([
    ['star', 1],
    ['plain', 2],
    ['away', 0],
  ]),
  leads: [
    { atMinute: 600, guideIds: ['star', 'plain', 'away'], valueYuan: [10, 2, 50] },
    { atMinute: 700, guideIds: ['star', 'plain'], valueYuan: [30, 3] },
    { atMinute: 800, guideIds: ['plain', 'unknown'], valueYuan: [0, 9] },
  ],
}

test('a slot of the guide whom two leads want is worth what the second of them loses', async () => {
  const problem = statePastDay(DAY)
  expect(problem.guideIds).toEqual(['plain', 'star'])
  const solution = await solveLinear(problem)
  expect(solution?.objective).toBeCloseTo(32, 6)
  const prices = slotPricesOf(problem, solution!.rowPrice)
  expect(prices.get('plain')).toBeCloseTo(0, 6)
  expect(prices.get('star')).toBeGreaterThanOrEqual(8 - 1e-6)
  expect(prices.get('star')).toBeLessThanOrEqual(27 + 1e-6)
})

test('guides without a day, unknown ones and pairs worth nothing are no part of the problem', () => {
  const { gain, columnStart, rowOf, rowLimit } = statePastDay(DAY)
  expect([...gain]).toEqual([10, 2, 30, 3])
  expect([...columnStart]).toEqual([0, 2, 4, 6, 8])
  expect([...rowOf]).toEqual([1, 2, 0, 2, 1, 3, 0, 3])
  expect([...rowLimit]).toEqual([2, 1, 1, 1, 1])
})
