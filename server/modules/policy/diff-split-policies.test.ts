import type { SplitPolicy } from '../../../contract/split-policy'
import { DEFAULT_SPLIT_POLICY } from './default-split-policy'
import { diffSplitPolicies } from './diff-split-policies'

test('two ways of sharing that are the same differ in nothing', () => {
  expect(diffSplitPolicies(DEFAULT_SPLIT_POLICY, structuredClone(DEFAULT_SPLIT_POLICY))).toEqual([])
})

test('each change of how money is shared is said in words, shares in percent', () => {
  const after: SplitPolicy = {
    ...DEFAULT_SPLIT_POLICY,
    poolPpm: 125_000,
    holdingDays: DEFAULT_SPLIT_POLICY.holdingDays + 1,
    attribution: { model: 'last' },
    decay: { ...DEFAULT_SPLIT_POLICY.decay, steps: [] },
  }
  const said = diffSplitPolicies(DEFAULT_SPLIT_POLICY, after)
  expect(said).toContainEqual(expect.stringMatching(/^每单佣金比例由.+改为 12[.]5%。$/))
  expect(said).toContainEqual(expect.stringMatching(/^归因方式由.+改为最后触点。$/))
  expect(said).toContainEqual(expect.stringMatching(/^取消首次触点的比例（原为.+）。$/))
  expect(said).toContainEqual(expect.stringMatching(/^归属导购久未互动时的份额由.+改为不减少。$/))
  expect(said).toContainEqual(expect.stringMatching(/^收货后的冻结期由.+天改为.+天。$/))
})

test('no member of the document can change unseen', () => {
  const wanted: Partial<SplitPolicy>[] = [
    { activity: { minQuality: DEFAULT_SPLIT_POLICY.activity.minQuality === 0 ? 1 : 0 } },
    { windowDays: DEFAULT_SPLIT_POLICY.windowDays + 1 },
    { autoReceiveDays: DEFAULT_SPLIT_POLICY.autoReceiveDays + 1 },
    { netMaxPpm: DEFAULT_SPLIT_POLICY.netMaxPpm === 0 ? 1 : 0 },
    { roles: DEFAULT_SPLIT_POLICY.roles.toReversed() },
    { roles: DEFAULT_SPLIT_POLICY.roles.slice(1) },
    { roles: DEFAULT_SPLIT_POLICY.roles.map((role) => ({ ...role, fallback: [] })) },
  ]
  for (const change of wanted)
    expect(diffSplitPolicies(DEFAULT_SPLIT_POLICY, { ...DEFAULT_SPLIT_POLICY, ...change })).not.toEqual([])
})
