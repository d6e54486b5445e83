import type { ReadTrace } from './trace'

/** Somebody of another store, by their place in the order alone. */
const ELSEWHERE = { guideId: null, storeId: null }

/**
 * A trace as staff of some stores may read it: guides of other stores keep their place in the order and lose everything
 * else, their id, counters and rates among it, and the stores themselves are left out. HQ's concierges belong to everybody.
 */
export function withinStores({ input, state, out, final }: ReadTrace, storeIds: readonly string[]) {
  const isHere = (storeId: string | null) => storeId === null || storeIds.includes(storeId)
  const ifKnown = (id: string | null) => (id !== null && known.has(id) ? id : null)
  const guides = input.guides.filter(({ storeId }) => isHere(storeId))
  const known = new Set(guides.map(({ id }) => id))
  return {
    input: {
      ...input,
      guides,
      stores: input.stores.filter(({ id }) => isHere(id)),
      ownerGuideId: ifKnown(input.ownerGuideId),
      sceneGuideId: ifKnown(input.sceneGuideId),
      draftPick: ifKnown(input.draftPick),
      triedGuideIds: input.triedGuideIds.filter((id) => known.has(id)),
    },
    state: state.filter(({ id }) => known.has(id)),
    out: {
      ...out,
      ranked: out.ranked.map((one) => (known.has(one.guideId) ? one : ELSEWHERE)),
      others: out.others.filter((id) => known.has(id)),
      excludedGuides: out.excludedGuides.filter(([id]) => known.has(id)),
    },
    final: {
      guideId: ifKnown(final.guideId),
      fallThrough: final.fallThrough.filter(([id]) => known.has(id)),
    },
  }
}
