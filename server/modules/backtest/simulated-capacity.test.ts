import { countersUnderDraft, noteGiven, type SimulatedCapacity } from './simulated-capacity'

const counters = (id: string, dayUsed: number, lastAssignedMs: number | null = null) => ({
  id,
  dayUsed,
  openUsed: dayUsed,
  lastAssignedMs,
})
const DAY = '2026-03-01'

test('a guide the draft gave fewer leads has the room the rules of then had used up', () => {
  const given: SimulatedCapacity = {}
  const state = [counters('a', 0), counters('b', 0)]
  noteGiven(given, { day: DAY, atMs: 10, draftGuideId: 'b', loggedGuideId: 'a' }, state)
  expect(countersUnderDraft([counters('a', 1, 10), counters('b', 0)], given, DAY)).toEqual([
    { id: 'a', dayUsed: 0, openUsed: 0, lastAssignedMs: null },
    { id: 'b', dayUsed: 1, openUsed: 1, lastAssignedMs: 10 },
  ])
})

test('what was handed over by hand, or offered in a later attempt, stays used', () => {
  const given: SimulatedCapacity = {}
  noteGiven(given, { day: DAY, atMs: 10, draftGuideId: 'a', loggedGuideId: 'a' }, [counters('a', 0)])
  expect(countersUnderDraft([counters('a', 3, 20)], given, DAY)[0]).toMatchObject({ dayUsed: 3, openUsed: 3 })
})

test('a new day begins with the day’s real counters', () => {
  const given: SimulatedCapacity = {}
  noteGiven(given, { day: DAY, atMs: 10, draftGuideId: 'b', loggedGuideId: null }, [])
  expect(countersUnderDraft([counters('b', 0, null)], given, '2026-03-02')[0]).toMatchObject({
    dayUsed: 0,
    lastAssignedMs: 10,
  })
})

test('what is put down as text and taken up again counts on as if never put down', () => {
  const given: SimulatedCapacity = {}
  noteGiven(given, { day: DAY, atMs: 10, draftGuideId: 'b', loggedGuideId: 'a' }, [counters('a', 0)])
  const again: SimulatedCapacity = JSON.parse(JSON.stringify(given))
  const later = { day: DAY, atMs: 20, draftGuideId: 'b', loggedGuideId: 'a' }
  noteGiven(given, later, [])
  noteGiven(again, later, [])
  expect(again).toEqual(given)
})
