import { Rule, type RuleSet } from '../../../contract/rule-set'
import { checkRuleSet } from './check-rule-set'
import { DEFAULT_RULE_SET } from './default-rule-set'
import type { NetworkFacts } from './network-facts'

const [requireOnShift] = DEFAULT_RULE_SET.rules.filter(({ id }) => id === 'require-on-shift')
const withRules = (...rules: object[]): unknown => ({
  ...DEFAULT_RULE_SET,
  rules: [...DEFAULT_RULE_SET.rules, ...rules],
})
/** Before the times to answer, where the last one takes everything. */
const withSla = (...rules: Rule[]): RuleSet => ({ ...DEFAULT_RULE_SET, rules: [...rules, ...DEFAULT_RULE_SET.rules] })
const base = { id: 'mine', name: '我的规则', isOn: true }
const boost = (over: object) => ({ phase: 'boost', ...base, points: 5, when: null, ...over })
const answer = { acceptMinutes: 5, firstContactMinutes: 15, maxAttempts: 3, clock: 'business' } as const

const check = (doc: unknown, network: NetworkFacts | null = null) => {
  const { faults, warnings } = checkRuleSet(doc, network)
  return {
    faults: faults.map(({ code }) => code),
    warnings: warnings.map(({ code }) => code),
    said: [...faults, ...warnings],
  }
}

test('the rule set a brand starts with has neither fault nor warning', () => {
  expect(checkRuleSet(DEFAULT_RULE_SET, null)).toEqual({ set: DEFAULT_RULE_SET, faults: [], warnings: [] })
})

test.each<[string, unknown, string]>([
  [
    'a field nobody knows',
    withRules(boost({ when: { f: 'lead.gender', op: 'eq', v: '女' } })),
    '规则「我的规则」的条件（字段）：没有这个字段；请改正',
  ],
  [
    'a comparison that does not suit the field',
    withRules(boost({ when: { f: 'lead.city', op: 'gte', v: '上海' } })),
    '规则「我的规则」的条件（值）：「顾客城市」不能这样比较；请改正',
  ],
  [
    'a comparison there is not, deep inside',
    withRules(boost({ when: { all: [{ any: [{ f: 'lead.score', op: 'like', v: 3 }] }] } })),
    '规则「我的规则」的条件（比较）：没有这种比较；请改正',
  ],
  [
    'a value that is none of those there are',
    withRules(boost({ when: { not: { f: 'lead.tier', op: 'eq', v: 'platinum' } } })),
    '规则「我的规则」的条件（值）：「顾客等级」没有「platinum」这个值；请改正',
  ],
  ['points beyond the scale', withRules(boost({ points: 80 })), '规则「我的规则」的加减分太大；不能大于 50'],
  [
    'a limit that is not filled in',
    withRules({ phase: 'cap', ...base, when: null, limits: {} }),
    '规则「我的规则」的上限：上限至少要填一项；请改正',
  ],
  ['a rule of no phase', withRules({ ...base, phase: 'magic' }), '规则「我的规则」的类型不对；请重新填写'],
  ['a rule without a name', withRules(boost({ name: ' ' })), '第 15 条规则的名字：规则要有名字；请改正'],
  ['something that is no setting', { ...DEFAULT_RULE_SET, script: 'x' }, '有不认识的内容（script）；请去掉'],
  ['a setting that is missing', { ...DEFAULT_RULE_SET, scoring: undefined }, '评分方式不对；只能是 points、model'],
  ['no rule set at all', 'x', '填的类型不对；请重新填写'],
])('%s is told in Chinese, with the rule and the way out', (_, doc, text) => {
  expect(checkRuleSet(doc, null).faults.map((fault) => fault.text)).toContain(text)
  expect(checkRuleSet(doc, null).set).toBeNull()
})

