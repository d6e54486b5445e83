import fc from 'fast-check'
import { seededRandom } from '../../kernel/seeded-random'
import { foldOf } from './cross-fit'
import { estimateDraft } from './estimate-draft'
import type { LoggedDecision } from './logged-decision'
import { bootstrapInterval, meanInterval } from './mean-interval'
import { type PredictedDecision, predictionsOnRows, shrunkMeans } from './reward-model'

const SEED = 20_261_125
const ZERO = { logged: 0, draft: 0, live: 0 }

const row = (at: number, facts: Partial<PredictedDecision> = {}): PredictedDecision => ({
  leadId: `ld_${at}`,
  loggedPropensity: 0.5,
  draftProbability: 1,
  liveProbability: null,
  reward: 1,
  loggingVersion: 'v1',
  isDraftPickPossible: true,
  predicted: ZERO,
  ...facts,
})
const estimate = (rows: readonly PredictedDecision[]) => estimateDraft(rows, { learn: predictionsOnRows, seed: SEED })

test('four leads worked out by hand', () => {
  const { ips, snips, dm, dr, live, difference, agreement } = estimate([
    row(1, { loggedPropensity: 0.5, reward: 8, predicted: { logged: 6, draft: 6, live: 5 } }),
    row(2, { loggedPropensity: 1, reward: 2, predicted: { logged: 3, draft: 3, live: 3 } }),
    row(3, { loggedPropensity: 0.5, draftProbability: 0, reward: 4, predicted: { logged: 4, draft: 7, live: 4 } }),
    row(4, { loggedPropensity: 1, reward: 0, predicted: { logged: 1, draft: 1, live: 1 } }),
  ])
  expect(ips.value).toBe((16 + 2 + 0 + 0) / 4)
  expect(snips.value).toBe(18 / 4)
  expect(dm).toBe((6 + 3 + 7 + 1) / 4)
  expect(dr.value).toBe((6 + 4 + 3 - 1 + 7 + 1 - 1) / 4)
  expect(live.value).toBe(14 / 4)
  expect(difference.value).toBeCloseTo(dr.value - live.value, 12)
  expect(agreement).toBe(0.75)
})

const someRows = fc.array(
  fc.record({
    loggedPropensity: fc.double({ min: 0.05, max: 1, noNaN: true }),
    draftProbability: fc.constantFrom(0, 0.5, 1),
    reward: fc.integer({ min: 0, max: 1000 }),
  }),
  { minLength: 2, maxLength: 40 },
)

test('a gift of the same fen to every lead moves the normalised estimate by that gift, and not its width', () => {
  fc.assert(
    fc.property(someRows, fc.integer({ min: -500, max: 500 }), (facts, gift) => {
      const rows = facts.map((fact, at) => row(at, fact))
      if (rows.every(({ draftProbability }) => draftProbability === 0)) return
      const plain = estimate(rows).snips
      const moved = estimate(rows.map((each) => ({ ...each, reward: each.reward + gift }))).snips
      expect(moved.value).toBeCloseTo(plain.value + gift, 6)
      expect(moved.halfWidth).toBeCloseTo(plain.halfWidth, 5)
    }),
  )
})

test('with an exact model the doubly robust estimate is exact, whatever the weights', () => {
  fc.assert(
    fc.property(someRows, (facts) => {
      const rows = facts.map((fact, at) =>
        row(at, { ...fact, predicted: { logged: fact.reward, draft: 2 * fact.reward, live: fact.reward } }),
      )
      expect(estimate(rows).dr.value).toBeCloseTo(2 * meanInterval(facts.map(({ reward }) => reward)).value, 6)
    }),
  )
})

test('what cannot be evaluated is left out and counted: no possible pick, no propensity, percent for shares', () => {
  const { leads, evaluated, coverage, dr } = estimate([
    row(1, { loggedPropensity: 1, reward: 5 }),
    row(2, { isDraftPickPossible: false, reward: 900 }),
    row(3, { loggedPropensity: 0, reward: 900 }),
    row(4, { loggedPropensity: Number.NaN, reward: 900 }),
    row(5, { loggedPropensity: 50, reward: 900 }),
  ])
  expect({ leads, evaluated, coverage, value: dr.value }).toEqual({ leads: 5, evaluated: 1, coverage: 0.2, value: 5 })
})

