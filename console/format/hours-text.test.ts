import { clockText, hoursText, minuteOf } from './hours-text'

test('hours that go past midnight say so', () => {
  expect(hoursText(600, 1320)).toBe('10:00–22:00')
  expect(hoursText(1080, 120)).toBe('18:00–次日 02:00')
  expect(clockText(1440)).toBe('24:00')
})

test('a time is read as it is typed, and what is none is not guessed at', () => {
  expect(['9:30', '09：30', '24:00', '24:01', '9:60', '早上'].map(minuteOf)).toEqual([570, 570, 1440, null, null, null])
})
