import { urgencyOf } from './urgency'

test.each([
  [-1, 'over', '已超时'],
  [0, 'over', '已超时'],
  [60_000, 'now', '马上流转'],
  [60_001, 'soon', '请尽快接'],
  [300_000, 'soon', '请尽快接'],
  [300_001, 'calm', '剩余'],
])('%i ms left are %s', (leftMs, urgency, words) => {
  expect(urgencyOf(leftMs)).toEqual({ urgency, words })
})
