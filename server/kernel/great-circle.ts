export type Place = { latitude: number; longitude: number }

/** Mean Earth radius in metres (IUGG). Distances by it are within 0.6 % of the ellipsoid. */
export const EARTH_RADIUS_M = 6_371_008.8

/**
 * Great-circle distance in whole metres (haversine; Sinnott, Sky & Telescope 68, 1984).
 * Treating degrees as a plane is wrong by a third for an east–west pair at 40° N, which is why it is not done.
 */
export function greatCircleM(a: Place, b: Place): number {
  const radians = Math.PI / 180
  const sinLatitude = Math.sin(((b.latitude - a.latitude) * radians) / 2)
  const sinLongitude = Math.sin(((b.longitude - a.longitude) * radians) / 2)
  const h = sinLatitude ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * sinLongitude ** 2
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h))))
}

/** Degrees around a place that surely hold every point within `km`: what an index can search. */
export function boundingBox({ latitude, longitude }: Place, km: number) {
  const latitudeSpan = (km * 1000 * 180) / (Math.PI * EARTH_RADIUS_M)
  // Towards a pole every longitude is near; one degree short of it the cosine is still far from zero.
  const cosine = Math.cos((Math.min(89, Math.abs(latitude) + latitudeSpan) * Math.PI) / 180)
  const longitudeSpan = latitudeSpan / cosine
  return {
    south: latitude - latitudeSpan,
    north: latitude + latitudeSpan,
    west: longitude - longitudeSpan,
    east: longitude + longitudeSpan,
  }
}

/** A cell of about one kilometre: the most of a shopper's whereabouts that is kept (PIPL art. 28). */
export function coarsePlace({ latitude, longitude }: Place): Place {
  return { latitude: Math.round(latitude * 100) / 100, longitude: Math.round(longitude * 100) / 100 }
}
