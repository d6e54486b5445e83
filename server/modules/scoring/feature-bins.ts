/** What a feature of a lead may hold: null and undefined mean that it is not known. */
export type FeatureValue = string | number | boolean | null | undefined
export type Features = Readonly<Record<string, FeatureValue>>

/** Where a bin lies, without what was counted in it. Number bins stand first and in rising order. */
export type BinShape = {
  from?: number | undefined
  to?: number | undefined
  values?: readonly string[] | undefined
  isMissing?: true | undefined
  isOther?: true | undefined
}
export type FeatureKind = 'number' | 'text'
export type FeatureShape = { name: string; kind: FeatureKind; bins: readonly BinShape[] }

/** The bin a value falls into; -1 where the feature has no bin for it, not even for what is missing. */
export type FindBin = (value: FeatureValue) => number

/** A text as its level is spelled: trimmed, booleans and numbers as JavaScript writes them; null when there is nothing. */
export function levelOf(value: FeatureValue): string | null {
  if (value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return null
  const text = typeof value === 'string' ? value.trim() : String(value)
  return text === '' ? null : text
}

/** A value as a finite number: booleans count 0 and 1, numerals are read; null when it is none. */
export function numberOf(value: FeatureValue): number | null {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' && value.trim() === '') return null
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

/**
 * Indexes the bins of a feature: one binary search for a number, one map look-up for a text, nothing allocated. A text
 * nobody has seen falls into `isOther`, what cannot be read into `isMissing`; it never throws.
 */
export function indexBins({ kind, bins }: Pick<FeatureShape, 'kind' | 'bins'>): FindBin {
  const missing = bins.findIndex((bin) => bin.isMissing)
  if (kind === 'number') {
    const ranges = bins.filter((bin) => !bin.isMissing && !bin.isOther)
    const cuts = Float64Array.from(ranges.slice(1), (bin) => bin.from ?? Number.NaN)
    const isEmpty = ranges.length === 0
    return (value) => {
      const number = typeof value === 'number' && Number.isFinite(value) ? value : numberOf(value)
      return number === null || isEmpty ? missing : cutsBelow(cuts, number)
    }
  }
  const other = bins.findIndex((bin) => bin.isOther)
  const levels = new Map<string, number>()
  bins.forEach((bin, index) => {
    for (const value of bin.values ?? []) levels.set(value, index)
  })
  return (value) => {
    const known = typeof value === 'string' ? levels.get(value) : undefined
    if (known !== undefined) return known
    const level = levelOf(value)
    return level === null ? missing : (levels.get(level) ?? (other === -1 ? missing : other))
  }
}

/** How many of the rising cuts are not above the value. */
function cutsBelow(cuts: Float64Array, value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cuts[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low
}
