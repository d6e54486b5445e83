import { existsSync } from 'node:fs'
import { measureAuc } from '../../../server/modules/scoring/measure-scores'
import { OLIST_FOLDER, readOlistFunnel } from './read-olist-funnel'
import { boostedReference, fullLogisticReference } from './reference-models'
import { eceOfChance, moveToRate } from './score-set'
import { runScoringSuite } from './scoring-suite'
import { simulateLeads } from './simulate-leads'

const leads = simulateLeads(6_000, 3)
const [development, judged] = [leads.slice(0, 3_000), leads.slice(3_000)]
const labels = judged.map(({ label }) => label)
const ceiling = measureAuc(
  judged.map(({ leadLogit }) => leadLogit),
  labels,
)

test('the references are no straw men: both come near what the true chances reach', () => {
  for (const reference of [boostedReference, fullLogisticReference]) {
    const auc = measureAuc(reference(development, judged), labels)
    expect(auc).toBeGreaterThan(ceiling - 0.06)
    expect(auc).toBeLessThan(ceiling + 0.01)
  }
})

test('trees see what no sum of features can: an outcome of two features together', () => {
  const twisted = leads.map((lead) => ({
    ...lead,
    features: { a: lead.features.isMember, b: lead.features.hasPhone },
    label: (lead.features.isMember === lead.features.hasPhone ? 1 : 0) as 0 | 1,
  }))
  const wanted = twisted.slice(3_000).map(({ label }) => label)
  const aucOf = (reference: typeof boostedReference) =>
    measureAuc(reference(twisted.slice(0, 3_000), twisted.slice(3_000)), wanted)
  expect(aucOf(boostedReference)).toBeGreaterThan(0.99)
  expect(aucOf(fullLogisticReference)).toBeLessThan(0.9)
})

test('a seed makes the same leads again', () => {
  expect(simulateLeads(5, 9)).toEqual(simulateLeads(5, 9))
  expect(simulateLeads(5, 9)).not.toEqual(simulateLeads(5, 10))
})

test('a forecast moved to a rate has it, and a perfect one still shows the error of chance', () => {
  const p = Float64Array.from({ length: 1_000 }, (_, n) => 0.05 + (n % 10) / 25)
  expect(moveToRate(p, 0.1).reduce((sum, one) => sum + one, 0) / 1_000).toBeCloseTo(0.1, 6)
  expect(eceOfChance(p, 1)).toBeGreaterThan(0.01)
  expect(eceOfChance(p, 1)).toBeLessThan(0.06)
})

test('without the real funnel the suite says by name what it skipped, and judges the simulated leads', () => {
  const { skipped, sets, checks } = runScoringSuite({ sizes: [1_000], olistFolder: 'nowhere' })
  expect(skipped).toEqual(['olist_funnel'])
  expect(sets.map(({ name }) => name)).toEqual(['simulated1k'])
  expect(checks.map(({ name }) => name)).toEqual(['simulated1kAucGap', 'simulated1kEce'])
})

const withOlist = existsSync(OLIST_FOLDER) ? test : test.skip
withOlist('the Olist funnel is read with what first contact knows, and nothing later (needs olist_funnel)', () => {
  const { rows, excluded } = readOlistFunnel()!
  expect(rows.length + excluded.beforeFirstDeals! + excluded.wonBefore! + excluded.windowOpen!).toBe(8_000)
  expect(new Set(rows.flatMap(({ features }) => Object.keys(features)))).toEqual(
    new Set(['origin', 'landingPage', 'weekday']),
  )
  const rate = rows.reduce((sum, { label }) => sum + label, 0) / rows.length
  expect(rate).toBeGreaterThan(0.08)
  expect(rate).toBeLessThan(0.1)
})
