import { BASELINES } from '../simulator/baselines'
import { makeDay } from '../simulator/make-day'
import { makeNetwork } from '../simulator/make-network'
import { productionPolicy } from '../simulator/production-policy'
import { runDay } from '../simulator/run-day'
import { fairnessWithinGroups } from './fairness-figures'
import { buildScenario, PACE_BETA } from './priced-scenario'

// A chain small enough for a test: the figures themselves are the benchmark's.
const network = makeNetwork({ seed: 5, stores: 10 })
const DAY = { seed: 5, index: 4, load: 0.9, het: 1, arrivals: 'random' } as const
const VALUE = { objective: 'value', leadThreshold: null, paceBeta: PACE_BETA, distCostPerKm: 0 } as const

test('the same seed gives the same chain and the same day, another seed another', () => {
  expect(makeNetwork({ seed: 5, stores: 10 })).toEqual(network)
  expect(makeDay(network, DAY)).toEqual(makeDay(network, DAY))
  expect(makeDay(network, { ...DAY, seed: 6 }).leads[0]).not.toEqual(makeDay(network, DAY).leads[0])
})

test('nobody beats the optimum, nobody deals beyond a day, and the product comes closest', async () => {
  const scenario = await buildScenario(network, { seed: 5, load: 0.9, het: 1, arrivals: 'random' })
  const ratioOf = (policy: Parameters<typeof runDay>[2]) => {
    const { valueYuan, used } = runDay(scenario.day, network, policy, { holdMinutes: 0 })
    for (let g = 0; g < used.length; g++) expect(used[g]).toBeLessThanOrEqual(network.guides[g]!.cap)
    return valueYuan / scenario.optimumYuan
  }
  const ours = ratioOf(productionPolicy(network, scenario.table, VALUE))
  expect(ours).toBeLessThanOrEqual(1 + 1e-9)
  expect(ours).toBeGreaterThan(0.9)
  for (const policy of Object.values(BASELINES)) expect(ratioOf(policy)).toBeLessThan(ours)
})

test('by turn nobody of a store and grade is a lead from their quota', () => {
  const day = makeDay(network, DAY)
  const policy = productionPolicy(network, null, { ...VALUE, objective: 'equal', distCostPerKm: 0.8 })
  const { jainMin, offMax } = fairnessWithinGroups(network, runDay(day, network, policy, { holdMinutes: 0 }).used)
  expect(jainMin).toBeGreaterThan(0.97)
  expect(offMax).toBeLessThanOrEqual(1)
})

test('a lead waits at most once, and is then dealt or pooled: none is lost or dealt twice', async () => {
  const scenario = await buildScenario(network, { seed: 5, load: 1.2, het: 1, arrivals: 'evening' })
  const policy = productionPolicy(network, scenario.table, VALUE)
  const { dealt, pooled, held, used } = runDay(scenario.day, network, policy, { holdMinutes: 15 })
  expect(held).toBeGreaterThan(0)
  expect(dealt + pooled).toBe(scenario.day.leads.length)
  expect(used.reduce((sum, count) => sum + count, 0)).toBe(dealt)
})
