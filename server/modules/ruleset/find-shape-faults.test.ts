import { DEFAULT_RULE_SET } from './default-rule-set'
import { findShapeFaults } from './find-shape-faults'

const said = (doc: unknown) => findShapeFaults(doc).faults.map(({ text }) => text)
const rule = (over: object) => ({
  phase: 'boost',
  id: 'mine',
  name: '我的规则',
  isOn: true,
  points: 5,
  when: null,
  ...over,
})
const withRules = (...rules: object[]) => ({ ...DEFAULT_RULE_SET, rules })

test('lists that are too long or empty are told in items, texts in characters', () => {
  expect(said(withRules(...Array.from({ length: 201 }, (_, i) => rule({ id: `r-${i}` }))))).toEqual([
    '规则太多；最多 200 项',
  ])
  expect(said(withRules(rule({ when: { all: [] } })))).toEqual(['规则「我的规则」的条件太少；至少要 1 项'])
  expect(said(withRules(rule({ name: '长'.repeat(41) })))[0]).toContain('太长；最多 40 个字')
})

test('a number beyond every limit is told its own limit, once', () => {
  const tiers = { ...DEFAULT_RULE_SET.tiers, blackFen: 1e20 }
  expect(said({ ...DEFAULT_RULE_SET, tiers })).toEqual(['黑卡金额太大；不能大于 1,000,000,000'])
  const when = { f: 'lead.score', op: 'gte', v: 1e300 }
  expect(said(withRules(rule({ when })))).toEqual(['规则「我的规则」的条件（值）太大；不能大于 1,000,000,000,000'])
})
