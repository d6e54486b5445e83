import type { RuleSet } from '../../../contract/rule-set'
import { DEFAULT_RULE_SET } from './default-rule-set'
import { diffRuleSets } from './diff-rule-sets'
import { saySettings } from './say-setting'

const texts = (after: RuleSet) => diffRuleSets(DEFAULT_RULE_SET, after).map(({ kind, text }) => [kind, text])
const [owner, sceneGuide, sceneStore, ...rest] = DEFAULT_RULE_SET.rules as [
  RuleSet['rules'][number],
  RuleSet['rules'][number],
  RuleSet['rules'][number],
  ...RuleSet['rules'],
]

test('the same rule set has no difference', () => {
  expect(diffRuleSets(DEFAULT_RULE_SET, structuredClone(DEFAULT_RULE_SET))).toEqual([])
})

test('what is added, removed, changed and switched off is one sentence each', () => {
  const added: RuleSet['rules'][number] = { phase: 'boost', id: 'new', name: '新店', isOn: true, when: null, points: 3 }
  const rules = DEFAULT_RULE_SET.rules
    .filter(({ id }) => id !== 'boost-scene-store')
    .map((rule) => (rule.id === 'boost-skill' && rule.phase === 'boost' ? { ...rule, points: 20 } : rule))
    .map((rule) => (rule.id === 'cap-newcomer' ? { ...rule, isOn: false, name: '新人上限' } : rule))
  expect(texts({ ...DEFAULT_RULE_SET, rules: [...rules, added] })).toEqual([
    ['removed', '删除规则「扫码的门店加分」：在扫码的门店的导购加 15 分。'],
    ['changed', '规则「擅长该品类」由「擅长该品类的导购加 12 分」改为「擅长该品类的导购加 20 分」。'],
    ['renamed', '规则「新人每日上限」改名为「新人上限」。'],
    ['switched_off', '停用规则「新人上限」。'],
    ['added', '新增规则「新店」：每位导购加 3 分。'],
  ])
})

test('only what really changed its place is told as moved, however many slid by', () => {
  expect(texts({ ...DEFAULT_RULE_SET, rules: [sceneStore, owner, sceneGuide, ...rest] })).toEqual([
    ['moved', '规则「扫码的门店」移到同类规则的最前面。'],
  ])
  expect(texts({ ...DEFAULT_RULE_SET, rules: [owner, sceneStore, sceneGuide, ...rest] })).toHaveLength(1)
})

test('settings are told one by one, in words and with their units', () => {
  const after: RuleSet = {
    ...DEFAULT_RULE_SET,
    tiers: { ...DEFAULT_RULE_SET.tiers, goldFen: 800_000 },
    margin: { yuan: 120, byWish: { 沙发: 400 } },
    select: { ...DEFAULT_RULE_SET.select, objective: 'value', leadThreshold: null },
    explore: { ...DEFAULT_RULE_SET.explore, epsilon: 0.1, includesTopTiers: true },
    fallback: ['hqPool'],
  }
  expect(texts(after).map(([, text]) => text)).toEqual([
    '金卡金额由 5,000 元改为 8,000 元。',
    '「沙发」的预期毛利由未设置改为 400 元。',
    '选人目标由按级别加权改为按价值。',
    '领先条数由 2 改为不限。',
    '探索比例由 5% 改为 10%。',
    '探索包括高等级顾客由否改为是。',
    '兜底由换其他门店、转店长、转总部池改为转总部池。',
  ])
})

test('the settings of the first rule set say themselves', () => {
  expect(saySettings(DEFAULT_RULE_SET)).toMatchInlineSnapshot(`
[
  "线索按模型评分；还没有模型时按积分表。",
  "近一年消费满 1,000 元是银卡，满 5,000 元是金卡，满 20,000 元是黑卡。",
  "成交一单预期毛利 120 元。",
  "在能接的导购里按级别加权分配，1 到 5 级的权重是 1、1.1、1.25、1.4、1.6。",
  "比自己应得的进度多出 2 条以上的导购，先让给别人。",
  "按时接待多的导购以后分得更多（影响 50%）。",
  "离顾客每远 1 公里减 0.8 分。",
  "有草稿在影子运行或试点时，拿 5% 的线索按草稿试派，平时不试派；不用在金卡、黑卡顾客和有归属保护的顾客身上。",
  "导购都接不了时，依次换其他门店、转店长、转总部池。",
]
`)
})
