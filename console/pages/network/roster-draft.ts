import type { Out } from '../../api/call'
import { addDays } from '../../format/time-text'

export type Roster = Out<'showRoster'>
export type State = Roster['guides'][number]['states'][number]
/** What is to be changed: `guideId day` to whether they are off. */
export type Draft = ReadonlyMap<string, boolean>

/** The Monday of the week a day is in. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** What a cell shows with the changes typed so far. A leave is set elsewhere and stays. */
export function stateWith(draft: Draft, guideId: string, day: string, state: State): State {
  const wish = draft.get(`${guideId} ${day}`)
  if (state === 'leave' || wish === undefined) return state
  return wish ? 'off' : 'work'
}

/** The draft with one cell turned over; turned back, it is no change any more. */
export function turn(draft: Draft, guideId: string, day: string, state: State): Draft {
  const next = new Map(draft)
  const key = `${guideId} ${day}`
  if (next.has(key)) next.delete(key)
  else next.set(key, state !== 'off')
  return next
}

/** The week before laid over this one, from today on: the same people off on the same weekdays. */
export function likeLastWeek(roster: Roster, lastWeek: Roster): Draft {
  const draft = new Map<string, boolean>()
  const before = new Map(lastWeek.guides.map((guide) => [guide.guideId, guide.states]))
  for (const { guideId, states } of roster.guides) {
    states.forEach((state, index) => {
      const day = roster.days[index]!.day
      const past = before.get(guideId)?.[index]
      if (day < roster.today || state === 'leave' || past === undefined || past === 'leave') return
      if ((past === 'off') !== (state === 'off')) draft.set(`${guideId} ${day}`, past === 'off')
    })
  }
  return draft
}

export type DayCover = { working: number; dayCap: number; isEmpty: boolean; isShort: boolean }

/** Who is there on the day of a column, and whether that is enough for the leads it usually brings. */
export function coverOf(roster: Roster, draft: Draft, index: number): DayCover {
  const { day, expectedLeads } = roster.days[index]!
  const there = roster.guides.filter(({ guideId, states }) => stateWith(draft, guideId, day, states[index]!) === 'work')
  const dayCap = there.reduce((sum, guide) => sum + guide.dayCap, 0)
  const isEmpty = there.length === 0
  return {
    working: there.length,
    dayCap,
    isEmpty,
    isShort: !isEmpty && expectedLeads !== null && expectedLeads > dayCap,
  }
}

/** Leads that wait for those who are to be off today: saving hands them to colleagues. */
export function movedToday(roster: Roster, draft: Draft): { guides: number; leads: number } {
  const off = roster.guides.filter(({ guideId }) => draft.get(`${guideId} ${roster.today}`) === true)
  return { guides: off.length, leads: off.reduce((sum, { waitingLeads }) => sum + waitingLeads, 0) }
}
