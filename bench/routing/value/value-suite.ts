import { BASELINES, weightedShortfall } from '../simulator/baselines'
import { learnProbability } from '../simulator/learn-probability'
import { makeNetwork, type NetworkOptions } from '../simulator/make-network'
import { type ProductionOptions, productionPolicy } from '../simulator/production-policy'
import { type DayResult, jainOfDays, type Policy, runDay } from '../simulator/run-day'
import { fairnessWithinGroups } from './fairness-figures'
import {
  buildScenario,
  PACE_BETA,
  priceScenario,
  type Scenario,
  type ScenarioOptions,
  type ValueOf,
} from './priced-scenario'

export type ValueSuiteOptions = {
  seed?: number
  /** The real store map (CSV) and one of its cities instead of a made town. */
  map?: { file: string; city: string }
  /** How long a lead may wait: min(SLA ÷ 2, 15 min). */
  holdMinutes?: number
  /** Names of the scenarios to deal; all of them when left out. Figures of the others are then missing. */
  only?: readonly string[]
  /** Told after each scenario, for who watches. */
  tell?: (line: string) => void
}
/** Names and numbers, ready for JSON. */
export type ValueFigures = Record<string, number>

const SCENARIOS: [name: string, options: Omit<ScenarioOptions, 'seed'>][] = [
  ['Load06', { load: 0.6, het: 1, arrivals: 'random' }],
  ['Load06Het03', { load: 0.6, het: 0.3, arrivals: 'random' }],
  ['Load09', { load: 0.9, het: 1, arrivals: 'random' }],
  ['Load09Het03', { load: 0.9, het: 0.3, arrivals: 'random' }],
  ['Peak', { load: 0.9, het: 1, arrivals: 'evening' }],
  ['PeakHet03', { load: 0.9, het: 0.3, arrivals: 'evening' }],
  ['Drift', { load: 0.9, het: 1, arrivals: 'drift' }],
  ['Load12', { load: 1.2, het: 1, arrivals: 'random' }],
  ['Load12Peak', { load: 1.2, het: 1, arrivals: 'evening' }],
]
const LEARNED = ['Load09', 'Load09Het03']
const FRONTIER = ['Load06', 'Load06Het03', 'Load09', 'Load09Het03']
const THRESHOLDS: [name: string, leads: number | null][] = [
  ['05', 0.5],
  ['1', 1],
  ['2', 2],
  ['3', 3],
  ['None', null],
]
const HOLD_MINUTES = 15
/** Distance is in the probabilities already, so the value objective charges nothing more for it. */
const VALUE: ProductionOptions = { objective: 'value', leadThreshold: null, paceBeta: PACE_BETA, distCostPerKm: 0 }
const EQUAL: ProductionOptions = { objective: 'equal', leadThreshold: null, paceBeta: PACE_BETA, distCostPerKm: 0.8 }

/**
 * Deals simulated days by the product's own choice and prices and by the baselines, and holds each against the optimum with
 * hindsight. `valueRatio<Scenario>` is value ÷ optimum, `…Hold` with waiting; a baseline's ratio carries its name first.
 * `jainThreshold2`, `valueThreshold2`, `upliftThreshold05` and `jainThreshold05` are of load 0.9; the same of other
 * scenarios carry their names. About two minutes on one core; the same seed gives the same figures.
 */
export async function runValueSuite(options: ValueSuiteOptions = {}): Promise<ValueFigures> {
  const { seed = 1, map, holdMinutes = HOLD_MINUTES, only, tell } = options
  const from: NetworkOptions = map ? { seed, mapFile: map.file, city: map.city } : { seed }
  const network = makeNetwork(from)
  const figures: ValueFigures = { guides: network.guides.length, slots: network.capSum }
  for (const [name, facts] of SCENARIOS) {
    if (only && !only.includes(name)) continue
    const scenario = await buildScenario(network, { seed, ...facts })
    compareValue(name, scenario, holdMinutes, figures)
    if (FRONTIER.includes(name)) walkFrontier(name, scenario, figures)
    if (LEARNED.includes(name)) await compareLearned(name, scenario, figures)
    if (name === 'Load09') judgeEqual(scenario, figures)
    tell?.(`${name}: ${ratioText(figures, name)}`)
  }
  for (const headline of ['jainThreshold2', 'valueThreshold2', 'upliftThreshold05', 'jainThreshold05']) {
    const figure = figures[`${headline}Load09`]
    if (figure !== undefined) figures[headline] = figure
  }
  return figures
}