test('no leads are no value and no coverage', () => {
  expect(estimate([])).toMatchObject({ leads: 0, coverage: 0, agreement: 0, dm: 0, weights: { ess: 0 } })
})

test('two rows of one lead are refused, for they would make the interval too narrow', () => {
  expect(() => estimate([row(1), row(1)])).toThrow('one decision a lead')
})

test('a draft that is the live rule differs from it by nothing', () => {
  const rows = Array.from({ length: 200 }, (_, at) =>
    row(at, { loggedPropensity: 0.9, liveProbability: 1, reward: at % 3, predicted: { logged: 1, draft: 1, live: 1 } }),
  )
  expect(estimate(rows).difference).toEqual({ value: 0, low: 0, high: 0, halfWidth: 0 })
})

test('a lead is predicted by a model that has not seen it, and the seed moves the folds', () => {
  const seen: string[][] = []
  const rows: LoggedDecision[] = Array.from({ length: 300 }, (_, at) => row(at))
  estimateDraft(rows, {
    seed: SEED,
    learn: (training) => {
      const ids = new Set(training.map(({ leadId }) => leadId))
      return ({ leadId }) => {
        if (ids.has(leadId)) seen.push([leadId])
        return ZERO
      }
    },
  })
  expect(seen).toEqual([])
  const folds = (seed: number) => rows.map(({ leadId }) => foldOf(leadId, 5, seed))
  expect(folds(1)).not.toEqual(folds(2))
  for (let fold = 0; fold < 5; fold++) expect(folds(1).filter((each) => each === fold).length).toBeGreaterThan(30)
})

test('an unknown pair of kind and guide is expected to bring what its kind and its guide bring', () => {
  const seen = (segment: string, loggedGroup: string, reward: number) =>
    Array.from({ length: 200 }, (_, at) => ({
      ...row(at),
      segment,
      loggedGroup,
      draftGroup: 'b',
      liveGroup: 'a',
      reward,
    }))
  const predict = shrunkMeans([...seen('old', 'a', 1), ...seen('old', 'b', 2), ...seen('new', 'a', 3)])
  const { logged, draft, live } = predict(seen('new', 'a', 0)[0]!)
  expect(logged).toBeCloseTo(2.98, 1)
  expect(live).toBe(logged)
  expect(draft).toBeGreaterThan(2.2)
  expect(draft).toBeLessThan(3.5)
  expect(shrunkMeans([])(seen('x', 'y', 0)[0]!)).toEqual(ZERO)
})

test('the interval of a mean holds the truth in nineteen of twenty worlds, by its spread and by resampling', () => {
  let [bySpread, byResampling] = [0, 0]
  for (let world = 0; world < 100; world++) {
    const next = seededRandom(SEED + world)
    const values = Array.from({ length: 150 }, () => (next() < 0.2 ? 1 : 0))
    const holds = ({ low, high }: { low: number; high: number }) => (low <= 0.2 && 0.2 <= high ? 1 : 0)
    bySpread += holds(meanInterval(values))
    byResampling += holds(bootstrapInterval(values, world, 100))
  }
  expect(bySpread / 100).toBeGreaterThanOrEqual(0.9)
  expect(byResampling / 100).toBeGreaterThanOrEqual(0.9)
})

test('where few leads of great weight carry the mean, the interval reaches further up than down, and holds the truth', () => {
  const skewed = meanInterval([...Array<number>(95).fill(0), ...Array<number>(5).fill(10)])
  expect(skewed.high - skewed.value).toBeGreaterThan(1.3 * (skewed.value - skewed.low))
  let held = 0
  for (let world = 0; world < 200; world++) {
    const next = seededRandom(SEED + world)
    const { low, high } = meanInterval(Array.from({ length: 150 }, () => (next() < 0.05 ? 10 : 0)))
    held += low <= 0.5 && 0.5 <= high ? 1 : 0
  }
  expect(held / 200).toBeGreaterThan(0.93)
})
