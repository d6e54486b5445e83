import type * as z from 'zod'
import type { Cells, Fault, RawRow } from './read-row'

/** A row with what it means, or with what is wrong with it: then `value` is null. */
export type ParsedRow<Value> = { line: number; cells: Cells; value: Value | null; faults: readonly Fault[] }

/** What is taken in as one: a row, or the rows of one order. `value` is null where one of its rows has a fault. */
export type Unit<Value> = { rows: readonly ParsedRow<unknown>[]; value: Value | null }

/** Reads the meaning of one row. */
export function parseRow<Schema extends z.ZodType>(
  { line, cells, fault }: RawRow,
  schema: Schema,
): ParsedRow<z.output<Schema>> {
  if (fault) return { line, cells, value: null, faults: [fault] }
  const parsed = schema.safeParse(cells)
  if (parsed.success) return { line, cells, value: parsed.data, faults: [] }
  const faults = parsed.error.issues.map((issue) => {
    const field = typeof issue.path[0] === 'string' ? issue.path[0] : null
    return { field, value: (field && cells[field]) ?? '', reason: issue.message }
  })
  return { line, cells, value: null, faults }
}
