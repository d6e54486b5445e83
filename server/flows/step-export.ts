import type { ExportKind } from '../../contract/data-vocabulary'
import type { Ctx } from '../kernel/ctx'
import { inTransaction } from '../kernel/in-transaction'
import { type IdPrefix, leastIdFrom } from '../kernel/new-id'
import { DAY_MS, startOfDay } from '../kernel/shanghai-time'
import { exportHeading, exportLines } from '../modules/export/export-csv'
import { type ExportRow, exportLabel, freeExport, keepExportStep, leaseExport } from '../modules/export/export-job.sql'
import { type ExportFilter, nextExportRows } from '../modules/export/export-rows.sql'

const STEP_ROWS = 3000
/** An order is written down when it is placed, and paid some days later at most. */
const WRITTEN_BEFORE_MS = 7 * DAY_MS
const PREFIX_OF: Record<ExportKind, IdPrefix> = {
  leads: 'ld',
  members: 'mb',
  orders: 'or',
  statements: 'sm',
  audit: 'au',
  stores: 'st',
  guides: 'gd',
}

/** Builds the next piece of a list; false when somebody else does. The list is whole when a piece is not full. */
export async function stepExport(ctx: Ctx<unknown>, job: ExportRow): Promise<boolean> {
  if (!(await leaseExport(ctx.db, job.id, ctx.now))) return false
  try {
    const rows = await nextExportRows(ctx.db, job.kind, filterOf(job))
    const heading = job.pieces === 0 ? exportHeading(job.kind) : ''
    const cipher = ctx.outside.vault.seal(heading + exportLines(job.kind, rows), exportLabel(job.id, job.pieces))
    const after = rows.at(-1)?.id ?? job.nextAfter
    const isLast = rows.length < STEP_ROWS
    const step = { seq: job.pieces, cipher, rows: rows.length, after, isLast, now: ctx.now }
    await inTransaction(ctx.db, (db) => keepExportStep(db, job.id, step))
  } finally {
    await freeExport(ctx.db, job.id)
  }
  return true
}

function filterOf({ brandId, kind, storeIds, fromDay, toDay, nextAfter }: ExportRow): ExportFilter {
  const from = fromDay === null ? null : startOfDay(fromDay)
  const first =
    from && kind !== 'statements' ? leastIdFrom(PREFIX_OF[kind], new Date(from.getTime() - WRITTEN_BEFORE_MS)) : null
  return {
    ...{ brandId, storeIds, from, rows: STEP_ROWS, after: nextAfter ?? first },
    to: toDay === null ? null : new Date(startOfDay(toDay).getTime() + DAY_MS),
    fromMonth: fromDay?.slice(0, 7) ?? null,
    toMonth: toDay?.slice(0, 7) ?? null,
  }
}
