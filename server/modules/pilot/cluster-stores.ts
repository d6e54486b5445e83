/** A store and the leads it was a candidate for in the days looked at. */
export type ClusterStore = { storeId: string; leads: number }
/** Two stores and the leads that had candidates of both. */
export type SharedLeads = { storeA: string; storeB: string; leads: number }
export type StoreCluster = { clusterId: string; storeIds: string[] }

/** Stores belong together when at least this share of the smaller one's leads could have gone to either. */
const SHARED_SHARE_MIN = 0.2
/** A chain of neighbours would make one cluster of a city; the weakest links are cut where it grows beyond this. */
const STORES_MAX = 8

type Bounds = { sharedShareMin?: number; storesMax?: number }

/**
 * Groups stores that compete for the same leads, so that a pilot can give a whole group one rule: routing interferes through
 * capacity, and a lead a draft takes from a neighbour would count twice. Groups are the connected components of the stores
 * whose shared leads are `sharedShareMin` of the smaller store's; the strongest links first and none that would make a
 * group of more than `storesMax` (Kruskal's order). `leakedShare` is what that leaves: shared leads across groups over all
 * shared leads. A cluster is named after its first store; the result does not depend on the order of the input.
 */
export function clusterStores(
  stores: readonly ClusterStore[],
  sharedCandidates: readonly SharedLeads[],
  bounds: Bounds = {},
): { clusters: StoreCluster[]; leakedShare: number } {
  const { sharedShareMin = SHARED_SHARE_MIN, storesMax = STORES_MAX } = bounds
  const leadsOf = new Map(stores.map(({ storeId, leads }) => [storeId, leads]))
  const groupOf = new Map(stores.map(({ storeId }) => [storeId, [storeId]]))
  const known = sharedCandidates.filter(({ storeA, storeB }) => leadsOf.has(storeA) && leadsOf.has(storeB))
  for (const { storeA, storeB, share } of strongestFirst(known, leadsOf)) {
    const [groupA, groupB] = [groupOf.get(storeA)!, groupOf.get(storeB)!]
    if (share < sharedShareMin || groupA === groupB || groupA.length + groupB.length > storesMax) continue
    const joined = [...groupA, ...groupB]
    for (const storeId of joined) groupOf.set(storeId, joined)
  }
  const clusters = [...new Set(groupOf.values())].map((group) => {
    const storeIds = [...group].sort()
    return { clusterId: storeIds[0]!, storeIds }
  })
  const shared = known.reduce((sum, { leads }) => sum + leads, 0)
  const leaked = known.reduce(
    (sum, { storeA, storeB, leads }) => sum + (groupOf.get(storeA) === groupOf.get(storeB) ? 0 : leads),
    0,
  )
  return {
    clusters: clusters.sort((a, b) => (a.clusterId < b.clusterId ? -1 : 1)),
    leakedShare: shared === 0 ? 0 : leaked / shared,
  }
}

function strongestFirst(
  shared: readonly SharedLeads[],
  leadsOf: ReadonlyMap<string, number>,
): { storeA: string; storeB: string; share: number }[] {
  return shared
    .map(({ storeA, storeB, leads }) => {
      const fewer = Math.min(leadsOf.get(storeA)!, leadsOf.get(storeB)!)
      const [first, second] = storeA < storeB ? [storeA, storeB] : [storeB, storeA]
      return { storeA: first, storeB: second, share: fewer === 0 ? 0 : leads / fewer }
    })
    .sort((a, b) => b.share - a.share || order(a.storeA, b.storeA) || order(a.storeB, b.storeB))
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
