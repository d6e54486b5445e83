import fc from 'fast-check'
import { type DraftEstimate, estimateDraft } from './estimate-draft'
import { explorationPlan, leadsForEss } from './exploration-plan'
import { judgeDraft } from './judge-draft'
import { predictionsOnRows } from './reward-model'

const BOUNDS = { coverageMin: 0.9, essMin: 500 }
const interval = (value: number, halfWidth: number) => ({
  value,
  halfWidth,
  low: value - halfWidth,
  high: value + halfWidth,
})
const found: DraftEstimate = {
  leads: 20_000,
  evaluated: 20_000,
  coverage: 1,
  agreement: 0.5,
  weights: {
    pooling: 'single',
    ess: 3_600,
    draftMean: { value: 1, error: 0.015 },
    liveMean: { value: 1, error: 0.001 },
    maxWeight: 10,
    clippedRowShare: 0,
    clippedWeightShare: 0,
  },
  rewardedEss: 700,
  ips: interval(0.2, 0.01),
  snips: interval(0.2, 0.01),
  dm: 0.2,
  dr: interval(0.2, 0.01),
  live: interval(0.19, 0.005),
  difference: interval(0.01, 0.012),
  residualVariance: 0.15,
}
const judge = (changes: Partial<DraftEstimate>, bounds: Parameters<typeof judgeDraft>[1] = BOUNDS) =>
  judgeDraft({ ...found, ...changes }, bounds)

test('a draft is better, worse or undecided as its paired interval lies above, below or about zero', () => {
  const decided = { leadsNeeded: 0, exploredLeads: 0 }
  expect(judge({ difference: interval(0.02, 0.01) })).toEqual({ verdict: 'better', reason: 'above_live', ...decided })
  expect(judge({ difference: interval(-0.02, 0.01) })).toEqual({ verdict: 'worse', reason: 'below_live', ...decided })
  expect(judge({})).toMatchObject({ verdict: 'undecided', reason: 'interval_holds_zero' })
  expect(judge({ difference: interval(0, 0) })).toMatchObject({ verdict: 'undecided', reason: 'same_picks' })
})

test.each<[string, Partial<DraftEstimate>]>([
  ['no_leads', { leads: 0 }],
  ['low_coverage', { coverage: 0.8999 }],
  ['low_coverage', { coverage: Number.NaN }],
  ['low_ess', { weights: { ...found.weights, ess: 499 } }],
  ['weights_off', { weights: { ...found.weights, draftMean: { value: 0.9, error: 0.015 } } }],
  ['weights_off', { weights: { ...found.weights, liveMean: { value: 1.5, error: 0.01 } } }],
  ['clipped_too_much', { weights: { ...found.weights, clippedWeightShare: 0.06 } }],
  ['too_few_rewards', { rewardedEss: 19 }],
])('evidence that cannot carry a verdict is refused: %s', (reason, changes) => {
  const { verdict, reason: told } = judge({ difference: interval(0.5, 0.01), ...changes })
  expect([verdict, told]).toEqual(['refused', reason])
})

test('a refusal says how many leads to log and how many of them explore', () => {
  const refused = judge(
    { coverage: 0.5, difference: interval(0, 0), live: interval(0, 0) },
    { ...BOUNDS, epsilon: 0.1 },
  )
  expect(refused).toMatchObject({ leadsNeeded: 500 * (0.5 + 0.5 / 0.1), exploredLeads: 138 })
  expect(judge({ weights: { ...found.weights, liveMean: { value: 2, error: 0 } } }).leadsNeeded).toBeNull()
})

test('an undecided draft needs the leads that make its interval as narrow as the difference it showed', () => {
  const { leadsNeeded } = judge({ difference: interval(0.01, 0.012) })
  expect(leadsNeeded).toBe(
    explorationPlan({ epsilon: 0.1, agreement: 0.5, variance: 0.15, wantedHalfWidth: 0.01 }).leadsNeeded,
  )
  expect(judge({}, { ...BOUNDS, wantedHalfWidth: 0.005 }).leadsNeeded).toBeGreaterThan(3.9 * leadsNeeded!)
})

test('a log where nobody explored names leads to explore, although the leads it can evaluate all agree', () => {
  const rows = Array.from({ length: 2000 }, (_, at) => ({
    leadId: `ld_${at}`,
    loggedPropensity: 1,
    draftProbability: at % 2,
    liveProbability: 1,
    reward: at % 4 === 1 ? 1 : 0,
    loggingVersion: 'v1',
    isDraftPickPossible: at % 2 === 1,
    predicted: { logged: 0.5, draft: 0.5, live: 0.5 },
  }))
  const estimate = estimateDraft(rows, { learn: predictionsOnRows, seed: 1 })
  expect(estimate).toMatchObject({ coverage: 0.5, agreement: 0.5 })
  const { verdict, reason, leadsNeeded } = judgeDraft(estimate, { ...BOUNDS, wantedHalfWidth: 0.05 })
  expect([verdict, reason, leadsNeeded]).toEqual(['refused', 'low_coverage', 2750])
})

test('by hand: half agreed, a tenth explored, variance 0.16 and ± 0.01 need 34,149 leads', () => {
  expect(explorationPlan({ epsilon: 0.1, agreement: 0.5, variance: 0.16, wantedHalfWidth: 0.01 })).toEqual({
    leadsNeeded: Math.ceil((1.959964 / 0.01) ** 2 * 0.5 * (10 + 1 / 0.9) * 0.16),
    exploredLeads: 1708,
  })
  expect(leadsForEss({ epsilon: 0.1, agreement: 0, ess: 500 })).toEqual({ leadsNeeded: 5000, exploredLeads: 500 })
})

test('more exploring and more agreement need fewer leads, a narrower interval more', () => {
  const plan = fc.record({
    epsilon: fc.double({ min: 0.01, max: 0.25, noNaN: true }),
    agreement: fc.double({ min: 0, max: 0.9, noNaN: true }),
    variance: fc.double({ min: 0.01, max: 1, noNaN: true }),
    wantedHalfWidth: fc.double({ min: 0.005, max: 0.05, noNaN: true }),
  })
  fc.assert(
    fc.property(plan, (asked) => {
      const { leadsNeeded } = explorationPlan(asked)
      expect(explorationPlan({ ...asked, epsilon: asked.epsilon * 1.5 }).leadsNeeded).toBeLessThanOrEqual(leadsNeeded)
      expect(explorationPlan({ ...asked, agreement: asked.agreement + 0.1 }).leadsNeeded).toBeLessThan(leadsNeeded)
      const narrower = explorationPlan({ ...asked, wantedHalfWidth: asked.wantedHalfWidth / 2 }).leadsNeeded
      expect(Math.abs(narrower - 4 * leadsNeeded)).toBeLessThanOrEqual(4)
    }),
  )
  expect(() => explorationPlan({ epsilon: 0, agreement: 0.5, variance: 1, wantedHalfWidth: 1 })).toThrow('exploring')
})
