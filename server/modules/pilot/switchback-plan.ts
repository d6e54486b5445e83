import { assert } from '../../kernel/assert'
import { seededRandom } from '../../kernel/seeded-random'
import { DAY_MS, shanghaiDay, shanghaiMinute, startOfDay } from '../../kernel/shanghai-time'

export type Arm = 'draft' | 'live'
/** A part of the business day, from its first minute since midnight in Shanghai up to, not including, its end. */
export type DayPart = { id: string; startMinute: number; endMinute: number }
export type SwitchbackPlan = {
  /** First and last day of the pilot in Shanghai, both included. */
  from: string
  to: string
  dayParts: DayPart[]
  clusterOfStore: Record<string, string>
  /** Which rule routes, by `armKey`. */
  arms: Record<string, Arm>
}

const WEEK = 7

/**
 * Which rule routes in which cluster, day and part of the day. Chance decides, by the seed, and in pairs that cancel what
 * else differs: a day and the same weekday a week later run opposite rules, and so do two clusters at the same time. What
 * does not pair (an odd cluster, days beyond whole fortnights) is paired with the next day, and the last one left is drawn.
 * So each cluster and day part gives either rule the same number of days, or one more. Order of the clusters does not matter.
 */
export function switchbackPlan(asked: {
  clusters: readonly { clusterId: string; storeIds: readonly string[] }[]
  from: string
  to: string
  dayParts: readonly DayPart[]
  seed: number
}): SwitchbackPlan {
  const { from, to, dayParts, seed } = asked
  for (const { startMinute, endMinute } of dayParts)
    assert(startMinute < endMinute, 'a part of the day ends after it starts')
  const days = daysBetween(from, to)
  const next = seededRandom(seed)
  const clusters = shuffled(
    [...asked.clusters].sort((a, b) => (a.clusterId < b.clusterId ? -1 : 1)),
    next,
  )
  const arms: Record<string, Arm> = {}
  for (let at = 0; at < clusters.length; at += 2) {
    for (const { id } of dayParts) {
      for (const pair of dayPairs(days)) {
        const draftFirst = next() < 0.5
        for (const [second, day] of pair.entries()) {
          for (const [partner, cluster] of clusters.slice(at, at + 2).entries()) {
            arms[armKey(cluster.clusterId, day, id)] =
              (second + partner) % 2 === (draftFirst ? 0 : 1) ? 'draft' : 'live'
          }
        }
      }
    }
  }
  const clusterOfStore = Object.fromEntries(
    clusters.flatMap(({ clusterId, storeIds }) => storeIds.map((storeId) => [storeId, clusterId])),
  )
  return { from, to, dayParts: [...dayParts], clusterOfStore, arms }
}

/** The rule that routes a store's lead at an instant; null when the store, the day or the hour is outside the pilot. */
export function armOf(plan: SwitchbackPlan, storeId: string, at: Date): Arm | null {
  const clusterId = plan.clusterOfStore[storeId]
  const minute = shanghaiMinute(at)
  const part = plan.dayParts.find(({ startMinute, endMinute }) => startMinute <= minute && minute < endMinute)
  if (clusterId === undefined || part === undefined) return null
  return plan.arms[armKey(clusterId, shanghaiDay(at), part.id)] ?? null
}

/** The name of a cell of the plan. */
export function armKey(clusterId: string, day: string, dayPartId: string): string {
  return `${clusterId}|${day}|${dayPartId}`
}

function daysBetween(from: string, to: string): string[] {
  const count = Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / DAY_MS) + 1
  assert(count >= 1, 'a pilot ends on or after the day it starts')
  return Array.from({ length: count }, (_, at) => shanghaiDay(new Date(startOfDay(from).getTime() + at * DAY_MS)))
}

/** Whole fortnights by weekday, the days after them two by two. */
function dayPairs(days: readonly string[]): string[][] {
  const whole = days.length - (days.length % (2 * WEEK))
  const pairs: string[][] = []
  for (let at = 0; at < whole; at++) {
    if (at % (2 * WEEK) < WEEK) pairs.push([days[at]!, days[at + WEEK]!])
  }
  for (let at = whole; at < days.length; at += 2) pairs.push(days.slice(at, at + 2))
  return pairs
}

function shuffled<Item>(items: readonly Item[], next: () => number): Item[] {
  const drawn = [...items]
  for (let at = drawn.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    ;[drawn[at], drawn[other]] = [drawn[other]!, drawn[at]!]
  }
  return drawn
}
