import { IMPORT_KIND_TEXT as CONSOLE_KIND_TEXT, type ImportKind as ConsoleKind } from '../../contract/data-vocabulary'
import { IMPORT_WAYS } from '../../server/flows/import-kinds'
import type { ImportOptions, ImportOutcome } from '../../server/flows/import-once'
import type { Caller, Ctx } from '../../server/kernel/ctx'
import {
  type ColumnMap,
  type ColumnSpecs,
  DATE_FORMAT_KEY,
  type HeadingMap,
} from '../../server/modules/import/column-map'
import type { OrderRow } from '../../server/modules/import/order-row'
import { DATE_ORDERS, type DateOrder, dateOrderOf } from '../../server/modules/import/parse-instant'
import type { ParsedRow, Unit } from '../../server/modules/import/parse-row'
import type { RawRow } from '../../server/modules/import/read-row'
import { ImportRefused } from './import-refused'
import { groupOrders } from './order-units'
import { eachRow, parseRows } from './parse-rows'
import { PRODUCT_COLUMNS, ProductRow } from './product-row'
import { groupProducts } from './product-units'
import { saveProductFile, saveStockFile } from './save-goods'
import { STOCK_COLUMNS, StockRow } from './stock-row'

export const IMPORT_KIND_TEXT = { ...CONSOLE_KIND_TEXT, products: '商品', stock: '库存' } as const
export type ImportKind = keyof typeof IMPORT_KIND_TEXT

/** How one kind of file is read and where its rows go. */
export type ImportPlan<Value> = {
  columns: ColumnSpecs
  /** Rows of one transaction. */
  batchRows: number
  units: (rows: AsyncIterable<RawRow>, columns: ColumnMap) => AsyncGenerator<Unit<Value>>
  save: (ctx: Ctx<Caller>, options: ImportOptions, values: readonly Value[]) => Promise<ImportOutcome[]>
}

/** Each product writes an audit row. */
const GOODS_BATCH_ROWS = 300
const STOCK_BATCH_ROWS = 1000

/** The plan of a kind, for files whose days are written as `map` says; `now` tells what lies in the future. */
export function planOf(kind: ImportKind, map: HeadingMap, now: Date): ImportPlan<never> {
  const dateOrder = dateOrderIn(map)
  if (kind === 'products') return plan(PRODUCT_COLUMNS, saveProductFile, productUnits, GOODS_BATCH_ROWS)
  if (kind === 'stock') return plan(STOCK_COLUMNS, saveStockFile, stockUnits, STOCK_BATCH_ROWS)
  const { columns, takeIn, batchRows } = IMPORT_WAYS[kind]
  return plan(columns, takeIn, unitsOf(kind, dateOrder, now), batchRows)
}

const productUnits: Units = (rows) => groupProducts(parseRows(rows, ProductRow))
const stockUnits: Units = (rows) => eachRow(parseRows(rows, StockRow))

function unitsOf(kind: ConsoleKind, dateOrder: DateOrder, now: Date): Units {
  const schema = IMPORT_WAYS[kind].rowSchema(dateOrder, now)
  return (rows, columns) => {
    const parsed = parseRows(rows, schema)
    if (kind !== 'orders') return eachRow(parsed)
    return groupOrders(parsed as AsyncGenerator<ParsedRow<OrderRow>>, columns.at.has('sku'))
  }
}

type Units = (rows: AsyncIterable<RawRow>, columns: ColumnMap) => AsyncGenerator<Unit<unknown>>

function plan<Value>(
  columns: ColumnSpecs,
  save: ImportPlan<Value>['save'],
  units: Units,
  batchRows: number,
): ImportPlan<never> {
  return { columns, batchRows, units, save } as unknown as ImportPlan<never>
}

function dateOrderIn(map: HeadingMap): DateOrder {
  const format = map[DATE_FORMAT_KEY]
  const order = format === undefined ? 'ymd' : dateOrderOf(format)
  if (order) return order
  throw new ImportRefused(`映射文件里的 date_format「${format}」不认识，可用：${Object.keys(DATE_ORDERS).join('、')}`)
}
