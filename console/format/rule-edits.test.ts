import type { Rule } from '../../contract/rule-set'
import { addRule, blankRule, duplicateRule, moveRule, PHASES, removeRule, replaceRule, rulesOf } from './rule-edits'

const rules: Rule[] = [blankRule('boost', 'a'), blankRule('scope', 's'), blankRule('boost', 'b')]
const ids = (list: readonly Rule[]) => list.map(({ id }) => id).join('')

test('a rule moves among those of its phase, past the others, and stays at the end', () => {
  expect(ids(moveRule(rules, 'b', -1))).toBe('bsa')
  expect(ids(moveRule(rules, 'a', 1))).toBe('bsa')
  expect(ids(moveRule(rules, 'a', -1))).toBe('asb')
  expect(ids(moveRule(rules, 'nobody', 1))).toBe('asb')
})

test('a new rule is the last of its phase; a new time comes before the one that always holds', () => {
  expect(ids(addRule(rules, blankRule('boost', 'c')))).toBe('asbc')
  expect(ids(addRule(rules, blankRule('cap', 'c')))).toBe('asbc')
  expect(ids(addRule([blankRule('sla', 'x')], blankRule('sla', 'y')))).toBe('yx')
})

test('a copy stands behind its original and is told apart by its name', () => {
  const copied = duplicateRule(rules, 'a', 'z')
  expect(ids(copied)).toBe('azsb')
  expect(copied[1]!.name).toBe('新的加减分（副本）')
  expect(duplicateRule([{ ...rules[0]!, name: '长'.repeat(40) }], 'a', 'z')[1]!.name).toHaveLength(40)
})

test('a rule is replaced in its place, or taken out', () => {
  expect(replaceRule(rules, { ...rules[0]!, name: '改名' })[0]!.name).toBe('改名')
  expect(ids(removeRule(rules, 's'))).toBe('ab')
  expect(PHASES.map((phase) => rulesOf(rules, phase).length)).toEqual([1, 0, 0, 2, 0, 0])
})
