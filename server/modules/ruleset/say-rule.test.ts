import { type Comparison, Condition } from '../../../contract/rule-condition'
import { FIELD_OPS, RULE_FIELDS, type RuleField, type RuleOp, ruleField } from '../../../contract/rule-fields'
import { Rule } from '../../../contract/rule-set'
import { DEFAULT_RULE_SET } from './default-rule-set'
import { sayCondition } from './say-condition'
import { sayRule } from './say-rule'

const FIELDS = Object.keys(RULE_FIELDS) as RuleField[]

/** A value that suits a field and an operator. */
function valueFor(f: RuleField, op: RuleOp): Comparison['v'] {
  const { type, values, show } = ruleField(f)
  if (op === 'exists' || type === 'boolean') return true
  if (op === 'timeIn') return '09:00-21:30'
  if (op === 'geoWithin') return { latitude: 31.23, longitude: 121.47, km: 5 }
  const known = values ? Object.keys(values) : null
  const [low, high] = known
    ? [known[0]!, known.at(-1)!].sort()
    : type === 'number'
      ? show === 'percent'
        ? [0.25, 0.5]
        : [2, 3]
      : ['甲', '甲乙']
  return op === 'in' || op === 'nin' || op === 'between' ? ([low, high] as Comparison['v']) : low!
}

const EVERY = FIELDS.flatMap((f) => FIELD_OPS[ruleField(f).type].map((op) => ({ f, op, v: valueFor(f, op) })))

