import type * as z from 'zod'
import type { ImportKind } from '../../contract/data-vocabulary'
import type { Caller, Ctx } from '../kernel/ctx'
import type { ColumnSpecs } from '../modules/import/column-map'
import { GUIDE_COLUMNS, guideRow } from '../modules/import/guide-row'
import { LEAD_COLUMNS, leadRow } from '../modules/import/lead-row'
import { MEMBER_COLUMNS, memberRow } from '../modules/import/member-row'
import { ORDER_COLUMNS, orderRow } from '../modules/import/order-row'
import type { DateOrder } from '../modules/import/parse-instant'
import { STORE_COLUMNS, StoreRow } from '../modules/import/store-row'
import { importGuides } from './import-guides'
import { importLeads } from './import-leads'
import { importMembers } from './import-members'
import type { ImportOptions, ImportOutcome } from './import-once'
import { importOrders } from './import-orders'
import { importStores } from './import-stores'

/** How one kind of file is read and where its rows go. */
export type ImportWay<Value = never> = {
  columns: ColumnSpecs
  rowSchema: (dateOrder: DateOrder, now: Date) => z.ZodType
  takeIn: (ctx: Ctx<Caller>, options: ImportOptions, values: readonly Value[]) => Promise<ImportOutcome[]>
  /** Rows of one transaction. Leads are routed one by one: a smaller batch holds the guides' capacity for a shorter time. */
  batchRows: number
}

const BATCH_ROWS = 1000
const LEAD_BATCH_ROWS = 50

/** Every kind of file the command and the console take in. */
export const IMPORT_WAYS: Record<ImportKind, ImportWay> = {
  stores: { columns: STORE_COLUMNS, rowSchema: () => StoreRow, takeIn: importStores, batchRows: BATCH_ROWS },
  guides: { columns: GUIDE_COLUMNS, rowSchema: guideRow, takeIn: importGuides, batchRows: BATCH_ROWS },
  members: { columns: MEMBER_COLUMNS, rowSchema: memberRow, takeIn: importMembers, batchRows: BATCH_ROWS },
  leads: { columns: LEAD_COLUMNS, rowSchema: leadRow, takeIn: importLeads, batchRows: LEAD_BATCH_ROWS },
  orders: { columns: ORDER_COLUMNS, rowSchema: orderRow, takeIn: importOrders, batchRows: BATCH_ROWS },
}
