import { assert } from '../kernel/assert'

/**
 * One reading of PostgreSQL's types for both drivers, which by themselves disagree:
 * int8 is a safe integer or an error, timestamptz a Date, date a `2026-03-01` text, json parsed, bytea bytes, the rest text.
 */
export const COLUMN_PARSERS: Record<number, (text: string) => unknown> = {
  16: (text) => text === 't',
  17: (text) => Buffer.from(text.slice(2), 'hex'),
  20: safeInteger,
  21: Number,
  23: Number,
  114: (text) => JSON.parse(text),
  700: Number,
  701: Number,
  1016: (text) => text.slice(1, -1).split(',').filter(Boolean).map(safeInteger),
  1082: (text) => text,
  1184: (text) => new Date(text),
  1700: (text) => text,
  3802: (text) => JSON.parse(text),
}

function safeInteger(text: string): number {
  const value = Number(text)
  assert(Number.isSafeInteger(value), `int8 beyond the safe range: ${text}`)
  return value
}

/** What a parameter is sent as: text both drivers understand the same way, independent of the machine's time zone. */
export function parameterText(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return arrayText(value)
  if (value !== null && typeof value === 'object' && !(value instanceof Uint8Array)) return JSON.stringify(value)
  return value
}

function arrayText(items: readonly unknown[]): string {
  const quoted = items.map((item) =>
    item === null ? 'NULL' : `"${String(parameterText(item)).replace(/[\\"]/g, '\\$&')}"`,
  )
  return `{${quoted.join(',')}}`
}
