import { groupBy } from '../../kernel/group-by'

/**
 * Mean and variances of a measure over past cells, for the minimum detectable effect: `varianceWithin` between the cells of a
 * cluster, `varianceBetween` between the clusters themselves, without what the cells' own noise adds (analysis of variance,
 * not below 0). Cells count the same; take days like those of the pilot. Clusters with one cell say nothing of the first.
 */
export function cellVariances(cells: readonly { clusterId: string; value: number }[]): {
  meanPerCell: number
  varianceWithin: number
  varianceBetween: number
} {
  const clusters = [...groupBy(cells, ({ clusterId }) => clusterId).values()].map((own) =>
    own.map(({ value }) => value),
  )
  const means = clusters.map(meanOf)
  const spread = clusters.reduce((sum, values, at) => sum + squaresAbout(values, means[at]!), 0)
  const degrees = cells.length - clusters.length
  const varianceWithin = degrees > 0 ? spread / degrees : 0
  const between = clusters.length > 1 ? squaresAbout(means, meanOf(means)) / (clusters.length - 1) : 0
  const ofNoise = varianceWithin * meanOf(clusters.map((values) => 1 / values.length))
  return {
    meanPerCell: meanOf(cells.map(({ value }) => value)),
    varianceWithin,
    varianceBetween: Math.max(0, between - ofNoise),
  }
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function squaresAbout(values: readonly number[], mean: number): number {
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}
