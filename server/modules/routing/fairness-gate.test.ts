import { gateOf, standingsOf } from './fairness-gate'
import type { Contender } from './select-contender'
import { utilitiesOf } from './utility'

const guide = (guideId: string, weight: number, used = 0): Contender => ({
  guideId,
  valueYuan: 1,
  distanceKm: null,
  boostPoints: 0,
  used,
  cap: 10,
  availableSinceShare: 0,
  weight,
  priceYuan: 0,
  lastAssignedMs: null,
})
const context = {
  objective: 'weighted' as const,
  leadThreshold: 2,
  paceBeta: 2,
  distCostPerKm: 0,
  elapsedShare: 0.5,
  expectedLoad: 1,
  mayHold: false,
  explore: null,
  seed: 1,
  drawKey: 'lead',
}

test('weights too small to tell apart count everybody the same, and never make a utility that is no number', () => {
  const pool = [guide('a', 0.00004), guide('b', 0.00003), guide('c', 0, 2)]
  const standings = standingsOf(pool, 'weighted', 0.5)
  expect(new Set(standings.share).size).toBe(1)
  const utilities = utilitiesOf(pool, standings, context)
  expect([...utilities].every(Number.isFinite)).toBe(true)
  expect(utilities[0]).toBeGreaterThan(utilities[2]!)
  expect([...gateOf(pool, standings, 2).gated]).toEqual([0, 0, 0])
})
