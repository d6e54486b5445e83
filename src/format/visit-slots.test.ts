import { visitSlots } from './visit-slots'

const now = '2026-03-01T10:40:00+08:00'

test('today begins after what can still be reached, and ends an hour before closing', () => {
  const [today, tomorrow] = visitSlots({ opensMinute: 600, closesMinute: 1320 }, now, 3)
  expect(today?.words).toBe('今天 周日')
  expect(today?.slots[0]).toEqual({ key: '2026-03-01T04:00:00.000Z', words: '12:00' })
  expect(today?.slots.at(-1)?.words).toBe('21:00')
  expect(tomorrow?.slots[0]?.words).toBe('10:00')
})

test('a day with nothing left is not offered', () => {
  const days = visitSlots({ opensMinute: 540, closesMinute: 660 }, now, 2)
  expect(days.map(({ words }) => words)).toEqual(['明天 周一'])
})

test('a store that closes after midnight is visited late on the day it opened', () => {
  const [today] = visitSlots({ opensMinute: 1080, closesMinute: 120 }, now, 1)
  expect(today?.slots.map(({ words }) => words)).toEqual([
    '18:00',
    '19:00',
    '20:00',
    '21:00',
    '22:00',
    '23:00',
    '00:00',
    '01:00',
  ])
})
