import { dayAfter, weekOf } from './week-of'

test('a week begins on Monday, whichever of its days is asked for, and may cross a year', () => {
  // 2026-03-01 is a Sunday.
  expect(weekOf('2026-03-01')[0]).toBe('2026-02-23')
  expect(weekOf('2026-02-23')).toEqual(weekOf('2026-03-01'))
  expect(weekOf('2026-01-01')).toEqual([
    '2025-12-29',
    '2025-12-30',
    '2025-12-31',
    '2026-01-01',
    '2026-01-02',
    '2026-01-03',
    '2026-01-04',
  ])
})

test('days are counted over the end of February', () => {
  expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29')
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28')
})
