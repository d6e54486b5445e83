import { keysOf } from '../../contract/fields'
import type { PilotPlan } from '../../contract/pilot'
import { pilotPowerText, STORE_FEATURE_TEXT } from '../../contract/routing-vocabulary'
import { AppError } from '../kernel/app-error'
import { groupBy } from '../kernel/group-by'
import { seededRandom } from '../kernel/seeded-random'
import { cellVariances } from '../modules/pilot/cell-variances'
import { clusterStores, type SharedLeads, type StoreCluster } from '../modules/pilot/cluster-stores'
import { matchControls, type StoreFeatures } from '../modules/pilot/match-controls'
import { minimumDetectableEffect } from '../modules/pilot/minimum-detectable-effect'
import type { StoreFigures, StoreSpan } from '../modules/pilot/store-figures.sql'
import type { DayPart } from '../modules/pilot/switchback-plan'

/** Where the day is cut: leads of a shopping afternoon and of an evening come in about equal parts. */
export const SPLIT_MINUTE = 16 * 60
export const DAY_PARTS: DayPart[] = [
  { id: 'day', startMinute: 0, endMinute: SPLIT_MINUTE },
  { id: 'evening', startMinute: SPLIT_MINUTE, endMinute: 24 * 60 },
]

export type PilotPast = {
  days: number
  stores: readonly StoreFigures[]
  shared: readonly SharedLeads[]
  spans: readonly StoreSpan[]
}
export type PilotWish = {
  storeIds?: readonly string[] | undefined
  storeCount: number
  days: number
  wantedEffectPpm?: number | undefined
  seed: number
}

/**
 * Chooses who takes part and says what can be found out: whole clusters of stores that share their leads, controls like them
 * out of their reach, and the smallest effect that will be seen, from how much the value of a lead moved in the past.
 * Refuses a store the brand does not run, and a brand without stores enough.
 */
export function shapePilot(past: PilotPast, wish: PilotWish): PilotPlan {
  const { clusters, leakedShare } = clusterStores(past.stores, past.shared)
  const chosen = wish.storeIds ? clustersOf(clusters, wish.storeIds) : drawClusters(clusters, past.stores, wish)
  if (chosen.length === 0) throw new AppError('pilot_too_small')
  const storeIds = chosen.flatMap((cluster) => cluster.storeIds).sort()
  const { pairs, balance } = controlsFor(past, storeIds)
  const detectable = detectableOf(past, chosen, wish.days)
  const detectablePpm = detectable?.relative == null ? null : Math.round(detectable.relative * 1_000_000)
  const wantedPpm = wish.wantedEffectPpm ?? null
  const isShort = detectablePpm !== null && wantedPpm !== null && detectablePpm > wantedPpm
  // What can be seen shrinks with the root of the days.
  const daysNeeded = isShort ? Math.ceil(wish.days * (detectablePpm / wantedPpm) ** 2) : null
  const said = { stores: storeIds.length, days: wish.days, detectablePpm, wantedPpm, daysNeeded }
  return {
    clusters: chosen,
    storeIds,
    leakedShare,
    controls: pairs,
    balance,
    dayParts: DAY_PARTS,
    detectableFen: detectable?.absolute ?? null,
    detectablePpm,
    wantedPpm,
    daysNeeded,
    text: pilotPowerText(said),
  }
}

function clustersOf(clusters: readonly StoreCluster[], storeIds: readonly string[]): StoreCluster[] {
  for (const storeId of storeIds) {
    if (!clusters.some((cluster) => cluster.storeIds.includes(storeId)))
      throw new AppError('store_unknown', { storeId })
  }
  return clusters.filter((cluster) => cluster.storeIds.some((storeId) => storeIds.includes(storeId)))
}

/** Stores marked for pilots first, then by chance; a cluster too large for the places left is passed over. */
function drawClusters(
  clusters: readonly StoreCluster[],
  stores: readonly StoreFigures[],
  { storeCount, seed }: PilotWish,
): StoreCluster[] {
  const marked = new Set(stores.filter(({ isPilot }) => isPilot).map(({ storeId }) => storeId))
  const next = seededRandom(seed)
  const drawn = clusters.map((cluster) => ({
    cluster,
    isMarked: cluster.storeIds.some((storeId) => marked.has(storeId)),
    draw: next(),
  }))
  drawn.sort((a, b) => Number(b.isMarked) - Number(a.isMarked) || a.draw - b.draw)
  const chosen: StoreCluster[] = []
  let places = storeCount
  for (const { cluster } of drawn) {
    if (cluster.storeIds.length > places) continue
    chosen.push(cluster)
    places -= cluster.storeIds.length
  }
  return chosen.sort((a, b) => (a.clusterId < b.clusterId ? -1 : 1))
}

/** Controls come from stores no pilot store shares a lead with: what the draft does would change the others. */
function controlsFor({ stores, shared, days }: PilotPast, storeIds: readonly string[]) {
  const inPilot = new Set(storeIds)
  const near = new Set(
    shared
      .filter(({ storeA, storeB }) => inPilot.has(storeA) || inPilot.has(storeB))
      .flatMap(({ storeA, storeB }) => [storeA, storeB]),
  )
  const featuresOf = (store: StoreFigures): StoreFeatures => ({
    storeId: store.storeId,
    features: {
      leadsPerDay: store.leads / days,
      winRate: store.leads === 0 ? 0 : store.won / store.leads,
      acceptMinutes: store.acceptMinutes ?? 0,
      guides: store.guides,
    },
  })
  const pilots = stores.filter(({ storeId }) => inPilot.has(storeId)).map(featuresOf)
  const others = stores.filter(({ storeId }) => !inPilot.has(storeId) && !near.has(storeId)).map(featuresOf)
  return matchControls(pilots, others, keysOf(STORE_FEATURE_TEXT))
}

/** Null while the past does not show how much the value of a lead moves from one part of a day to the next. */
function detectableOf({ spans }: PilotPast, clusters: readonly StoreCluster[], days: number) {
  const clusterOf = new Map(
    clusters.flatMap(({ clusterId, storeIds }) => storeIds.map((storeId) => [storeId, clusterId] as const)),
  )
  const ofPilot = spans.filter(({ storeId }) => clusterOf.has(storeId))
  const cells = [
    ...groupBy(ofPilot, ({ storeId, day, part }) => `${clusterOf.get(storeId)}|${day}|${part}`).values(),
  ].map((own) => ({
    clusterId: clusterOf.get(own[0]!.storeId)!,
    value: sum(own.map(({ valueFen }) => valueFen)) / sum(own.map(({ leads }) => leads)),
  }))
  if (cells.length < 2) return null
  const variances = cellVariances(cells)
  if (variances.varianceWithin === 0) return null
  return minimumDetectableEffect({ clusters: clusters.length, periods: days * DAY_PARTS.length, ...variances })
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
