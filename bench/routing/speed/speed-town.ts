/** Sixty candidates a lead: the five nearest stores, twelve guides each. */
export const SPEED_TOWN = { stores: 80, guidesMin: 12, guidesMax: 12, nearestStores: 5, leadsPerDay: 9_000 } as const
export const SPEED_SEED = 20_261_125
