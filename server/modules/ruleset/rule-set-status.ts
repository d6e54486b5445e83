import type { RuleSetStatus } from '../../../contract/vocabulary'

type StatusEvent = { id: string; version: number; status: RuleSetStatus; effectiveFrom: Date }

/** What a version is at a moment, since when, and when it is to go live where that is agreed and still to come. */
export type Standing = { status: RuleSetStatus; since: Date; liveFrom: Date | null }

/**
 * What each version is at an instant, by its events in the order they were recorded: the newest recorded one whose start
 * has come says it, so that a retirement also undoes a start that was only planned. Of several live ones the one with the
 * newest start decides, and the others are retired by it. The same reading as `rulesInForce`.
 */
export function statusOf(events: readonly StatusEvent[], at: Date): Map<number, Standing> {
  const standing = new Map<number, StatusEvent>()
  const planned = new Map<number, StatusEvent>()
  for (const event of events.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (event.effectiveFrom <= at) {
      standing.set(event.version, event)
      planned.delete(event.version)
    } else if (event.status === 'live') planned.set(event.version, event)
  }
  const inForce = [...standing.values()].filter(({ status }) => status === 'live').toSorted(byStart)[0]
  return new Map(
    [...new Set([...standing.keys(), ...planned.keys()])].map((version) => {
      const now = standing.get(version)
      const liveFrom = planned.get(version)?.effectiveFrom ?? null
      const isReplaced = now?.status === 'live' && now !== inForce
      const status: RuleSetStatus = isReplaced ? 'retired' : (now?.status ?? 'draft')
      return [
        version,
        { status, since: (isReplaced ? inForce! : (now ?? planned.get(version)!)).effectiveFrom, liveFrom },
      ]
    }),
  )
}

/** Newest start first; of the same start the one recorded last. */
function byStart(a: StatusEvent, b: StatusEvent): number {
  return b.effectiveFrom.getTime() - a.effectiveFrom.getTime() || (a.id < b.id ? 1 : -1)
}

/** What may become of a version; going live always takes a second person, going back to what was in force does not. */
const MAY_BECOME: Record<RuleSetStatus, readonly RuleSetStatus[]> = {
  draft: ['shadow', 'pilot', 'live', 'retired'],
  shadow: ['pilot', 'live', 'retired'],
  pilot: ['live', 'retired'],
  live: [],
  retired: ['live'],
}

/** Whether a version in this standing may become something else; while it is to go live it may only be taken back. */
export function mayBecome({ status, liveFrom }: Standing, wanted: RuleSetStatus): boolean {
  if (liveFrom !== null) return wanted === 'retired' && status !== 'live'
  return MAY_BECOME[status].includes(wanted)
}

/**
 * The version to go back to: of those that were in force before the one that is now, the last that nobody retired by
 * hand. Null when there is none.
 */
export function versionBefore(
  events: readonly StatusEvent[],
  at: Date,
): { live: number; before: number | null } | null {
  const past = events.filter(({ effectiveFrom }) => effectiveFrom <= at)
  const newest = new Map(past.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((event) => [event.version, event]))
  const starts = past.filter(({ status }) => status === 'live').toSorted(byStart)
  const live = starts.find((event) => newest.get(event.version) === event)
  if (!live) return null
  const before = starts.find(
    (event) =>
      byStart(live, event) < 0 && event.version !== live.version && newest.get(event.version)?.status === 'live',
  )
  return { live: live.version, before: before?.version ?? null }
}
