import { seededRandom } from './seeded-random'

const draw = (seed: number, count: number) => {
  const next = seededRandom(seed)
  return Array.from({ length: count }, next)
}

test('the same seed draws the same numbers, another seed others', () => {
  expect(draw(7, 5)).toEqual(draw(7, 5))
  expect(draw(7, 5)).not.toEqual(draw(8, 5))
})

test('draws spread evenly over [0, 1)', () => {
  const counts = new Array<number>(10).fill(0)
  for (const value of draw(20261125, 100_000)) counts[Math.floor(value * 10)]! += 1
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
})
