import fc from 'fast-check'
import type { SplitPolicy } from '../../../contract/split-policy'
import { DEFAULT_SPLIT_POLICY } from '../policy/default-split-policy'
import { resolveRoles } from './resolve-roles'
import { reverseCommission } from './reverse-commission'
import { explainSplit, splitCommission } from './split-commission'

// The worked example of the money design: an idle bound guide keeps 30 % of 5000, HQ was not called in.
const POLICY: SplitPolicy = {
  ...DEFAULT_SPLIT_POLICY,
  roles: [
    { role: 'bound_guide', weight: 5000, fallback: ['active_guide', 'store'] },
    { role: 'active_guide', weight: 0, fallback: ['store'] },
    { role: 'store', weight: 2000, fallback: ['hq'] },
  ],
  decay: { steps: [{ idleDays: 30, keepPpm: 300_000 }], moveTo: 'active_guide' },
}
const CLAIMS = {
  bound: { guideId: 'gd_a', keepPpm: 300_000 },
  credits: [{ guideId: 'gd_b', creditPpm: 1_000_000 }],
  storeId: 'st_1',
  brandId: 'br_1',
}

test('of 199.99 yuan an idle bound guide gets 2.14, the guide who sold 5.00 and the store 2.85', () => {
  const { parties, moves } = resolveRoles(POLICY, CLAIMS)
  expect(parties.map(({ partyId, weight }) => [partyId, weight])).toEqual([
    ['gd_a', 1500],
    ['gd_b', 3500],
    ['st_1', 2000],
  ])
  expect(moves).toEqual([{ code: 'D01', from: 'bound_guide', to: 'active_guide', weight: 3500 }])

  const weights = parties.map(({ weight }) => weight)
  expect(splitCommission(19_999, POLICY.poolPpm, weights)).toEqual({ poolFen: 999, targetsFen: [214, 500, 285] })
  expect(explainSplit(999, weights)).toEqual([
    { amountFen: 214, exact: '214 + 500/7000', isRoundedUp: false },
    { amountFen: 500, exact: '499 + 3500/7000', isRoundedUp: true },
    { amountFen: 285, exact: '285 + 3000/7000', isRoundedUp: false },
  ])
})

test('a refund of 100 yuan of it takes back 1.07, 2.51 and 1.42', () => {
  const line = { poolPpm: POLICY.poolPpm, weights: [1500, 3500, 2000], targetsFen: [214, 500, 285] }
  expect(reverseCommission(line, 9_999)).toEqual({
    poolFen: 499,
    targetsFen: [107, 249, 143],
    deltasFen: [-107, -251, -142],
  })
})

const Weights = fc
  .array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 1, maxLength: 8 })
  .filter((weights) => weights.some(Boolean))

test('refunds of the same total end at the same fen in whatever order they come, and a full refund at exactly zero', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 50_000_000 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      Weights,
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 6 }),
      (netFen, poolPpm, weights, cuts) => {
        let line = { poolPpm, weights, targetsFen: splitCommission(netFen, poolPpm, weights).targetsFen }
        const posted = [...line.targetsFen]
        let leftFen = netFen
        for (const cut of [...cuts.map((ppm) => Math.floor((netFen * ppm) / 8_000_000)), null]) {
          leftFen = cut === null ? 0 : leftFen - Math.min(cut, leftFen)
          const after = reverseCommission(line, leftFen)
          expect(after.deltasFen.reduce((sum, delta) => sum + delta, 0)).toBe(
            after.poolFen - line.targetsFen.reduce((sum, target) => sum + target, 0),
          )
          for (const [at, delta] of after.deltasFen.entries()) posted[at]! += delta
          expect(posted).toEqual(splitCommission(leftFen, poolPpm, weights).targetsFen)
          line = { ...line, targetsFen: after.targetsFen }
        }
        expect(posted.every((amount) => amount === 0)).toBe(true)
      },
    ),
  )
})

test('a pool of nothing is shared as nothing, whatever the weights', () => {
  expect(splitCommission(19, 50_000, [1, 0, 2])).toEqual({ poolFen: 0, targetsFen: [0, 0, 0] })
})