test.each(EVERY.map((comparison) => [`${comparison.f} ${comparison.op}`, comparison] as const))(
  'the comparison %s is well-formed and can be said in plain words',
  (_, comparison) => {
    expect(Condition.parse(comparison)).toEqual(comparison)
    const { label, no, type, values, show } = ruleField(comparison.f)
    const positive = sayCondition(comparison)
    const names = type === 'time' ? ['时间'] : [label, no ?? label]
    expect(names.some((name) => positive.includes(name))).toBe(true)
    expect(positive).not.toMatch(/lead\.|store\.|guide\.|ctx\.|undefined|\[object|true|false| {2}/)
    for (const code of Object.keys(values ?? {})) if (code.length > 1) expect(positive).not.toContain(code)
    if (show === 'percent' && comparison.op !== 'exists') expect(positive).toContain('25%')
  },
)

test('no two comparisons of a field are said alike', () => {
  for (const f of FIELDS) {
    const said = EVERY.filter((comparison) => comparison.f === f).map((comparison) => sayCondition(comparison))
    expect(new Set(said).size).toBe(said.length)
  }
})

const boost = (when: Condition | null, points = 12): Rule => ({
  phase: 'boost',
  id: 'r',
  name: '加分',
  isOn: true,
  when,
  points,
})
const hot: Condition = { f: 'lead.score', op: 'gte', v: 70 }
const senior: Condition = { f: 'guide.grade', op: 'gte', v: 4 }

test('what asks of the lead is the occasion, what asks of the guide says whom', () => {
  const inShanghai: Condition = { f: 'lead.city', op: 'eq', v: '上海' }
  expect(sayRule(boost({ all: [hot, inShanghai, senior] }))).toBe(
    '当线索评分不低于 70 分，且顾客城市是上海时，级别不低于 4 级的导购加 12 分。',
  )
  expect(sayRule(boost(senior, -5))).toBe('级别不低于 4 级的导购减 5 分。')
  expect(sayRule(boost(hot))).toBe('当线索评分不低于 70 分时，每位导购加 12 分。')
  expect(sayRule(boost({ any: [hot, senior] }))).toBe(
    '当线索评分不低于 70 分，或导购级别不低于 4 级时，该导购加 12 分。',
  )
})

test('nested conditions keep their brackets, and a requirement never turns into an implication', () => {
  const tier: Condition = { f: 'lead.tier', op: 'in', v: ['gold', 'black'] }
  expect(sayRule(boost({ all: [{ any: [hot, tier] }, senior] }))).toBe(
    '当线索评分不低于 70 分，或顾客等级是金卡、黑卡之一时，级别不低于 4 级的导购加 12 分。',
  )
  const both: Rule = { phase: 'require', id: 'r', name: '要求', isOn: true, when: { all: [hot, senior] } }
  expect(sayRule(both)).toBe('只有当线索评分不低于 70 分，且导购级别不低于 4 级时，才把线索给该导购。')
  expect(sayCondition({ all: [hot, { not: { any: [tier, senior] } }] })).toBe(
    '线索评分不低于 70 分，且不符合（顾客等级是金卡、黑卡之一，或导购级别不低于 4 级）',
  )
})

test('ids are said by name where somebody knows it', () => {
  const rule: Rule = {
    phase: 'exclude',
    id: 'r',
    name: '不给',
    isOn: true,
    when: { f: 'store.id', op: 'in', v: ['st_1', 'st_2'] },
  }
  const nameOf = (_: RuleField, id: string) => ({ st_1: '静安店' })[id]
  expect(sayRule(boost({ f: 'guide.acceptRate7d', op: 'lt', v: 0.3 }))).toBe('近 7 天接待率低于 30% 的导购加 12 分。')
  expect(sayRule(rule, nameOf)).toBe('线索不给门店是静安店、st_2 之一的导购。')
})

test('the rules a brand starts with say themselves', () => {
  expect(DEFAULT_RULE_SET.rules.map((rule) => sayRule(rule))).toMatchInlineSnapshot(`
[
  "当有归属导购时，先给归属导购，TA 接不了再看下一条。",
  "当扫了导购的码时，先给被扫码的导购，TA 接不了再看下一条。",
  "当扫了门店的码时，给扫码的门店。",
  "当已知顾客位置时，给顾客周围 50 公里内最近的 4 家门店。",
  "当已知顾客城市时，给顾客所在城市的门店，每次抽 4 家。",
  "线索只给在岗接线索的导购。",
  "线索不给不擅长该品类的导购。",
  "擅长该品类的导购加 12 分。",
  "在扫码的门店的导购加 15 分。",
  "当线索评分不低于 70 分，或顾客等级是金卡、黑卡之一时，级别不低于 4 级的导购加 12 分。",
  "入职低于 30 天的导购每天最多接 6 条。",
  "当线索评分不低于 70 分时，要在 5 分钟内接下，15 分钟内首次联系，最多问 3 位导购，按门店营业时间计。",
  "当线索评分不低于 40 分时，要在 20 分钟内接下，1 小时内首次联系，最多问 3 位导购，按门店营业时间计。",
  "没有其他时限的线索，要在 1 小时内接下，4 小时内首次联系，最多问 3 位导购，按门店营业时间计。",
]
`)
})

test('every phase and every choice of stores has a sentence', () => {
  const base = { id: 'r', name: '规则', isOn: true, when: null }
  const rules = [
    { phase: 'scope', ...base, stores: { kind: 'owner', mode: 'strict' } },
    { phase: 'scope', ...base, stores: { kind: 'sceneGuide', mode: 'strict' } },
    { phase: 'scope', ...base, stores: { kind: 'scene', alsoNearest: 2, withinKm: 3 } },
    { phase: 'scope', ...base, stores: { kind: 'nearest', count: 4, withinKm: 8 } },
    { phase: 'scope', ...base, stores: { kind: 'city', count: 4 } },
    { phase: 'require', ...base },
    { phase: 'exclude', ...base },
    { phase: 'boost', ...base, points: 0 },
    { phase: 'cap', ...base, limits: { daily: 6, open: 8, members: 4_800 } },
    {
      phase: 'sla',
      ...base,
      answer: { acceptMinutes: 90, firstContactMinutes: 1440, maxAttempts: 2, clock: 'wall' },
    },
  ].map((rule) => sayRule(Rule.parse(rule)))
  expect(rules).toMatchInlineSnapshot(`
[
  "每条线索只给归属导购。",
  "每条线索只给被扫码的导购。",
  "每条线索给扫码的门店，以及顾客周围 3 公里内最近的 2 家门店。",
  "每条线索给顾客周围 8 公里内最近的 4 家门店。",
  "每条线索给顾客所在城市的门店，每次抽 4 家。",
  "所有导购都可以接线索。",
  "线索不给任何导购。",
  "每位导购不加分也不减分。",
  "每位导购每天最多接 6 条，同时跟进最多 8 条，最多服务 4,800 位会员。",
  "没有其他时限的线索，要在 90 分钟内接下，1 天内首次联系，最多问 2 位导购，按自然时间计。",
]
`)
  expect(new Set(rules).size).toBe(rules.length)
})