test.each<[string, unknown, string]>([
  [
    'a contradiction',
    withRules(
      boost({
        when: {
          all: [
            { f: 'lead.score', op: 'gte', v: 70 },
            { f: 'lead.score', op: 'lt', v: 50 },
          ],
        },
      }),
    ),
    'dead_rule',
  ],
  [
    'a scope that asks of guides',
    withSla(
      Rule.parse({
        phase: 'scope',
        ...base,
        when: { f: 'guide.grade', op: 'gte', v: 3 },
        stores: { kind: 'city', count: 2 },
      }),
    ),
    'not_known_yet',
  ],
  [
    'a time behind one that takes everything',
    withRules({ phase: 'sla', ...base, when: { f: 'lead.score', op: 'gte', v: 90 }, answer }),
    'shadowed_rule',
  ],
  [
    'a time between two that take everything it could',
    withSla(
      Rule.parse({ phase: 'sla', ...base, id: 'a', when: { f: 'lead.score', op: 'gte', v: 50 }, answer }),
      Rule.parse({ phase: 'sla', ...base, id: 'b', name: '乙', when: { f: 'lead.score', op: 'lt', v: 50 }, answer }),
    ),
    'shadowed_rule',
  ],
  [
    'the same scope twice',
    withRules({
      phase: 'scope',
      ...base,
      when: {
        all: [
          { f: 'lead.city', op: 'exists', v: true },
          { f: 'lead.city', op: 'eq', v: '上海' },
        ],
      },
      stores: { kind: 'city', count: 4 },
    }),
    'shadowed_rule',
  ],
  [
    'no scope',
    { ...DEFAULT_RULE_SET, rules: DEFAULT_RULE_SET.rules.filter(({ phase }) => phase !== 'scope') },
    'no_scope',
  ],
  ['an exclusion of everybody', withRules({ phase: 'exclude', ...base, when: null }), 'leaves_nobody'],
  [
    'a requirement and an exclusion that leave nobody',
    withRules({ phase: 'exclude', ...base, when: requireOnShift!.when }),
    'leaves_nobody',
  ],
  [
    'a boost for those who are left out',
    withRules(boost({ when: { f: 'guide.isSkilled', op: 'eq', v: false } })),
    'no_effect',
  ],
  [
    'a boost for those who are capped at nothing',
    withRules(boost({ when: { f: 'guide.grade', op: 'eq', v: 1 } }), {
      phase: 'cap',
      ...base,
      id: 'zero',
      name: '清零',
      when: { f: 'guide.grade', op: 'lte', v: 2 },
      limits: { daily: 0 },
    }),
    'no_effect',
  ],
  [
    'a cap of nothing for all',
    withRules({ phase: 'cap', ...base, when: { f: 'guide.grade', op: 'gte', v: 0 }, limits: { daily: 0 } }),
    'cap_zero',
  ],
  ['two rules of one id', withRules(boost({ id: 'boost-skill' })), 'duplicate_id'],
  [
    'weights that are all nothing',
    { ...DEFAULT_RULE_SET, select: { ...DEFAULT_RULE_SET.select, gradeWeights: [0, 0, 0, 0, 0] } },
    'zero_weights',
  ],
  ['no fallback', { ...DEFAULT_RULE_SET, fallback: [] }, 'no_fallback'],
  ['a fallback twice', { ...DEFAULT_RULE_SET, fallback: ['hqPool', 'hqPool'] }, 'repeated_fallback'],
  ['tiers out of order', { ...DEFAULT_RULE_SET, tiers: { silverFen: 5, goldFen: 5, blackFen: 9 } }, 'tiers_order'],
])('%s is not published', (_, doc, code) => {
  expect(check(doc).faults).toContain(code)
})

