import type { ImportKind } from '../../contract/data-vocabulary'
import type { StaffRole } from '../../contract/vocabulary'
import { AppError } from '../kernel/app-error'
import type { CallerOf, Ctx } from '../kernel/ctx'
import { type ColumnMap, chosenColumns, mapColumns, refuseMissing } from '../modules/import/column-map'
import { findImport, type ImportRow } from '../modules/import/import-job.sql'
import { delimiterOf, splitCells } from '../modules/import/read-row'
import type { FileForm } from '../modules/import/read-units'
import { IMPORT_WAYS } from './import-kinds'

/** Who may take in which kind of file: what a role may change by hand, it may change by file. */
const KINDS_OF: Partial<Record<StaffRole, readonly ImportKind[]>> = {
  hq_admin: ['stores', 'guides', 'members', 'leads', 'orders'],
  hq_ops: ['stores', 'guides', 'members', 'leads', 'orders'],
  finance: ['orders'],
}

/** The kinds of file a caller may take in. */
export function importKindsOf({ role }: CallerOf<'ops'>): readonly ImportKind[] {
  return KINDS_OF[role] ?? []
}

/** Throws `forbidden` when the caller may not take in files of this kind. */
export function admitImport(caller: CallerOf<'ops'>, kind: ImportKind): void {
  if (!importKindsOf(caller).includes(kind)) throw new AppError('forbidden')
}

/** An import of the caller's brand, of a kind they may take in; to others it does not exist. */
export async function readImport(
  ctx: Pick<Ctx<CallerOf<'ops'>>, 'db' | 'caller'>,
  importId: string,
): Promise<ImportRow> {
  const job = await findImport(ctx.db, ctx.caller.brandId, importId)
  if (!job || !importKindsOf(ctx.caller).includes(job.kind)) throw new AppError('not_found')
  return job
}

/** The cells of a heading row, as its sender wrote them. */
export function headingsIn(header: string): string[] {
  return splitCells(header, delimiterOf(header)) ?? []
}

/** A heading row that is not taken, with the words for its sender. */
export function refusedHeading(text: string): AppError {
  return new AppError('import_header', { fields: [{ path: 'head', fault: 'custom', text }] })
}

/** How the rows of an import's file are read; `now` tells what lies in the future. Throws `HeaderRefused`. */
export function formOf(job: Pick<ImportRow, 'kind' | 'header' | 'lineEnd' | 'columns'>, now: Date): FileForm {
  const specs = IMPORT_WAYS[job.kind].columns
  const headings = headingsIn(job.header)
  if (job.columns === null) return formBy(job, mapColumns(headings, specs), now)
  const columns = chosenColumns(headings, specs, job.columns)
  refuseMissing(columns, specs, headings)
  return formBy(job, columns, now)
}

/** How rows are read by these columns, whether or not all that are required are among them. */
export function formBy(
  { kind, header, lineEnd }: Pick<ImportRow, 'kind' | 'header' | 'lineEnd'>,
  columns: ColumnMap,
  now: Date,
): FileForm {
  const schema = IMPORT_WAYS[kind].rowSchema('ymd', now)
  return { delimiter: delimiterOf(header), lineEnd, columns, schema, isOrders: kind === 'orders' }
}

/** An import as its sender sees it. */
export function importCard(job: ImportRow) {
  const { id, kind, fileName, fileBytes, state, mayUpdate, hasFaultRows, createdAt, finishedAt } = job
  return {
    importId: id,
    kind,
    fileName,
    fileBytes,
    state,
    mayUpdate,
    counts: countsOf(job),
    allRows: job.rowsAll,
    hasFaultRows,
    createdBy: job.createdByName,
    createdAt,
    finishedAt,
  }
}

/** Rows of an import by what became of them. */
export function countsOf(job: Pick<ImportRow, 'rowsRead' | 'rowsAdded' | 'rowsUpdated' | 'rowsSame' | 'rowsFaulty'>) {
  const { rowsRead: read, rowsAdded: added, rowsUpdated: updated, rowsSame: same, rowsFaulty: faulty } = job
  return { read, added, updated, same, faulty }
}
