import { DEFAULT_SPLIT_POLICY } from '../policy/default-split-policy'
import { allocateDiscount } from './allocate-discount'
import { allocateRefund } from './allocate-refund'
import { commissionPool } from './commission-pool'
import { type Claims, resolveRoles } from './resolve-roles'

const nobody: Claims = { bound: null, credits: [], storeId: null, brandId: 'br_1' }
const resolve = (over: Partial<Claims>) => {
  const { parties, moves } = resolveRoles(DEFAULT_SPLIT_POLICY, { ...nobody, ...over })
  return { parties: parties.map(({ role, partyId, weight }) => [role, partyId, weight]), moves }
}

test('an active bound guide, the guides who sold, the store and HQ each have their role', () => {
  const credits = [
    { guideId: 'gd_a', creditPpm: 250_000 },
    { guideId: 'gd_b', creditPpm: 750_000 },
  ]
  expect(resolve({ bound: { guideId: 'gd_a', keepPpm: 1_000_000 }, credits, storeId: 'st_1' })).toEqual({
    parties: [
      ['bound_guide', 'gd_a', 3000],
      ['active_guide', 'gd_a', 1000],
      ['active_guide', 'gd_b', 3000],
      ['store', 'st_1', 2000],
      ['hq', 'br_1', 1000],
    ],
    moves: [],
  })
})

test('what an idle bound guide loses goes to the guide who sold, and without one to the store', () => {
  const bound = { guideId: 'gd_a', keepPpm: 0 }
  const sold = resolve({ bound, credits: [{ guideId: 'gd_b', creditPpm: 1_000_000 }], storeId: 'st_1' })
  expect(sold.parties).toEqual([
    ['active_guide', 'gd_b', 7000],
    ['store', 'st_1', 2000],
    ['hq', 'br_1', 1000],
  ])
  expect(resolve({ bound, storeId: 'st_1' }).parties).toEqual([
    ['store', 'st_1', 9000],
    ['hq', 'br_1', 1000],
  ])
})

test('when nobody can be named the store has it, and without a store HQ has all', () => {
  const unknown = resolve({ storeId: 'st_1' })
  expect(unknown.parties).toEqual([
    ['store', 'st_1', 9000],
    ['hq', 'br_1', 1000],
  ])
  expect(unknown.moves).toEqual([
    { code: 'U01', from: 'bound_guide', to: 'store', weight: 3000 },
    { code: 'U01', from: 'active_guide', to: 'store', weight: 4000 },
  ])
  expect(resolve({}).parties).toEqual([['hq', 'br_1', 1000]].map(([role, id]) => [role, id, 10_000]))
})

test('credits that do not divide a role’s weight stay exact by larger weights', () => {
  const credits = [333_334, 333_333, 333_333].map((creditPpm, at) => ({ guideId: `gd_${at}`, creditPpm }))
  const { parties } = resolve({ credits, storeId: 'st_1' })
  expect(parties.map(([, , weight]) => weight)).toEqual([2_333_338, 2_333_331, 2_333_331, 2_000_000, 1_000_000])
})

test('a pool is rounded down, discounts and refunds follow what each line costs', () => {
  expect(commissionPool(19_999, 50_000)).toBe(999)
  expect(commissionPool(5_000_000_000, 1_000_000)).toBe(5_000_000_000)
  expect(allocateDiscount(100, [19_999, 1])).toEqual([100, 0])
  expect(allocateDiscount(0, [0, 0])).toEqual([0, 0])
  expect(allocateRefund(3, [1, 1, 1])).toEqual([1, 1, 1])
  expect(allocateRefund(0, [0])).toEqual([0])
})