test.each<[string, unknown, string]>([
  [
    'exploring with the best customers',
    { ...DEFAULT_RULE_SET, explore: { ...DEFAULT_RULE_SET.explore, includesTopTiers: true } },
    'explores_best',
  ],
  [
    'value without a limit of lead',
    { ...DEFAULT_RULE_SET, select: { ...DEFAULT_RULE_SET.select, objective: 'value', leadThreshold: null } },
    'concentrates',
  ],
  [
    'waiting where nothing is priced',
    { ...DEFAULT_RULE_SET, hold: { ...DEFAULT_RULE_SET.hold, isOn: true } },
    'hold_without_value',
  ],
  [
    'a weight of nothing',
    { ...DEFAULT_RULE_SET, select: { ...DEFAULT_RULE_SET.select, gradeWeights: [0, 1, 1, 1, 1] } },
    'zero_weight_grade',
  ],
  ['no exploration', { ...DEFAULT_RULE_SET, explore: { ...DEFAULT_RULE_SET.explore, epsilon: 0 } }, 'no_exploration'],
  ['no pool at the end', { ...DEFAULT_RULE_SET, fallback: ['nextStores'] }, 'no_last_resort'],
  [
    'a minute to accept',
    withSla(
      Rule.parse({
        phase: 'sla',
        ...base,
        when: { f: 'lead.score', op: 'gt', v: 95 },
        answer: { ...answer, acceptMinutes: 1 },
      }),
    ),
    'short_sla',
  ],
  [
    'leads without a time',
    { ...DEFAULT_RULE_SET, rules: DEFAULT_RULE_SET.rules.filter(({ id }) => id !== 'sla-rest') },
    'sla_gap',
  ],
  [
    'a scope that waits for another to fail',
    withRules({
      phase: 'scope',
      ...base,
      when: {
        all: [
          { f: 'lead.place', op: 'exists', v: true },
          { f: 'lead.score', op: 'gte', v: 70 },
        ],
      },
      stores: { kind: 'nearest', count: 2, withinKm: 5 },
    }),
    'late_rule',
  ],
  [
    'a requirement of the lead',
    withRules({ phase: 'require', ...base, when: { f: 'lead.hasPhone', op: 'eq', v: true } }),
    'asks_of_lead_only',
  ],
  [
    'a cap of nothing for some',
    withRules({ phase: 'cap', ...base, when: { f: 'guide.grade', op: 'eq', v: 1 }, limits: { open: 0 } }),
    'cap_zero',
  ],
  [
    'boosts that cancel',
    withRules(
      boost({ when: { f: 'guide.grade', op: 'eq', v: 3 } }),
      boost({ id: 'other', name: '另一条', points: -5, when: { f: 'guide.grade', op: 'in', v: [3] } }),
    ),
    'boosts_cancel',
  ],
  ['boosts beyond the limit', withRules(boost({ points: 30 })), 'boosts_clamped'],
  ['two rules of one name', withRules(boost({ name: '擅长该品类' })), 'same_name'],
])('%s is warned of and can be published', (_, doc, code) => {
  const { faults, warnings } = check(doc)
  expect(faults).toEqual([])
  expect(warnings).toContain(code)
})

test('a rule that is switched off is not judged', () => {
  expect(check(withRules({ phase: 'exclude', ...base, when: null, isOn: false }))).toMatchObject({
    faults: [],
    warnings: [],
  })
})

test('times that cover every lead between them leave no gap', () => {
  const rules = DEFAULT_RULE_SET.rules.map((rule) =>
    rule.id === 'sla-rest' ? { ...rule, when: { f: 'lead.score' as const, op: 'lt' as const, v: 40 } } : rule,
  )
  expect(check({ ...DEFAULT_RULE_SET, rules })).toMatchObject({ faults: [], warnings: [] })
})

