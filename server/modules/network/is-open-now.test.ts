import { isOpenNow } from './is-open-now'

test('a store is open from its opening minute until the minute before it closes', () => {
  const hours = { opensMinute: 600, closesMinute: 1320 }
  expect([599, 600, 1319, 1320].map((minute) => isOpenNow(hours, minute))).toEqual([false, true, true, false])
})

test('a night store stays open past midnight', () => {
  const hours = { opensMinute: 1080, closesMinute: 120 }
  expect([1079, 1080, 1439, 0, 119, 120].map((minute) => isOpenNow(hours, minute))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ])
})

test('a store open from 0 to 1440 never closes', () => {
  expect([0, 720, 1439].every((minute) => isOpenNow({ opensMinute: 0, closesMinute: 1440 }, minute))).toBe(true)
})
