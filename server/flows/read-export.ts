import type { ExportKind } from '../../contract/data-vocabulary'
import type { StaffRole } from '../../contract/vocabulary'
import { AppError } from '../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../kernel/ctx'
import { type ExportRow, findExport } from '../modules/export/export-job.sql'

/** Who may take out which list: those who may read it on a page. */
const MAY_TAKE: Record<ExportKind, readonly StaffRole[]> = {
  leads: ['hq_admin', 'hq_ops', 'store_manager'],
  members: ['hq_admin', 'hq_ops', 'store_manager'],
  orders: ['hq_admin', 'hq_ops', 'finance', 'store_manager'],
  statements: ['hq_admin', 'finance', 'store_manager'],
  audit: ['hq_admin'],
  stores: ['hq_admin', 'hq_ops', 'finance', 'store_manager'],
  guides: ['hq_admin', 'hq_ops', 'finance', 'store_manager'],
}
/** Lists about the whole brand: nobody of some stores only. */
const BRAND_WIDE: readonly ExportKind[] = ['audit']

/** The lists a caller may take out. */
export function exportKindsOf({ role, stores }: CallerOf<'ops'>): ExportKind[] {
  const kinds = Object.keys(MAY_TAKE) as ExportKind[]
  return kinds.filter((kind) => MAY_TAKE[kind].includes(role) && (stores === 'all' || !BRAND_WIDE.includes(kind)))
}

/**
 * An export of the caller's own, or for an administrator of all stores anybody's; to others it does not exist. Nor does one
 * of their own that holds more than they may see by now: their role or their stores were others when they asked for it.
 */
export async function readExport(
  ctx: Pick<Ctx<CallerOf<'ops'>>, 'db' | 'caller'>,
  exportId: string,
): Promise<ExportRow> {
  const { caller } = ctx
  const job = await findExport(ctx.db, caller.brandId, exportId)
  if (!job || !(seesAll(caller) || job.createdBy === actorOf(caller))) throw new AppError('not_found')
  if (!isStillTheirs(caller, job)) throw new AppError('not_found')
  return job
}

function isStillTheirs(caller: CallerOf<'ops'>, { kind, storeIds }: ExportRow): boolean {
  const { stores } = caller
  if (!exportKindsOf(caller).includes(kind)) return false
  return stores === 'all' || (storeIds?.every((storeId) => stores.includes(storeId)) ?? false)
}

/** Whether somebody sees what colleagues took out. */
export function seesAll({ role, stores }: CallerOf<'ops'>): boolean {
  return role === 'hq_admin' && stores === 'all'
}

/** An export as it is listed. */
export function exportCard(job: ExportRow) {
  const { id, kind, fromDay, toDay, reason, state, rowsDone, storeIds, createdByName, createdAt, finishedAt } = job
  const said = { exportId: id, kind, fromDay, toDay, reason, state, rows: rowsDone, isLimited: storeIds !== null }
  return { ...said, createdBy: createdByName, createdAt, finishedAt }
}
