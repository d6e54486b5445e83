import { Rule, type RuleSet } from '../../../contract/rule-set'
import { checkRuleSet } from './check-rule-set'
import { DEFAULT_RULE_SET } from './default-rule-set'

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

const check = (doc: unknown) => {
  const { faults, warnings } = checkRuleSet(doc, null)
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
  [
    'a first contact that is due before the lead is accepted',
    withSla(
      Rule.parse({
        phase: 'sla',
        ...base,
        when: { f: 'lead.score', op: 'gt', v: 95 },
        answer: { ...answer, acceptMinutes: 30 },
      }),
    ),
    'contact_before_accept',
  ],
  ['no fallback', { ...DEFAULT_RULE_SET, fallback: [] }, 'no_fallback'],
  ['a fallback twice', { ...DEFAULT_RULE_SET, fallback: ['hqPool', 'hqPool'] }, 'repeated_fallback'],
  ['tiers out of order', { ...DEFAULT_RULE_SET, tiers: { silverFen: 5, goldFen: 5, blackFen: 9 } }, 'tiers_order'],
])('%s is not published', (_, doc, code) => {
  expect(check(doc).faults).toContain(code)
})
