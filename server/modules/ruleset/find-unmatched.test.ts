import type { Condition } from '../../../contract/rule-condition'
import { DEFAULT_RULE_SET } from './default-rule-set'
import { findUnmatched, SAMPLES_MIN } from './find-unmatched'
import { judgeKnown, type Known } from './judge-known'

const matches = (condition: Condition, facts: Known) => judgeKnown(condition, facts) === true
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
