import type { Rule, RuleSet } from '../../../contract/rule-set'
import { DEFAULT_RULE_SET } from './default-rule-set'
import { mergeRuleSets } from './merge-rule-sets'

const base = DEFAULT_RULE_SET
const withRule = (set: RuleSet, id: string, change: object): RuleSet => ({
  ...set,
  rules: set.rules.map((rule) => (rule.id === id ? ({ ...rule, ...change } as Rule) : rule)),
})
const without = (set: RuleSet, id: string): RuleSet => ({ ...set, rules: set.rules.filter((rule) => rule.id !== id) })
const boost = (id: string): Rule => ({ phase: 'boost', id, name: id, isOn: true, when: null, points: 3 })
const after = (set: RuleSet, id: string, rule: Rule): RuleSet => ({
  ...set,
  rules: set.rules.flatMap((one) => (one.id === id ? [one, rule] : [one])),
})
const ids = ({ rules }: RuleSet) => rules.map(({ id }) => id)

test('what only one of two people changed is kept, whoever it was', () => {
  const theirs = withRule(base, 'boost-skill', { points: 20 })
  const mine = { ...withRule(base, 'cap-newcomer', { isOn: false }), scoring: 'points' as const }
  const { set, clashes } = mergeRuleSets({ base, theirs, mine })
  expect(clashes).toEqual([])
  expect(set).toEqual({ ...withRule(theirs, 'cap-newcomer', { isOn: false }), scoring: 'points' })
})

test('rules both added stand behind the rule each was put behind', () => {
  const theirs = after(base, 'boost-skill', boost('theirs'))
  const mine = after(base, 'boost-scene-store', boost('mine'))
  const { set } = mergeRuleSets({ base, theirs, mine })
  expect(ids(set)).toEqual(ids(after(after(base, 'boost-skill', boost('theirs')), 'boost-scene-store', boost('mine'))))
})

test('a rule that one removed is gone, unless the other changed it', () => {
  expect(ids(mergeRuleSets({ base, theirs: without(base, 'sla-warm'), mine: base }).set)).not.toContain('sla-warm')
  const mine = withRule(base, 'sla-warm', { name: '普通线索' })
  const sides = { base, theirs: without(base, 'sla-warm'), mine }
  const { set, clashes } = mergeRuleSets(sides)
  expect(ids(set)).not.toContain('sla-warm')
  expect(clashes).toMatchObject([{ key: 'rule:sla-warm', theirs: '删除这条规则。', chosen: null }])
  expect(clashes[0]!.mine).toContain('改名为「普通线索」')
  expect(mergeRuleSets(sides, { 'rule:sla-warm': 'mine' }).set).toEqual(mine)
})

test('what both changed differently is listed, stands as theirs, and is mine where that is chosen', () => {
  const theirs = withRule({ ...base, select: { ...base.select, leadThreshold: 3 } }, 'boost-skill', { points: 20 })
  const mine = withRule({ ...base, select: { ...base.select, leadThreshold: null } }, 'boost-skill', { points: 30 })
  const { set, clashes } = mergeRuleSets({ base, theirs, mine })
  expect(set).toEqual(theirs)
  expect(clashes).toEqual([
    {
      key: 'rule:boost-skill',
      name: '擅长该品类',
      mine: '擅长该品类的导购加 30 分。',
      theirs: '擅长该品类的导购加 20 分。',
      chosen: null,
    },
    { key: 'setting:select.leadThreshold', name: '领先条数', mine: '不限', theirs: '3', chosen: null },
  ])
  const chosen = { 'rule:boost-skill': 'mine', 'setting:select.leadThreshold': 'mine' } as const
  expect(mergeRuleSets({ base, theirs, mine }, chosen).set).toEqual(mine)
})

test('who moved rules decides how they stand', () => {
  const moved: RuleSet = { ...base, rules: base.rules.toReversed() }
  const changed = withRule(base, 'boost-skill', { points: 20 })
  expect(ids(mergeRuleSets({ base, theirs: changed, mine: moved }).set)).toEqual(ids(moved))
  expect(ids(mergeRuleSets({ base, theirs: moved, mine: changed }).set)).toEqual(ids(moved))
})

test('two who both moved rules are asked whose order counts', () => {
  const swapped = (set: RuleSet, at: number): RuleSet => {
    const rules = [...set.rules]
    rules.splice(at, 2, rules[at + 1]!, rules[at]!)
    return { ...set, rules }
  }
  const last = base.rules.length - 2
  const [theirs, mine] = [swapped(base, 0), swapped(base, last)]
  const { set, clashes } = mergeRuleSets({ base, theirs, mine })
  expect(ids(set)).toEqual(ids(theirs))
  expect(clashes).toMatchObject([{ key: 'order', name: '规则的先后', chosen: null }])
  expect(clashes[0]!.mine).not.toBe(clashes[0]!.theirs)
  const decided = mergeRuleSets({ base, theirs, mine }, { order: 'mine' })
  expect(ids(decided.set)).toEqual(ids(mine))
  expect(decided.clashes).toMatchObject([{ key: 'order', chosen: 'mine' }])
  // Who made the same move has nothing to decide, and nobody is asked where one of them moved nothing.
  expect(mergeRuleSets({ base, theirs, mine: theirs }).clashes).toEqual([])
  expect(mergeRuleSets({ base, theirs, mine: base }, { order: 'mine' }).set).toEqual(theirs)
})

test('who made the same change as a colleague has nothing to decide', () => {
  const both = withRule(base, 'boost-skill', { points: 20 })
  expect(mergeRuleSets({ base, theirs: both, mine: both })).toEqual({ set: both, clashes: [] })
})
