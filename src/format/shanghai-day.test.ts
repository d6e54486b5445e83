import { shanghaiDay } from './shanghai-day'

test('the day is Shanghai’s, wherever the phone is', () => {
  expect(shanghaiDay('2026-02-28T16:30:00Z')).toBe('2026-03-01')
  expect(shanghaiDay('2026-02-28T15:59:00Z')).toBe('2026-02-28')
  expect(shanghaiDay('2026-12-31T10:00:00+08:00', 1)).toBe('2027-01-01')
})
