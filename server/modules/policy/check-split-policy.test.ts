import { SplitPolicy } from '../../../contract/split-policy'
import { checkSplitPolicy } from './check-split-policy'
import { DEFAULT_SPLIT_POLICY } from './default-split-policy'
import { readSplitPolicies, splitPolicyAt, splitPolicyOf } from './split-policy-at'

const withRoles = (roles: SplitPolicy['roles']) => checkSplitPolicy({ ...DEFAULT_SPLIT_POLICY, roles })
const [bound, active] = DEFAULT_SPLIT_POLICY.roles as [SplitPolicy['roles'][number], SplitPolicy['roles'][number]]

test('the policy a brand starts with is sound', () => {
  expect(SplitPolicy.parse(DEFAULT_SPLIT_POLICY)).toEqual(DEFAULT_SPLIT_POLICY)
  expect(checkSplitPolicy(DEFAULT_SPLIT_POLICY)).toEqual([])
})

test('a policy that could not pay, or pays one role twice, is not published', () => {
  expect(withRoles([bound, bound])).toEqual(['角色不能重复'])
  expect(withRoles([{ ...active, weight: 0 }])).toEqual(['各角色权重之和必须大于零'])
  expect(withRoles([{ ...active, fallback: ['active_guide'] }])).toEqual(['角色不能由自己承接'])
})

test('decay goes down with time, and never back to the guide who was idle', () => {
  const decaying = (decay: SplitPolicy['decay']) => checkSplitPolicy({ ...DEFAULT_SPLIT_POLICY, decay })
  const steps = [
    { idleDays: 60, keepPpm: 100_000 },
    { idleDays: 30, keepPpm: 200_000 },
  ]
  expect(decaying({ steps, moveTo: 'store' })).toEqual(['衰减天数必须逐级递增', '未互动越久，保留的份额不能越多'])
  expect(decaying({ steps: [], moveTo: 'bound_guide' })).toEqual(['衰减的份额不能转回归属导购'])
})

test('first and last touch cannot take more than the whole', () => {
  const attribution = { model: 'position' as const, firstPpm: 600_000, lastPpm: 500_000 }
  expect(checkSplitPolicy({ ...DEFAULT_SPLIT_POLICY, attribution })).toEqual(['首末触点比例之和不能超过 100%'])
})

test('a second referral level cannot be written down', () => {
  const recruiter = { role: 'recruiter', weight: 500, fallback: [] }
  expect(
    SplitPolicy.safeParse({ ...DEFAULT_SPLIT_POLICY, roles: [...DEFAULT_SPLIT_POLICY.roles, recruiter] }).success,
  ).toBe(false)
  expect(SplitPolicy.safeParse({ ...DEFAULT_SPLIT_POLICY, referralDepth: 2 }).success).toBe(false)
})

test('an order falls under the version of its day, and one from before all versions under the first', () => {
  const versions = readSplitPolicies([
    { version: 2, doc: { ...DEFAULT_SPLIT_POLICY, poolPpm: 60_000 }, effectiveFrom: new Date('2026-03-01') },
    { version: 1, doc: DEFAULT_SPLIT_POLICY, effectiveFrom: new Date('2026-01-01') },
  ])
  expect(splitPolicyAt(versions, new Date('2026-03-01')).version).toBe(2)
  expect(splitPolicyAt(versions, new Date('2026-02-28')).version).toBe(1)
  expect(splitPolicyAt(versions, new Date('2020-01-01')).version).toBe(1)
  expect(splitPolicyOf(versions, 2).policy.poolPpm).toBe(60_000)
})
