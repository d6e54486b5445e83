import { Rule, type RuleSet } from '../../../contract/rule-set'
import { checkRuleSet } from './check-rule-set'
import { DEFAULT_RULE_SET } from './default-rule-set'

const withRules = (...rules: object[]): unknown => ({
  ...DEFAULT_RULE_SET,
  rules: [...DEFAULT_RULE_SET.rules, ...rules],
})
/** Before the times to answer, where the last one takes everything. */
const withSla = (...rules: Rule[]): RuleSet => ({ ...DEFAULT_RULE_SET, rules: [...rules, ...DEFAULT_RULE_SET.rules] })
const base = { id: 'mine', name: '我的规则', isOn: true }
const boost = (over: object) => ({ phase: 'boost', ...base, points: 5, when: null, ...over })
const answer = { acceptMinutes: 5, firstContactMinutes: 15, maxAttempts: 3, clock: 'business' } as const

const check = (doc: unknown) => {
  const { faults, warnings } = checkRuleSet(doc, null)
  return {
    faults: faults.map(({ code }) => code),
    warnings: warnings.map(({ code }) => code),
    said: [...faults, ...warnings],
  }
}

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
