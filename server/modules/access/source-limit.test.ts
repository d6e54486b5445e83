import { recentFailures, tryAgainAt } from './source-limit'

const at = new Date('2026-03-01T10:00:00+08:00')
const ago = (minutes: number) => at.getTime() - minutes * 60_000
const failures = (count: number, minutes: number) => Array.from({ length: count }, () => ago(minutes))

test('twenty failures within a quarter of an hour close the door to a network until the first of them is that old', () => {
  expect(tryAgainAt(failures(19, 5), at)).toBeNull()
  expect(tryAgainAt([...failures(19, 5), ago(14)], at)).toEqual(new Date('2026-03-01T10:01:00+08:00'))
})

test('a failure a quarter of an hour ago counts no more', () => {
  expect(tryAgainAt([...failures(19, 5), ago(15)], at)).toBeNull()
  expect(recentFailures([ago(15), ago(14)], at)).toEqual([ago(14)])
})

test('of more than twenty the twentieth newest says when', () => {
  expect(tryAgainAt([...failures(10, 12), ...failures(20, 2)], at)).toEqual(new Date('2026-03-01T10:13:00+08:00'))
})
