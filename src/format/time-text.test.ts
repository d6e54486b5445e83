import { countdownText, dayText, hoursText, minutesText, spanText, timeText, weekdayText } from './time-text'

const now = '2026-03-01T10:00:00+08:00'

test.each([
  ['2026-03-01T00:05:00+08:00', '今天 00:05'],
  ['2026-02-28T23:59:00+08:00', '昨天 23:59'],
  ['2026-03-02T09:00:00+08:00', '明天 09:00'],
  ['2026-01-09T09:00:00+08:00', '01-09 09:00'],
  ['2025-12-31T23:00:00+08:00', '2025-12-31 23:00'],
  ['2026-02-28T17:00:00Z', '今天 01:00'],
])('%s reads %s', (at, text) => {
  expect(timeText(at, now)).toBe(text)
})

test('days, weekdays and hours', () => {
  expect(dayText('2026-03-01T23:59:00+08:00', now)).toBe('今天')
  expect(weekdayText(now)).toBe('周日')
  expect(hoursText(540, 1290)).toBe('09:00–21:30')
})

test.each([
  [0, '刚刚'],
  [59_000, '刚刚'],
  [12 * 60_000, '12 分钟'],
  [47 * 3_600_000, '47 小时'],
  [49 * 3_600_000, '2 天'],
])('%i ms span %s', (ms, text) => {
  expect(spanText(ms)).toBe(text)
})

test.each([
  [-5, '00:00'],
  [299_001, '05:00'],
  [3_899_000, '1:04:59'],
])('%i ms left read %s', (ms, text) => {
  expect(countdownText(ms)).toBe(text)
})

test('an average of minutes is said without its fraction', () => {
  expect(minutesText(0.4)).toBe('不到 1 分钟')
  expect(minutesText(7.6)).toBe('8 分钟')
  expect(minutesText(130)).toBe('2 小时')
})
