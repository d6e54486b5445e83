import { coverOf, likeLastWeek, mondayOf, movedToday, type Roster, stateWith, turn } from './roster-draft'

const DAYS = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08']
const guide = (guideId: string, states: Roster['guides'][number]['states']) => ({
  guideId,
  name: guideId,
  role: 'guide' as const,
  isVisiting: false,
  dayCap: 5,
  waitingLeads: 2,
  states,
})
const roster: Roster = {
  storeName: '春熙路店',
  today: '2026-03-03',
  guides: [
    guide('gd_1', ['off', 'work', 'work', 'work', 'work', 'work', 'work']),
    guide('gd_2', ['work', 'work', 'leave', 'work', 'work', 'work', 'off']),
  ],
  days: DAYS.map((day) => ({ day, expectedLeads: 8, arrivedLeads: null })),
}

test('a cell turned twice is no change, and a leave is never turned', () => {
  const once = turn(new Map(), 'gd_1', '2026-03-04', 'work')
  expect(stateWith(once, 'gd_1', '2026-03-04', 'work')).toBe('off')
  expect(turn(once, 'gd_1', '2026-03-04', 'work').size).toBe(0)
  expect(stateWith(new Map([['gd_2 2026-03-04', true]]), 'gd_2', '2026-03-04', 'leave')).toBe('leave')
})

test('a day nobody works is told apart from one with too little room', () => {
  expect(coverOf(roster, new Map(), 3)).toEqual({ working: 2, dayCap: 10, isEmpty: false, isShort: false })
  expect(coverOf(roster, new Map(), 2)).toMatchObject({ working: 1, isShort: true })
  expect(coverOf(roster, new Map([['gd_1 2026-03-04', true]]), 2)).toMatchObject({ isEmpty: true, isShort: false })
})

test('last week is taken over from today on only, and leaves stay', () => {
  const lastWeek = { ...roster, guides: [guide('gd_1', ['off', 'off', 'work', 'work', 'work', 'work', 'work'])] }
  expect([...likeLastWeek(roster, lastWeek)]).toEqual([['gd_1 2026-03-03', true]])
})

test('who is off from today hands over what waits', () => {
  expect(movedToday(roster, new Map([['gd_1 2026-03-03', true]]))).toEqual({ guides: 1, leads: 2 })
  expect(movedToday(roster, new Map([['gd_1 2026-03-04', true]]))).toEqual({ guides: 0, leads: 0 })
})

test('weeks begin on Monday', () => {
  expect([mondayOf('2026-03-08'), mondayOf('2026-03-02')]).toEqual(['2026-03-02', '2026-03-02'])
})
