import { checkRuleSet } from './check-rule-set'
import { DEFAULT_RULE_SET } from './default-rule-set'
import type { NetworkFacts } from './network-facts'

const withRules = (...rules: object[]): unknown => ({
  ...DEFAULT_RULE_SET,
  rules: [...DEFAULT_RULE_SET.rules, ...rules],
})
const base = { id: 'mine', name: '我的规则', isOn: true }
const boost = (over: object) => ({ phase: 'boost', ...base, points: 5, when: null, ...over })

const check = (doc: unknown, network: NetworkFacts) => {
  const { faults, warnings } = checkRuleSet(doc, network)
  return {
    faults: faults.map(({ code }) => code),
    warnings: warnings.map(({ code }) => code),
    said: [...faults, ...warnings],
  }
}

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

test('a city in which no store is gets the name it may have been meant for', () => {
  const inCity = (v: string) => withRules(boost({ when: { f: 'store.city', op: 'eq', v } }))
  const shanghai = network({ stores: [store('st_1', { city: '上海市' }), store('st_2', { city: '上海市' })] })
  expect(check(inCity('上海'), shanghai).said).toEqual([
    {
      code: 'unknown_city',
      ruleId: 'mine',
      text: '规则「我的规则」里的门店城市「上海」没有门店；是不是「上海市」？请改正',
    },
  ])
  expect(check(inCity('哈尔滨市'), shanghai).said[0]!.text).toContain('没有门店；请确认城市没有填错')
  expect(check(inCity('上海市'), shanghai).said).toEqual([])
})

test('a customer may be of a city without a store; what is written otherwise than the stores write it is told', () => {
  const ofCity = (v: string) => withRules(boost({ when: { f: 'lead.city', op: 'eq', v } }))
  const shanghai = network({ stores: [store('st_1', { city: '上海市' }), store('st_2', { city: '上海市' })] })
  expect(check(ofCity('上海'), shanghai).said[0]!.text).toBe(
    '规则「我的规则」里的顾客城市「上海」没有门店；是不是「上海市」？请改正',
  )
  expect(check(ofCity('哈尔滨市'), shanghai).said).toEqual([])
})
