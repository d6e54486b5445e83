/** Rows turned into columns, each as short as it can be said: `unpackColumn` gives back exactly the values. */
export type Column = unknown

/** Values of one key side by side; what is the same for all is said once. For values that are no arrays. */
export function packColumn(values: readonly unknown[]): Column {
  return isUniform(values) ? values[0] : values
}

export function unpackColumn<Value>(column: Column, count: number): Value[] {
  return Array.isArray(column) ? (column as Value[]) : new Array<Value>(count).fill(column as Value)
}

/** Yes, no and unknown as one character each, `10-`; said once, as itself, when it is the same for all. */
export function packFlags(values: readonly (boolean | null)[]): Column {
  if (isUniform(values)) return values[0]
  let text = ''
  for (const value of values) text += value === null ? '-' : value ? '1' : '0'
  return text
}

export function unpackFlags(column: Column, count: number): (boolean | null)[] {
  if (typeof column !== 'string') return new Array<boolean | null>(count).fill(column as boolean | null)
  const flags: (boolean | null)[] = []
  for (let i = 0; i < column.length; i++) flags.push(column[i] === '-' ? null : column[i] === '1')
  return flags
}

/** Ids as one text: how all of them begin, then how each goes on. Ids with a blank in them are kept as they are. */
export function packIds(ids: readonly string[]): Column {
  const first = ids[0]
  if (first === undefined || ids.some((id) => id.includes(' '))) return ids
  let shared = first.length
  for (const id of ids) {
    let same = 0
    while (same < shared && id.charCodeAt(same) === first.charCodeAt(same)) same++
    shared = same
  }
  return `${first.slice(0, shared)} ${ids.map((id) => id.slice(shared)).join(' ')}`
}

export function unpackIds(column: Column): string[] {
  if (typeof column !== 'string') return column as string[]
  const parts = column.split(' ')
  const shared = parts[0] as string
  const ids: string[] = []
  for (let i = 1; i < parts.length; i++) ids.push(shared + parts[i])
  return ids
}

/**
 * A rate of `of` in parts per million as the whole number it came from, as counts are shorter and repeat; a rate that
 * comes from no such number is kept as itself, below zero.
 */
export function packRate(ppm: number | null, of: number): number | null {
  if (ppm === null) return null
  const count = Math.round((ppm * of) / MILLION)
  return of > 0 && rateOf(count, of) === ppm ? count : -1 - ppm
}

export function unpackRate(packed: number | null, of: number): number | null {
  if (packed === null) return null
  return packed < 0 ? -1 - packed : rateOf(packed, of)
}

const MILLION = 1_000_000
const rateOf = (count: number, of: number) => Math.round((count * MILLION) / of)

function isUniform(values: readonly unknown[]): boolean {
  if (values.length === 0) return false
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false
  return true
}
