import type { Condition } from '../../../contract/rule-condition'
import { DEFAULT_RULE_SET } from './default-rule-set'
import { findUnmatched, SAMPLES_MIN } from './find-unmatched'
import { judgeKnown, type Known } from './judge-known'

const matches = (condition: Condition, facts: Known) => judgeKnown(condition, facts) !== false
const cold: Known = {
  'lead.score': 30,
  'lead.isOwned': true,
  'lead.isFromGuide': true,
  'lead.isFromStore': true,
  'lead.place': true,
  'lead.city': '上海',
}

test('a rule that no real lead meets is told, those of guides and the ones that were met are not', () => {
  const samples = Array.from({ length: SAMPLES_MIN }, () => cold)
  expect(findUnmatched(DEFAULT_RULE_SET, samples, matches).map(({ ruleId }) => ruleId)).toEqual(['sla-hot', 'sla-warm'])
  expect(findUnmatched(DEFAULT_RULE_SET, [...samples, { ...cold, 'lead.score': 80 }], matches)).toEqual([])
})

test('a handful of leads says nothing', () => {
  expect(findUnmatched(DEFAULT_RULE_SET, [cold], matches)).toEqual([])
})

test('a rule about guides is told when what it asks of the lead was never met, whatever the guide', () => {
  const samples = Array.from({ length: SAMPLES_MIN }, (): Known => ({ 'lead.city': null, 'lead.score': 80 }))
  const boost = (id: string, ...parts: Condition[]) => ({
    phase: 'boost' as const,
    id,
    name: id,
    isOn: true,
    points: 5,
    when: { all: [...parts, { f: 'guide.grade' as const, op: 'gte' as const, v: 4 }] },
  })
  const inCity = boost('of-a-city', { f: 'lead.city', op: 'eq', v: '上海' })
  const hot = boost('hot', { f: 'lead.score', op: 'gte', v: 70 })
  const rules = [inCity, hot, boost('of-guides-only')]
  expect(findUnmatched({ rules }, samples, matches).map(({ ruleId }) => ruleId)).toEqual(['of-a-city'])
})

test('a rule that only asks whether something is known holds no value that could be wrong', () => {
  const samples = Array.from({ length: SAMPLES_MIN }, (): Known => ({ 'lead.city': null }))
  const ofCity = DEFAULT_RULE_SET.rules.filter(({ id }) => id === 'scope-city')
  expect(ofCity).toHaveLength(1)
  expect(findUnmatched({ rules: ofCity }, samples, matches)).toEqual([])
})
