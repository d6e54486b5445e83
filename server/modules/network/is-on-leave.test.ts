import { isOnLeave } from './is-on-leave'

test('a guide is away on the first and the last day of a leave and back the day after', () => {
  const leave = { leaveFrom: '2026-03-01', leaveTo: '2026-03-03' }
  expect(['2026-02-28', '2026-03-01', '2026-03-03', '2026-03-04'].map((day) => isOnLeave(leave, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('a leave without an end lasts, and no leave is no absence', () => {
  expect(isOnLeave({ leaveFrom: '2026-03-01', leaveTo: null }, '2027-01-01')).toBe(true)
  expect(isOnLeave({ leaveFrom: null, leaveTo: null }, '2026-03-01')).toBe(false)
})
