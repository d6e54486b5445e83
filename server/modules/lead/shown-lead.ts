import type { Channel, LeadState, UnroutableReason } from '../../../contract/vocabulary'
import type { PoolRow } from './lead-pool.sql'
import { personLabel } from './person-label'

export type DueOf = { kind: 'accept' | 'contact' | 'retry'; at: Date; isOverdue: boolean }

/** What a lead waits for, and whether that is late: a lead of the pool is tried again by the clock and is never late itself. */
export function dueOf(kind: DueOf['kind'] | null, at: Date | null, now: Date): DueOf | null {
  if (kind === null || at === null) return null
  return { kind, at, isOverdue: kind !== 'retry' && at <= now }
}

/** A row of the pool as people see it: the person masked, and what it waits for. */
export function shownLead({ displayName, phoneMasked, dueKind, dueAt, ...row }: PoolRow, now: Date) {
  return {
    ...row,
    channel: row.channel as Channel,
    unroutableReason: row.unroutableReason as UnroutableReason | null,
    person: personLabel(displayName, phoneMasked),
    due: dueOf(dueKind, dueAt, now),
  }
}

/** States few leads are in at any time: their index finds them however far back they came. */
const FEW: readonly LeadState[] = ['offered', 'accepted', 'pooled']

type Asked = {
  states?: readonly LeadState[] | undefined
  sort: string
  storeId?: unknown
  guideId?: unknown
  phone?: unknown
  isMine?: unknown
  isOverdue?: unknown
  reason?: unknown
  arrivedFrom?: unknown
  channel?: unknown
  city?: unknown
  regionId?: unknown
  wish?: unknown
  scoreFrom?: unknown
  scoreTo?: unknown
}

/**
 * Whether a question has to stop at some day of the past: it asks for what no index lays in order, and nothing else in it
 * makes the leads few.
 */
export function isLookedBackFar(asked: Asked): boolean {
  if (asked.arrivedFrom || asked.storeId || asked.guideId || asked.phone || asked.isMine) return false
  if (asked.isOverdue || asked.reason || asked.sort === 'waiting') return false
  if (asked.states?.every((state) => FEW.includes(state))) return false
  const unordered = [asked.channel, asked.city, asked.regionId, asked.wish, asked.scoreFrom, asked.scoreTo]
  const isSeveralStates = (asked.states?.length ?? 0) > 1
  return isSeveralStates || unordered.some((one) => one !== undefined)
}
