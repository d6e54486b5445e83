import { pollPaceMs } from './poll-pace'

test('somebody who waits for a lead sees it within two seconds', () => {
  expect(pollPaceMs({ unchangedMs: 0, isFailing: false })).toBe(1500)
  expect(pollPaceMs({ unchangedMs: 15 * 60_000 - 1, isFailing: false })).toBe(1500)
})

test('a quiet quarter of an hour or a bad line slow the asking down', () => {
  expect(pollPaceMs({ unchangedMs: 15 * 60_000, isFailing: false })).toBe(10_000)
  expect(pollPaceMs({ unchangedMs: 0, isFailing: true })).toBe(10_000)
})
