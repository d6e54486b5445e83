import { lateWords } from './late-words'

const now = Date.parse('2026-03-01T10:30:00+08:00')
const failure = (code: string, details: Record<string, unknown> = {}) =>
  ({ code, requestId: null, details }) as Parameters<typeof lateWords>[0]

test('a guide who was too late hears which colleague looks after the person, and since when', () => {
  const taken = failure('assignment_taken', { byName: '陈**', at: '2026-03-01T02:05:00.000Z' })
  expect(lateWords(taken, now)).toBe('同事 陈** 今天 10:05 已接手这条线索，感谢你的响应')
})

test('where the server does not say who, the words are those of the refusal', () => {
  expect(lateWords(failure('assignment_taken'), now)).toBe('这条线索已由其他同事接待，感谢你的响应')
  expect(lateWords(failure('assignment_expired', { byName: '陈**' }), now)).toContain('接待时间已过')
})
