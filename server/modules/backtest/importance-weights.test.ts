import fc from 'fast-check'
import { effectiveSampleSize, importanceWeights, WEIGHT_CLIP } from './importance-weights'
import type { LoggedDecision } from './logged-decision'

const row = (facts: Partial<LoggedDecision>): LoggedDecision => ({
  leadId: 'ld_1',
  loggedPropensity: 0.5,
  draftProbability: 1,
  liveProbability: 1,
  reward: 1,
  loggingVersion: 'v1',
  isDraftPickPossible: true,
  ...facts,
})

test('a row weighs what the draft gives it over what the rule in force gave it', () => {
  const { draft, live, draftMean, ess, pooling } = importanceWeights([
    row({ loggedPropensity: 0.1 }),
    row({ loggedPropensity: 0.5, draftProbability: 0 }),
    row({ loggedPropensity: 1, draftProbability: 1, liveProbability: null }),
  ])
  expect([...draft]).toEqual([10, 0, 1])
  expect([...live]).toEqual([10, 2, 1])
  expect(draftMean.value).toBeCloseTo(11 / 3, 12)
  expect(ess).toBeCloseTo(121 / 101, 12)
  expect(pooling).toBe('single')
})

test('a guide chosen almost never does not decide: its weight is clipped, and how much was clipped is told', () => {
  const { draft, maxWeight, clippedRowShare, clippedWeightShare, ess } = importanceWeights([
    row({ loggedPropensity: 0.001 }),
    row({ loggedPropensity: 1 }),
  ])
  expect([...draft]).toEqual([WEIGHT_CLIP, 1])
  expect(maxWeight).toBe(1000)
  expect(clippedRowShare).toBe(0.5)
  expect(clippedWeightShare).toBeCloseTo(950 / 1001, 12)
  expect(ess).toBeLessThan(1.01)
})

test('two versions that logged are one mixture when every row knows both, else each row stands by its own', () => {
  const rows = [
    row({ loggingVersion: 'v1', loggedPropensity: 1, propensityByVersion: { v1: 1, v2: 0.1 } }),
    row({ loggingVersion: 'v2', loggedPropensity: 0.1, propensityByVersion: { v1: 1, v2: 0.1 } }),
    row({ loggingVersion: 'v2', loggedPropensity: 0.9, propensityByVersion: { v1: 0, v2: 0.9 } }),
  ]
  const balanced = importanceWeights(rows)
  expect(balanced.pooling).toBe('balanced')
  expect([...balanced.draft].map((weight) => weight.toFixed(6))).toEqual(['2.500000', '2.500000', '1.666667'])
  const { propensityByVersion: _, ...last } = rows[2]!
  const naive = importanceWeights([rows[0]!, rows[1]!, last])
  expect(naive.pooling).toBe('naive')
  expect([...naive.draft].map((weight) => weight.toFixed(6))).toEqual(['1.000000', '10.000000', '1.111111'])
})

test('an effective sample lies between one row and all of them, and all of them when they weigh the same', () => {
  const weights = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 50 })
  fc.assert(
    fc.property(weights, (drawn) => {
      const ess = effectiveSampleSize(drawn)
      return ess >= 1 - 1e-9 && ess <= drawn.length + 1e-9
    }),
  )
  expect(effectiveSampleSize([3, 3, 3, 3])).toBeCloseTo(4, 12)
  expect(effectiveSampleSize([])).toBe(0)
})
