import type { Spot } from './open-map'

/** A map with the way there, in a window of its own; coordinates are GCJ-02, which this map takes as they are. */
export function openMap({ latitude, longitude, name }: Spot): void {
  const query = new URLSearchParams({ position: `${longitude},${latitude}`, name })
  window.open(`https://uri.amap.com/marker?${query}`, '_blank', 'noopener')
}
