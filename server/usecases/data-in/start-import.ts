import type { startImport as endpoint } from '../../../contract/data-import'
import type { Input, Output } from '../../../contract/endpoint'
import { admitImport, formOf } from '../../flows/read-import'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { HeaderRefused } from '../../modules/import/column-map'
import { firstRecord } from '../../modules/import/first-record'
import { missingColumnsText, noHeadingText } from '../../modules/import/heading-text'
import { findUnsentImport, insertImport } from '../../modules/import/import-job.sql'
import { piecesHere } from '../../modules/import/import-piece.sql'
import { delimiterOf } from '../../modules/import/read-row'

/**
 * Opens an import for a file that follows in pieces. A file of another kind is refused by its heading row, before any
 * of it is kept; one that was left while it was being sent goes on where it was left.
 */
export async function startImport(
  ctx: Ctx<CallerOf<'ops'>>,
  { kind, fileName, fileBytes, fileHash, pieces, head, mayUpdate }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  admitImport(ctx.caller, kind)
  const { brandId } = ctx.caller
  const heading = firstRecord(head, delimiterOf)
  if (!heading) throw refusedHeading(noHeadingText())
  const header = heading.text
  try {
    formOf({ kind, header, lineEnd: heading.lineEnd }, ctx.now)
  } catch (error) {
    throw error instanceof HeaderRefused ? refusedHeading(missingColumnsText(error.message)) : error
  }
  const createdBy = actorOf(ctx.caller)
  const unsent = await findUnsentImport(ctx.db, { brandId, kind, fileHash, createdBy })
  if (unsent && unsent.pieces === pieces && unsent.mayUpdate === mayUpdate) {
    return { importId: unsent.id, received: await piecesHere(ctx.db, unsent.id) }
  }
  const id = ctx.newId('im')
  const job = { id, brandId, kind, fileName, fileHash, fileBytes, header, lineEnd: heading.lineEnd, pieces }
  await insertImport(ctx.db, { ...job, mayUpdate, createdBy, now: ctx.now })
  return { importId: id, received: [] }
}

function refusedHeading(text: string): AppError {
  return new AppError('import_header', { fields: [{ path: 'head', fault: 'custom', text }] })
}
