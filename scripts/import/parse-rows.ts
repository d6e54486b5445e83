import type * as z from 'zod'
import { type ParsedRow, parseRow, type Unit } from '../../server/modules/import/parse-row'
import type { RawRow } from '../../server/modules/import/read-row'

/** Reads the meaning of rows, one at a time. */
export async function* parseRows<Schema extends z.ZodType>(
  rows: AsyncIterable<RawRow>,
  schema: Schema,
): AsyncGenerator<ParsedRow<z.output<Schema>>> {
  for await (const row of rows) yield parseRow(row, schema)
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
