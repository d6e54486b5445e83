import { where } from '../state/where'
import { callShopper, type In, type Out } from './call'
import type { Reply } from './reply'

type Wanted = { skuId: string; quantity: number; rows: number }

/** Whether anything is known about where to look for stores. */
export function isPlaceKnown({ city, store, place }: ReturnType<typeof where.get>): boolean {
  return city !== null || store !== null || place !== null
}

/**
 * Stores that have an article, nearest to the person first: from their place, else in their city, else around the store
 * they chose, whose distances are then not theirs and left out.
 */
export async function findNearStock(wanted: Wanted): Promise<Reply<Out<'findStock'>>> {
  const { city, store, place } = where.get()
  if (place) return callShopper('findStock', { ...wanted, place })
  if (city) return callShopper('findStock', { ...wanted, city })
  if (!store) return callShopper('findStock', wanted)
  const around = await callShopper('showStore', { storeId: store.storeId })
  if (!around.ok) return callShopper('findStock', wanted)
  const { latitude, longitude } = around.data
  const input: In<'findStock'> = { ...wanted, place: { latitude, longitude } }
  const reply = await callShopper('findStock', input)
  if (!reply.ok) return reply
  return { ok: true, data: { stores: reply.data.stores.map((near) => ({ ...near, metres: null })) } }
}
