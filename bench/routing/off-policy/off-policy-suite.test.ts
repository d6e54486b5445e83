import { estimateDraft } from '../../../server/modules/backtest/estimate-draft'
import { shrunkMeans } from '../../../server/modules/backtest/reward-model'
import { PLANTED_CASES, refusalRate, SUPPORTED_CASES } from './planted-cases'
import { logLeads, propensityOf, routingWorld, truthOf } from './routing-world'

const world = routingWorld(1)
const truth = truthOf(world.drawLeads(60_000, 7))

test.each(PLANTED_CASES)('a log that cannot answer is refused: $name', (planted) => {
  expect(refusalRate([planted], 1)).toBe(1)
})

test.each(SUPPORTED_CASES)('a log that can answer is not refused: $name', (supported) => {
  expect(refusalRate([supported], 1)).toBe(0)
})

test('without exploring, a backtest that does not look at support is wrong by two fifths', () => {
  const rows = logLeads(world.drawLeads(20_000, 3), { kind: 'none', epsilon: 0 }, 4)
  const { ips, evaluated, leads, coverage } = estimateDraft(rows, { learn: shrunkMeans, seed: 1 })
  expect((ips.value * evaluated) / leads).toBeLessThan(0.65 * truth.draft)
  expect(coverage).toBeLessThan(0.6)
})

test('exploring a tenth towards the draft, forty weeks of leads hold the truth in their intervals', () => {
  let held = 0
  for (let week = 1; week <= 40; week++) {
    const rows = logLeads(world.drawLeads(3_000, week), { kind: 'towards', epsilon: 0.1 }, week + 1000)
    const { dr, difference } = estimateDraft(rows, { learn: shrunkMeans, seed: week })
    held += dr.low <= truth.draft && truth.draft <= dr.high ? 1 : 0
    held += difference.low <= truth.draft - truth.live && truth.draft - truth.live <= difference.high ? 1 : 0
  }
  expect(held).toBeGreaterThanOrEqual(72)
})

test('two versions pooled as one mixture are worth more leads than each by its own propensity', () => {
  const shy = { kind: 'towards', epsilon: 0.01 } as const
  const bold = { kind: 'towards', epsilon: 0.2 } as const
  const leads = world.drawLeads(10_000, 5)
  const versions = [...logLeads(leads, shy, 8, 'shy'), ...logLeads(world.drawLeads(10_000, 6), bold, 9, 'bold')].map(
    (row) => {
      const slot = row.liveProbability === 1 ? 0 : 1
      const draftSlot = row.draftGroup === row.liveGroup ? 0 : 1
      const under = (exploring: typeof shy | typeof bold) => propensityOf(slot, draftSlot, exploring)
      return { ...row, propensityByVersion: { shy: under(shy), bold: under(bold) } }
    },
  )
  const pooled = estimateDraft(versions, { learn: shrunkMeans, seed: 1 })
  const apart = estimateDraft(
    versions.map(({ propensityByVersion: _, ...row }) => row),
    { learn: shrunkMeans, seed: 1 },
  )
  expect([pooled.weights.pooling, apart.weights.pooling]).toEqual(['balanced', 'naive'])
  expect(pooled.weights.ess).toBeGreaterThan(2 * apart.weights.ess)
  expect(Math.abs(pooled.dr.value / truth.draft - 1)).toBeLessThan(0.1)
})
