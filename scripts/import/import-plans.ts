import { importGuides } from '../../server/flows/import-guides'
import { importLeads } from '../../server/flows/import-leads'
import { importMembers } from '../../server/flows/import-members'
import type { ImportOptions, ImportOutcome } from '../../server/flows/import-once'
import { importOrders } from '../../server/flows/import-orders'
import { importStores } from '../../server/flows/import-stores'
import type { Caller, Ctx } from '../../server/kernel/ctx'
import {
  type ColumnMap,
  type ColumnSpecs,
  DATE_FORMAT_KEY,
  type HeadingMap,
} from '../../server/modules/import/column-map'
import { GUIDE_COLUMNS, guideRow } from '../../server/modules/import/guide-row'
import { LEAD_COLUMNS, leadRow } from '../../server/modules/import/lead-row'
import { MEMBER_COLUMNS, memberRow } from '../../server/modules/import/member-row'
import { ORDER_COLUMNS, orderRow } from '../../server/modules/import/order-row'
import { DATE_ORDERS, type DateOrder, dateOrderOf } from '../../server/modules/import/parse-instant'
import type { Unit } from '../../server/modules/import/parse-row'
import type { RawRow } from '../../server/modules/import/read-row'
import { STORE_COLUMNS, StoreRow } from '../../server/modules/import/store-row'
import { ImportRefused } from './import-refused'
import { groupOrders } from './order-units'
import { eachRow, parseRows } from './parse-rows'
import { PRODUCT_COLUMNS, ProductRow } from './product-row'
import { groupProducts } from './product-units'
import { saveProductFile, saveStockFile } from './save-goods'
import { STOCK_COLUMNS, StockRow } from './stock-row'

export const IMPORT_KIND_TEXT = {
  stores: '门店',
  guides: '导购',
  members: '会员',
  leads: '线索',
  orders: '订单',
  products: '商品',
  stock: '库存',
} as const
export type ImportKind = keyof typeof IMPORT_KIND_TEXT

/** How one kind of file is read and where its rows go. */
export type ImportPlan<Value> = {
  columns: ColumnSpecs
  /** Rows of one transaction. */
  batchRows: number
  units: (rows: AsyncIterable<RawRow>, columns: ColumnMap) => AsyncGenerator<Unit<Value>>
  save: (ctx: Ctx<Caller>, options: ImportOptions, values: readonly Value[]) => Promise<ImportOutcome[]>
}

const BATCH_ROWS = 1000
/** Leads are routed one by one, each on its own; a smaller batch holds the guides' capacity for a shorter time. */
const LEAD_BATCH_ROWS = 50
/** Each product writes an audit row. */
const GOODS_BATCH_ROWS = 300

/** The plan of a kind, for files whose days are written as `map` says; `now` tells what lies in the future. */
export function planOf(kind: ImportKind, map: HeadingMap, now: Date): ImportPlan<never> {
  const dateOrder = dateOrderIn(map)
  const plans = {
    stores: plan(STORE_COLUMNS, importStores, (rows) => eachRow(parseRows(rows, StoreRow))),
    guides: plan(GUIDE_COLUMNS, importGuides, (rows) => eachRow(parseRows(rows, guideRow(dateOrder)))),
    members: plan(MEMBER_COLUMNS, importMembers, (rows) => eachRow(parseRows(rows, memberRow(dateOrder, now)))),
    leads: plan(
      LEAD_COLUMNS,
      importLeads,
      (rows) => eachRow(parseRows(rows, leadRow(dateOrder, now))),
      LEAD_BATCH_ROWS,
    ),
    orders: plan(ORDER_COLUMNS, importOrders, (rows, columns) =>
      groupOrders(parseRows(rows, orderRow(dateOrder, now)), columns.at.has('sku')),
    ),
    products: plan(
      PRODUCT_COLUMNS,
      saveProductFile,
      (rows) => groupProducts(parseRows(rows, ProductRow)),
      GOODS_BATCH_ROWS,
    ),
    stock: plan(STOCK_COLUMNS, saveStockFile, (rows) => eachRow(parseRows(rows, StockRow))),
  }
  return plans[kind] as unknown as ImportPlan<never>
}

function plan<Value>(
  columns: ColumnSpecs,
  save: ImportPlan<Value>['save'],
  units: ImportPlan<Value>['units'],
  batchRows = BATCH_ROWS,
): ImportPlan<Value> {
  return { columns, batchRows, units, save }
}

function dateOrderIn(map: HeadingMap): DateOrder {
  const format = map[DATE_FORMAT_KEY]
  const order = format === undefined ? 'ymd' : dateOrderOf(format)
  if (order) return order
  throw new ImportRefused(`映射文件里的 date_format「${format}」不认识，可用：${Object.keys(DATE_ORDERS).join('、')}`)
}
