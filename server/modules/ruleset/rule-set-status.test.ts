import type { RuleSetStatus } from '../../../contract/vocabulary'
import { mayBecome, statusOf, versionBefore } from './rule-set-status'

const day = (date: number) => new Date(Date.UTC(2026, 2, date))
let count = 0
const event = (version: number, status: RuleSetStatus, from: number) => ({
  id: `re_${String(++count).padStart(6, '0')}`,
  version,
  status,
  effectiveFrom: day(from),
})
const said = (events: ReturnType<typeof event>[], at: number) =>
  Object.fromEntries([...statusOf(events, day(at))].map(([version, { status }]) => [version, status]))

test('a version is what its newest event says, and the one that was live before is retired by the next', () => {
  const events = [event(1, 'live', 1), event(2, 'draft', 2), event(2, 'shadow', 3), event(2, 'live', 5)]
  expect(said(events, 1)).toMatchObject({ 1: 'live' })
  expect(said(events, 4)).toEqual({ 1: 'live', 2: 'shadow' })
  expect(statusOf(events, day(4)).get(2)).toMatchObject({ liveFrom: day(5) })
  expect(said(events, 5)).toEqual({ 1: 'retired', 2: 'live' })
})

test('of two starts that were planned the later one decides in the end, in whichever order they were agreed to', () => {
  const events = [event(1, 'live', 1), event(2, 'live', 9), event(3, 'live', 5)]
  expect(said(events, 6)).toMatchObject({ 1: 'retired', 3: 'live' })
  expect(said(events, 9)).toMatchObject({ 2: 'live', 3: 'retired' })
})

test('a start that was only planned is undone by retiring the version before it comes', () => {
  const events = [event(1, 'live', 1), event(2, 'live', 9), event(2, 'retired', 4)]
  expect(said(events, 10)).toEqual({ 1: 'live', 2: 'retired' })
  expect(statusOf(events, day(5)).get(2)?.liveFrom).toBeNull()
})

test('going back is a new start of the version before, and never to one that was retired by hand', () => {
  const events = [event(1, 'live', 1), event(2, 'live', 2), event(3, 'live', 3)]
  expect(versionBefore(events, day(4))).toEqual({ live: 3, before: 2 })
  events.push(event(2, 'live', 4), event(3, 'retired', 4))
  expect(said(events, 4)).toEqual({ 1: 'retired', 2: 'live', 3: 'retired' })
  expect(versionBefore(events, day(5))).toEqual({ live: 2, before: 1 })
  events.push(event(1, 'live', 6), event(2, 'retired', 6))
  expect(versionBefore(events, day(7))).toEqual({ live: 1, before: null })
})

test('what is live is only replaced, what is retired only goes live, and what is to go live may only be taken back', () => {
  const standing = (status: RuleSetStatus, liveFrom: Date | null = null) => ({ status, since: day(1), liveFrom })
  const moves = (status: RuleSetStatus, liveFrom: Date | null = null) =>
    (['draft', 'shadow', 'pilot', 'live', 'retired'] as const).filter((to) => mayBecome(standing(status, liveFrom), to))
  expect(moves('draft')).toEqual(['shadow', 'pilot', 'live', 'retired'])
  expect(moves('shadow')).toEqual(['pilot', 'live', 'retired'])
  expect(moves('pilot')).toEqual(['live', 'retired'])
  expect(moves('live')).toEqual([])
  expect(moves('retired')).toEqual(['live'])
  expect(moves('shadow', day(9))).toEqual(['retired'])
})
