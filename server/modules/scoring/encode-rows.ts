import { type FeatureShape, type Features, indexBins } from './feature-bins'

/** Rows as bin numbers: `bins[row × width + feature]`, with what each bin counted. */
export type EncodedRows = {
  rows: number
  width: number
  bins: Int32Array
  labels: Uint8Array
  positives: number
}

/** How many rows, and how many of them won, each bin of each feature has. */
export type BinCounts = { rows: Int32Array; positives: Int32Array }

/** Looks every value of every row up once; a value without a bin counts as the last bin, which is what is missing. */
export function encodeRows(
  rows: readonly { features: Features; label: 0 | 1 }[],
  shapes: readonly FeatureShape[],
): EncodedRows {
  const width = shapes.length
  const bins = new Int32Array(rows.length * width)
  const labels = Uint8Array.from(rows, ({ label }) => label)
  shapes.forEach((shape, feature) => {
    const findBin = indexBins(shape)
    const last = shape.bins.length - 1
    rows.forEach(({ features }, row) => {
      const bin = findBin(features[shape.name])
      bins[row * width + feature] = bin === -1 ? last : bin
    })
  })
  return { rows: rows.length, width, bins, labels, positives: labels.reduce((sum, label) => sum + label, 0) }
}

/** Counts the bins of an encoded set, feature by feature. */
export function countBins(encoded: EncodedRows, shapes: readonly FeatureShape[]): BinCounts[] {
  return shapes.map((shape, feature) => {
    const rows = new Int32Array(shape.bins.length)
    const positives = new Int32Array(shape.bins.length)
    for (let row = 0; row < encoded.rows; row++) {
      const bin = encoded.bins[row * encoded.width + feature] as number
      rows[bin]! += 1
      positives[bin]! += encoded.labels[row] as number
    }
    return { rows, positives }
  })
}
