import { OrderGrouper, type OrderToImport } from '../../server/modules/import/order-grouper'
import type { OrderRow } from '../../server/modules/import/order-row'
import type { ParsedRow, Unit } from '../../server/modules/import/parse-row'

/** Joins the rows of a file to orders, as they come. */
export async function* groupOrders(
  rows: AsyncIterable<ParsedRow<OrderRow>>,
  hasLines: boolean,
): AsyncGenerator<Unit<OrderToImport>> {
  const grouper = new OrderGrouper(hasLines)
  for await (const row of rows) yield* grouper.add(row)
  yield* grouper.end()
}
