import { SUSPICION_RULE_TEXT, type SuspicionRule } from '../../contract/suspicion-vocabulary'
import { evidenceText } from './suspicion-text'

test('every rule says what it saw with its figures, and leaves none out', () => {
  const evidence = { asks: 7, hours: 24, code: 'Ab3', minutes: 10, people: 42, days: 30, orders: 3, day: '2026-03-01' }
  for (const rule of Object.keys(SUSPICION_RULE_TEXT) as SuspicionRule[]) {
    expect(evidenceText({ rule, evidence })).not.toMatch(/undefined/)
  }
  expect(evidenceText({ rule: 'many_asks', evidence })).toBe(
    '同一位顾客在 24 小时内提出了 7 个不同的需求，这是第一个之后的一个',
  )
})
