import { DAY_MS, shanghaiDay, shanghaiMinute } from '../../../server/kernel/shanghai-time'
import type { Facts } from '../../../server/modules/routing/read-field'
import type { Case } from '../replay/simulated-days'

/** What the conditions of a decision are read against, one entry for each guide at each store. */
export function candidateFacts({ input, state }: Case, score: number): Facts[] {
  const at = new Date(input.atMs)
  const date = shanghaiDay(at)
  const moment = { minute: shanghaiMinute(at), weekday: ((Date.parse(date) / DAY_MS + 3) % 7) + 1, date }
  const stores = new Map(input.stores.map((store) => [store.id, store]))
  const states = new Map(state.map((one) => [one.id, one]))
  return input.guides.map((guide) => ({
    input,
    score,
    ...moment,
    store: guide.storeId === null ? null : (stores.get(guide.storeId) ?? null),
    guide,
    state: states.get(guide.id) ?? null,
  }))
}
