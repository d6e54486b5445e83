import { join } from 'node:path'
import { solveLinear } from './linear-solver'

/** Two guides with one slot each, three leads; columns are the pairs (guide, lead). */
const PROBLEM = {
  gain: Float64Array.from([10, 8, 7, 6]),
  columnStart: Int32Array.from([0, 2, 4, 6, 8]),
  // Rows: guide 0, guide 1, lead 0, lead 1, lead 2.
  rowOf: Int32Array.from([0, 2, 0, 3, 1, 2, 1, 4]),
  entry: new Float64Array(8).fill(1),
  rowLimit: Float64Array.from([1, 1, 1, 1, 1]),
}

test('the best deal is found, and each limit is priced by what one more of it would add', async () => {
  const solution = await solveLinear(PROBLEM)
  expect(solution?.objective).toBeCloseTo(16, 6)
  const wider = await solveLinear({ ...PROBLEM, rowLimit: Float64Array.from([2, 1, 1, 1, 1]) })
  expect(wider!.objective).toBeCloseTo(24, 6)
  expect(solution!.rowPrice.every((price) => price >= 0)).toBe(true)
  // Strong duality: the limits, priced, are worth exactly what the deal is worth.
  const priced = PROBLEM.rowLimit.reduce((sum, limit, row) => sum + limit * solution!.rowPrice[row]!, 0)
  expect(priced).toBeCloseTo(16, 6)
})

test('a problem without a bound has no optimum, and says so instead of inventing one', async () => {
  const free = { ...PROBLEM, entry: new Float64Array(8).fill(0) }
  expect(await solveLinear(free)).toBeNull()
})

test('the solver may be read from where a bundle keeps it', async () => {
  const path = join(process.cwd(), 'node_modules/highs/build/highs.wasm')
  expect((await solveLinear(PROBLEM, path))?.objective).toBeCloseTo(16, 6)
})
