import { remembered } from './remembered'

/** Where the person is, as far as they told: a city they picked, a store they chose, a place they allowed once. */
export type Where = {
  city: string | null
  store: { storeId: string; name: string } | null
  place: { latitude: number; longitude: number } | null
}

export const where = remembered<Where>('where', { city: null, store: null, place: null }, (stored) => {
  return typeof stored === 'object' && stored !== null && 'city' in stored && 'store' in stored && 'place' in stored
})
