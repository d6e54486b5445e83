import { mayVisit } from './may-visit'

const NOW = new Date('2026-03-01T10:00:00+08:00')
const DAY = { opensMinute: 600, closesMinute: 1320 }
const NIGHT = { opensMinute: 1080, closesMinute: 120 }
const at = (text: string) => new Date(`${text}+08:00`)

test.each([
  ['now, at the minute it opens', DAY, '2026-03-01T10:00:00', true],
  ['a moment ago', DAY, '2026-03-01T09:59:59', false],
  ['the last minute before closing', DAY, '2026-03-01T21:59:59', true],
  ['the minute it closes', DAY, '2026-03-01T22:00:00', false],
  ['before opening of a later day', DAY, '2026-03-05T09:59:00', false],
  ['the thirtieth day, late', DAY, '2026-03-31T21:30:00', true],
  ['the day after it', DAY, '2026-04-01T10:00:00', false],
  ['past midnight in a store open until two', NIGHT, '2026-03-02T01:59:00', true],
  ['two in the night, when that store closes', NIGHT, '2026-03-02T02:00:00', false],
  ['noon, when it is not open yet', NIGHT, '2026-03-02T12:00:00', false],
  ['any time in a store that never closes', { opensMinute: 0, closesMinute: 1440 }, '2026-03-02T04:00:00', true],
])('a visit at %s', (_what, hours, text, isPossible) => {
  expect(mayVisit(hours, at(text), NOW)).toBe(isPossible)
})

test('the hours are those of Shanghai, whatever the zone the time was written in', () => {
  expect(mayVisit(DAY, new Date('2026-03-02T13:30:00Z'), NOW)).toBe(true)
  expect(mayVisit(DAY, new Date('2026-03-02T14:30:00Z'), NOW)).toBe(false)
})
