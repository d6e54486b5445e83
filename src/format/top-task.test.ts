import { topTask } from './top-task'

const now = Date.parse('2026-03-01T12:12:00+08:00')
const idle = { waiting: 0, oldestOfferedAt: null, followUpsDue: 0, pickUpsWaiting: 0, isTaking: true }

test('people who wait come first, with how long the first of them has waited', () => {
  const busy = { ...idle, waiting: 3, oldestOfferedAt: '2026-03-01T04:00:00.000Z', followUpsDue: 2, pickUpsWaiting: 5 }
  expect(topTask(busy, now)).toMatchObject({ kind: 'leads', words: '3 条线索等你，最早的等了 12 分钟' })
  expect(topTask({ ...busy, waiting: 1 }, now).words).toBe('1 条线索等你，等了 12 分钟')
})

test('a lead of this minute has just come, also when the clocks differ a little', () => {
  const offered = { ...idle, waiting: 1, oldestOfferedAt: '2026-03-01T04:12:01.000Z' }
  expect(topTask(offered, now).words).toBe('1 条线索等你，刚刚到')
})

test('then what was promised for today, then goods to be fetched', () => {
  expect(topTask({ ...idle, followUpsDue: 2, pickUpsWaiting: 5 }, now).kind).toBe('follow_ups')
  expect(topTask({ ...idle, pickUpsWaiting: 5 }, now)).toMatchObject({ kind: 'pick_ups', words: '5 单待顾客到店取货' })
})

test('nothing to do is said kindly, and a guide who pauses is told why nothing comes', () => {
  expect(topTask(idle, now)).toMatchObject({ kind: 'none', words: '现在没有等你的线索' })
  expect(topTask({ ...idle, isTaking: false }, now).note).toContain('暂停')
})
