import { pollPaceMs } from './poll-pace'

test('somebody who waits for a lead sees it within two seconds', () => {
  expect(pollPaceMs({ unchangedMs: 0, isFailing: false })).toBe(2000)
  expect(pollPaceMs({ unchangedMs: 119_999, isFailing: false })).toBe(2000)
})

test('two quiet minutes or a bad line slow the asking down', () => {
  expect(pollPaceMs({ unchangedMs: 120_000, isFailing: false })).toBe(10_000)
  expect(pollPaceMs({ unchangedMs: 0, isFailing: true })).toBe(10_000)
})
