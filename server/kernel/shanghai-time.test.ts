import { shanghaiDay, shanghaiInstant, shanghaiMinute, shanghaiWallClock } from './shanghai-time'

test('an instant is shown by the clock on the wall in Shanghai', () => {
  expect(shanghaiWallClock(new Date('2026-03-01T02:05:00.000Z'))).toEqual({ month: 3, day: 1, time: '10:05' })
  expect(shanghaiWallClock(new Date('2026-12-31T15:59:59.999Z'))).toEqual({ month: 12, day: 31, time: '23:59' })
  expect(shanghaiWallClock(new Date('2026-12-31T16:00:00.000Z'))).toEqual({ month: 1, day: 1, time: '00:00' })
})

test('the day in Shanghai begins while it is still yesterday in Greenwich', () => {
  expect(shanghaiDay(new Date('2026-02-28T15:59:59.999Z'))).toBe('2026-02-28')
  expect(shanghaiDay(new Date('2026-02-28T16:00:00.000Z'))).toBe('2026-03-01')
  expect(shanghaiMinute(new Date('2026-02-28T16:01:00.000Z'))).toBe(1)
})

test('an instant for WeChat carries the offset of Shanghai and no fraction', () => {
  expect(shanghaiInstant(new Date('2026-02-28T16:00:00.999Z'))).toBe('2026-03-01T00:00:00+08:00')
})
