import type { downloadImportFaults as endpoint } from '../../../contract/data-import'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { formOf, readImport } from '../../flows/read-import'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { faultLine, REASON_HEADING } from '../../modules/import/fault-rows'
import { faultLabel, listFaults } from '../../modules/import/import-piece.sql'

/** Rows of one answer: below a megabyte in practice, and at most what 64 KB rows could make of it. */
const PAGE_ROWS = 1000

/**
 * The rows that were not taken in, as they were sent, each with its reason in a last column that a later import leaves
 * aside. They hold what the file held, so who fetches them is written down.
 */
export async function downloadImportFaults(
  ctx: Ctx<CallerOf<'ops'>>,
  { importId, afterLine }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const job = await readImport(ctx, importId)
  const { delimiter } = formOf(job, ctx.now)
  const found = await listFaults(ctx.db, importId, afterLine, PAGE_ROWS)
  if (afterLine === 0 && found.length === 0) throw new AppError('data_swept')
  // Every page by itself: whoever began behind the first line would have the rest unseen.
  if (found.length > 0) {
    const after = { rows: found.length, ...(afterLine > 0 ? { afterLine } : {}) }
    await noteChange(ctx, { action: 'downloadImportFaults', target: importId, after })
  }
  const lines = found.map(({ line, reasons, cipher }) =>
    faultLine(ctx.outside.vault.open(cipher, faultLabel(importId, line)), reasons, delimiter),
  )
  const heading = afterLine === 0 ? [`${job.header}${delimiter}${REASON_HEADING}`] : []
  const text = [...heading, ...lines].map((line) => `${line}\r\n`).join('')
  return { text, next: found.length === PAGE_ROWS ? (found.at(-1)?.line ?? null) : null }
}
