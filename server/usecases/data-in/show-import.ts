import type { showImport as endpoint } from '../../../contract/data-import'
import type { Input, Output } from '../../../contract/endpoint'
import { IMPORT_WAYS } from '../../flows/import-kinds'
import { formOf, importCard, readImport } from '../../flows/read-import'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { firstRows, headingReport } from '../../modules/import/heading-report'
import type { ImportRow } from '../../modules/import/import-job.sql'
import { listFaults, pieceLabel, readPiece } from '../../modules/import/import-piece.sql'
import { readUnits } from '../../modules/import/read-units'

const FAULTS_SHOWN = 50

/** One import: how its columns were understood, its first rows as they are read, and its first faulty rows. */
export async function showImport(
  ctx: Ctx<CallerOf<'ops'>>,
  { importId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const job = await readImport(ctx, importId)
  const form = formOf(job, ctx.now)
  const faults = await listFaults(ctx.db, importId, 0, FAULTS_SHOWN)
  return {
    ...importCard(job),
    ...headingReport(job.header, form, IMPORT_WAYS[job.kind].columns),
    firstRows: await readFirstRows(ctx, job),
    faults: faults.map(({ line, reasons }) => ({ line, reasons })),
  }
}

async function readFirstRows(ctx: Ctx<CallerOf<'ops'>>, job: ImportRow) {
  const sealed = job.state === 'checked' ? await readPiece(ctx.db, job.id, 0) : null
  if (sealed === null) return []
  const form = formOf(job, ctx.now)
  const text = ctx.outside.vault.open(sealed, pieceLabel(job.id, 0))
  return firstRows(readUnits(form, { text, line: 1, isAtStart: true, isLast: job.pieces === 1 }).units, form.columns)
}
