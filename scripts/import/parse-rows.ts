import type * as z from 'zod'
import type { Cells, Fault, RawRow } from './read-rows'

/** A row with what it means, or with what is wrong with it: then `value` is null. */
export type ParsedRow<Value> = { line: number; cells: Cells; value: Value | null; faults: readonly Fault[] }

/** What is taken in as one: a row, or the rows of one order. `value` is null where one of its rows has a fault. */
export type Unit<Value> = { rows: readonly ParsedRow<unknown>[]; value: Value | null }

/** Reads the meaning of rows, one at a time. */
export async function* parseRows<Schema extends z.ZodType>(
  rows: AsyncIterable<RawRow>,
  schema: Schema,
): AsyncGenerator<ParsedRow<z.output<Schema>>> {
  for await (const { line, cells, fault } of rows) {
    if (fault) yield { line, cells, value: null, faults: [fault] }
    else yield parseRow(line, cells, schema)
  }
}

function parseRow<Schema extends z.ZodType>(line: number, cells: Cells, schema: Schema): ParsedRow<z.output<Schema>> {
  const parsed = schema.safeParse(cells)
  if (parsed.success) return { line, cells, value: parsed.data, faults: [] }
  const faults = parsed.error.issues.map((issue) => {
    const field = typeof issue.path[0] === 'string' ? issue.path[0] : null
    return { field, value: (field && cells[field]) ?? '', reason: issue.message }
  })
  return { line, cells, value: null, faults }
}

/** Each row by itself. */
export async function* eachRow<Value>(rows: AsyncIterable<ParsedRow<Value>>): AsyncGenerator<Unit<Value>> {
  for await (const row of rows) yield { rows: [row], value: row.value }
}

/** Units in batches of about `rowsMax` rows; the last one may be smaller. */
export async function* inBatches<Value>(
  units: AsyncIterable<Unit<Value>>,
  rowsMax: number,
): AsyncGenerator<Unit<Value>[]> {
  let batch: Unit<Value>[] = []
  let rows = 0
  for await (const unit of units) {
    if (batch.length > 0 && rows + unit.rows.length > rowsMax) {
      yield batch
      batch = []
      rows = 0
    }
    batch.push(unit)
    rows += unit.rows.length
  }
  if (batch.length > 0) yield batch
}
