import { colleagueExclusion } from './colleague-exclusion'

const free = { isTaking: true, dayUsed: 4, dayCap: 5, openUsed: 9, openCap: 10 }

test.each([
  ['with one place left each', free, null],
  ['who takes no leads, whatever their load', { ...free, isTaking: false, dayUsed: 5 }, 'PAUSED'],
  ['whose day is full', { ...free, dayUsed: 5, openUsed: 10 }, 'DAY_CAP'],
  ['whose hands are full', { ...free, openUsed: 10 }, 'OPEN_CAP'],
])('a colleague %s', (_who, load, exclusion) => {
  expect(colleagueExclusion(load)).toBe(exclusion)
})
