import { createHash } from 'node:crypto'
import type { fetchExport as endpoint } from '../../../contract/data-export'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { readExport } from '../../flows/read-export'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { type ExportRow, exportLabel, readExportPieces } from '../../modules/export/export-job.sql'
import { exportFileName } from '../../modules/export/export-period'

type Found = { job: ExportRow; pieces: string[] }

/** Reads a finished list for whoever asks, and writes down that they fetched it. */
export async function fetchExport(ctx: Ctx<CallerOf<'ops'>>, { exportId }: Input<typeof endpoint>): Promise<Found> {
  const job = await readExport(ctx, exportId)
  if (job.state === 'swept') throw new AppError('data_swept')
  if (job.state !== 'done') throw new AppError('export_state')
  await noteChange(ctx, { action: 'fetchExport', target: exportId, after: { kind: job.kind, rows: job.rowsDone } })
  return { job, pieces: await readExportPieces(ctx.db, exportId) }
}

/** Puts the file where it can be fetched, after the commit; the same list is the same file, its address is new. */
export async function putExportFile(
  ctx: Ctx<CallerOf<'ops'>>,
  { job, pieces }: Found,
): Promise<Output<typeof endpoint>> {
  const text = pieces.map((sealed, seq) => ctx.outside.vault.open(sealed, exportLabel(job.id, seq))).join('')
  const bytes = Buffer.from(text, 'utf8')
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const url = await ctx.outside.files.put(`exports/${job.brandId}/${job.id}-${mark}.csv`, bytes)
  return { url, fileName: exportFileName(job) }
}
