import { DEFAULT_SPLIT_POLICY } from '../../server/modules/policy/default-split-policy'
import { offWhole, policyOf, valuesOf } from './split-policy-values'

test('a version that is opened and not touched is the same document', () => {
  expect(policyOf(valuesOf(DEFAULT_SPLIT_POLICY, 1))).toEqual(DEFAULT_SPLIT_POLICY)
})

test('weights of any sum are shown as shares that add up to a hundred per cent', () => {
  const roles = [
    { role: 'bound_guide' as const, weight: 1, fallback: [] },
    { role: 'active_guide' as const, weight: 1, fallback: [] },
    { role: 'store' as const, weight: 1, fallback: [] },
  ]
  const values = valuesOf({ ...DEFAULT_SPLIT_POLICY, roles }, 1)
  expect(values.roles.map(({ sharePercent }) => sharePercent)).toEqual([33.34, 33.33, 33.33, 0])
  expect(offWhole(values.roles)).toBe(0)
  expect(policyOf(values).roles.map(({ role }) => role)).toEqual(['bound_guide', 'active_guide', 'store'])
})
