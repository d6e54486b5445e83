import { answerPromise } from './answer-promise'

const now = '2026-03-01T10:00:00+08:00'
const answer = { guideName: '王小美', storeName: '上海一店', by: '2026-03-01T10:15:00+08:00' }

test('who answers is named with the time', () => {
  expect(answerPromise({ outcome: 'offered', answer }, now)).toBe('上海一店的王小美会在今天 10:15 前回应你')
  expect(answerPromise({ outcome: 'offered', answer: { ...answer, storeName: null } }, now)).toMatch(/^王小美会在/)
})

test('nobody free is said as it is', () => {
  expect(answerPromise({ outcome: 'unroutable', answer: null }, now)).toContain('总部')
  expect(answerPromise({ outcome: 'merged', answer: null }, now)).toContain('正在跟进')
})
