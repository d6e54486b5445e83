import { assert } from '../../kernel/assert'
import { tQuantile } from './student-t'

/**
 * The smallest true difference of draft and live that a pilot finds with `power` at a two-sided `alpha`: in the unit of the
 * measure, and as a share of `meanPerCell`. `periods`: cells a cluster has in all, half of them on either rule;
 * `varianceWithin`: variance of one cell's measure about its cluster's mean; `varianceBetween`: variance of the clusters' means.
 *
 * (t[1 − α/2] + t[power]) · SE, the multiplier of Bloom (1995), t because units are few. Switchback, each cluster its own
 * control and its pairs of cells the units: SE² = 4 varianceWithin / (clusters · periods); what differs between clusters
 * cancels. Parallel, half of the clusters on either rule throughout and the clusters the units:
 * SE² = 4 (varianceBetween + varianceWithin / periods) / clusters, clusters − 2 degrees (Donner and Klar 2000).
 */
export function minimumDetectableEffect(design: {
  clusters: number
  periods: number
  meanPerCell: number
  varianceWithin: number
  varianceBetween: number
  kind?: 'switchback' | 'parallel'
  alpha?: number
  power?: number
}): { absolute: number; relative: number | null } {
  const { clusters, periods, meanPerCell, varianceWithin, varianceBetween } = design
  const { kind = 'switchback', alpha = 0.05, power = 0.8 } = design
  const degrees = kind === 'switchback' ? clusters * (Math.floor(periods / 2) - 1) : clusters - 2
  assert(degrees >= 1, 'a pilot that switches needs four periods, a parallel one three clusters')
  const perCluster = kind === 'switchback' ? varianceWithin / periods : varianceBetween + varianceWithin / periods
  const error = Math.sqrt((4 * perCluster) / clusters)
  const absolute = (tQuantile(1 - alpha / 2, degrees) + tQuantile(power, degrees)) * error
  return { absolute, relative: meanPerCell === 0 ? null : absolute / Math.abs(meanPerCell) }
}