const store = (id: string, over: object = {}) => ({
  id,
  name: `${id}店`,
  kind: 'own' as const,
  city: '上海',
  regionId: 'rg_1',
  isOpen: true,
  opensMinute: 600,
  closesMinute: 1320,
  revenueClass: null,
  maturityClass: null,
  ...over,
})
const guide = (id: string, storeIds: string[], over: object = {}) => ({
  id,
  name: id,
  isEmployed: true,
  role: 'guide' as const,
  grade: 3,
  tenureDays: 200,
  storeIds,
  dayCap: 10,
  openCap: 30,
  ...over,
})
const concierge = guide('gd_hq', [], { role: 'concierge' })
const network = (over: Partial<NetworkFacts> = {}): NetworkFacts => ({
  stores: [store('st_1'), store('st_2')],
  guides: [guide('gd_1', ['st_1']), guide('gd_2', ['st_2'], { grade: 1 }), concierge],
  regions: [{ id: 'rg_1', name: '华东' }],
  partners: [],
  forecast: [],
  ...over,
})

test('a network in which everybody may be asked has no finding', () => {
  expect(check(DEFAULT_RULE_SET, network())).toMatchObject({ faults: [], warnings: [] })
})

test('a rule that leaves a store without anybody names the store, and one that leaves all of them so is a fault', () => {
  const grade = (v: number) => withRules({ phase: 'require', ...base, when: { f: 'guide.grade', op: 'gte', v } })
  expect(check(grade(2), network())).toMatchObject({
    faults: [],
    warnings: ['empty_pool'],
    said: [
      {
        ruleId: 'mine',
        text: '规则「我的规则」会让门店「st_2店」没有导购能接线索；请放宽条件，或给这些门店配上符合条件的导购',
      },
    ],
  })
  expect(check(grade(4), network())).toMatchObject({ faults: ['empty_pool'], warnings: [] })
})

test('an hour in which nobody is left is found, and said as the stretch it is', () => {
  const evening = withRules({
    phase: 'exclude',
    ...base,
    when: {
      all: [
        { f: 'ctx.time', op: 'timeIn', v: '20:00-23:00' },
        { f: 'guide.grade', op: 'lte', v: 3 },
      ],
    },
  })
  const { said } = check(evening, network())
  expect(said.map(({ text }) => text)).toEqual([
    '规则「我的规则」会让门店「st_1店」、「st_2店」在 20–22 点 没有导购能接线索；请放宽条件，或给这些门店配上符合条件的导购',
  ])
})

test('a store without guides and a pool without concierges are told, and no rule is blamed', () => {
  const { faults, said } = check(DEFAULT_RULE_SET, network({ guides: [guide('gd_1', ['st_1'])] }))
  expect(faults).toEqual([])
  expect(said.map(({ ruleId }) => ruleId)).toEqual([null, null])
})

test('demand above what the guides of a store may take in a day names the store and the part of the day', () => {
  const forecast = [
    { storeId: 'st_1', part: 'morning' as const, leads: 5 },
    { storeId: 'st_1', part: 'afternoon' as const, leads: 4 },
    { storeId: 'st_1', part: 'evening' as const, leads: 3 },
  ]
  const { warnings, said } = check(DEFAULT_RULE_SET, network({ forecast }))
  expect(warnings).toEqual(['demand_above_capacity'])
  expect(said[0]!.text).toMatch('门店「st_1店」到晚上预计有 12 条线索，而导购一天一共只能接 10 条')
  const newcomers = [guide('gd_1', ['st_1'], { tenureDays: 3 }), guide('gd_2', ['st_2']), concierge]
  expect(check(DEFAULT_RULE_SET, network({ forecast, guides: newcomers })).said[0]!.text).toMatch('到下午预计有 9 条')
})

test('what a rule names and the brand does not have is a fault, and what is closed or gone a warning', () => {
  const named = (v: string[]) => withRules(boost({ when: { f: 'store.id', op: 'in', v } }))
  expect(check(named(['st_1', 'st_9']), network())).toMatchObject({
    faults: ['unknown_id'],
    said: [{ text: '规则「我的规则」里的门店「st_9」不存在；请重新选择' }],
  })
  const closed = network({ stores: [store('st_1'), store('st_2', { isOpen: false })] })
  expect(check(named(['st_2']), closed)).toMatchObject({ faults: [], warnings: ['gone_id'] })
})
