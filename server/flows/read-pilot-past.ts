import type { Ctx } from '../kernel/ctx'
import { DAY_MS } from '../kernel/shanghai-time'
import type { SharedLeads } from '../modules/pilot/cluster-stores'
import { readNewestAttempts } from '../modules/pilot/pilot-lead.sql'
import { readStoreFigures, readStoreSpans } from '../modules/pilot/store-figures.sql'
import { openTrace, readTrace } from '../modules/routing/trace'
import { type PilotPast, SPLIT_MINUTE } from './shape-pilot'

/** Four weeks: long enough for stores to differ by more than a weekend, short enough to be of now. */
const PAST_DAYS = 28
/** So many decisions show which stores stand on the same lists. */
const TRACES_MAX = 3_000

/** What the past says of the stores a pilot may be made of. */
export async function readPilotPast(ctx: Pick<Ctx, 'db' | 'now'>, brandId: string): Promise<PilotPast> {
  const from = new Date(ctx.now.getTime() - PAST_DAYS * DAY_MS)
  const stores = await readStoreFigures(ctx.db, brandId, from, ctx.now)
  const window = { brandId, from, until: ctx.now, splitMinute: SPLIT_MINUTE }
  const spans = await readStoreSpans(ctx.db, window)
  const attempts = await readNewestAttempts(ctx.db, { brandId, from, rows: TRACES_MAX })
  const { shared, leadsOf } = shareOf(attempts.map(({ trace }) => readTrace(openTrace(trace)).input.stores))
  // A store's leads are those it stood on the list for: what a share of them is taken of.
  const counted = stores.map((store) => ({ ...store, leads: Math.max(store.leads, leadsOf.get(store.storeId) ?? 0) }))
  return { days: PAST_DAYS, stores: counted, shared, spans }
}

/** Which stores stood on how many lists, and which pairs of them together. */
function shareOf(lists: readonly (readonly { id: string; isOpen: boolean }[])[]): {
  shared: SharedLeads[]
  leadsOf: Map<string, number>
} {
  const leadsOf = new Map<string, number>()
  const pairs = new Map<string, SharedLeads>()
  for (const list of lists) {
    const ids = list
      .filter(({ isOpen }) => isOpen)
      .map(({ id }) => id)
      .sort()
    for (const [at, storeA] of ids.entries()) {
      leadsOf.set(storeA, (leadsOf.get(storeA) ?? 0) + 1)
      for (const storeB of ids.slice(at + 1)) {
        const pair = pairs.get(`${storeA}|${storeB}`) ?? { storeA, storeB, leads: 0 }
        pair.leads += 1
        pairs.set(`${storeA}|${storeB}`, pair)
      }
    }
  }
  return { shared: [...pairs.values()], leadsOf }
}