function ratioText(figures: ValueFigures, name: string): string {
  const others = Object.keys(BASELINES).map((baseline) => `${baseline} ${figures[`${baseline}${name}`]}`)
  return `price ${figures[`valueRatio${name}`]}, with hold ${figures[`valueRatio${name}Hold`]}; ${others.join(', ')}`
}

function deal({ day, network }: Scenario, policy: Policy, holdMinutes = 0): DayResult {
  return runDay(day, network, policy, { holdMinutes })
}

function compareValue(name: string, scenario: Scenario, holdMinutes: number, figures: ValueFigures): void {
  for (const [baseline, policy] of Object.entries(BASELINES)) {
    figures[`${baseline}${name}`] = rounded(deal(scenario, policy).valueYuan / scenario.optimumYuan)
  }
  const policy = productionPolicy(scenario.network, scenario.table, VALUE)
  figures[`valueRatio${name}`] = rounded(deal(scenario, policy).valueYuan / scenario.optimumYuan)
  const held = deal(scenario, policy, holdMinutes)
  figures[`valueRatio${name}Hold`] = rounded(held.valueYuan / scenario.optimumYuan)
  figures[`heldShare${name}`] = rounded(held.held / scenario.day.leads.length)
  figures[`pooledShare${name}Hold`] = rounded(held.pooled / scenario.day.leads.length)
}

function walkFrontier(name: string, scenario: Scenario, figures: ValueFigures): void {
  const { network, table, optimumYuan } = scenario
  const byTurn = deal(scenario, weightedShortfall)
  figures[`jainWeightedShortfall${name}`] = rounded(jainOfDays(network, byTurn.used))
  for (const [threshold, leadThreshold] of THRESHOLDS) {
    const result = deal(scenario, productionPolicy(network, table, { ...VALUE, leadThreshold }))
    figures[`valueThreshold${threshold}${name}`] = rounded(result.valueYuan / optimumYuan)
    figures[`jainThreshold${threshold}${name}`] = rounded(jainOfDays(network, result.used))
    figures[`upliftThreshold${threshold}${name}`] = rounded(result.valueYuan / byTurn.valueYuan - 1)
  }
}

/** The same with probabilities learned from history, prices included; judged by the truth. */
async function compareLearned(name: string, scenario: Scenario, figures: ValueFigures): Promise<void> {
  const { network, seed, load, het, arrivals } = scenario
  const probability = learnProbability(network, { seed, load, het, arrivals })
  const believedValue: ValueOf = (lead, place) => probability(lead, place) * lead.marginYuan
  const table = await priceScenario(network, { seed, load, het, arrivals }, believedValue)
  const ratioOf = (policy: Policy) => rounded(deal(scenario, policy).valueYuan / scenario.optimumYuan)
  figures[`learnedValueRatio${name}`] = ratioOf(productionPolicy(network, table, { ...VALUE, believedValue }))
  const unpriced = productionPolicy(network, null, { ...VALUE, believedValue })
  figures[`learnedGreedyValue${name}`] = ratioOf(unpriced)
}

function judgeEqual(scenario: Scenario, figures: ValueFigures): void {
  const { network, table } = scenario
  const { used } = deal(scenario, productionPolicy(network, table, EQUAL))
  const { jainMin, offMax } = fairnessWithinGroups(network, used)
  figures.equalJain = rounded(jainMin)
  figures.equalJainAll = rounded(jainOfDays(network, used))
  figures.equalMaxOff = rounded(offMax)
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
