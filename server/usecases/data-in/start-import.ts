import type { startImport as endpoint } from '../../../contract/data-import'
import type { Input, Output } from '../../../contract/endpoint'
import { admitImport, formOf, headingsIn, refusedHeading } from '../../flows/read-import'
import { canonicalHash } from '../../kernel/canonical'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { type ChosenColumns, HeaderRefused, plainHeading } from '../../modules/import/column-map'
import { REASON_HEADING } from '../../modules/import/fault-rows'
import { firstRecord } from '../../modules/import/first-record'
import { missingColumnsText, noHeadingText } from '../../modules/import/heading-text'
import { rememberHeadings } from '../../modules/import/import-heading.sql'
import { findUnsentImport, insertImport } from '../../modules/import/import-job.sql'
import { piecesHere } from '../../modules/import/import-piece.sql'
import { delimiterOf } from '../../modules/import/read-row'

/**
 * Opens an import for a file that follows in pieces. A file of another kind is refused by its heading row, before any
 * of it is kept; one that was left while it was being sent goes on where it was left.
 */
export async function startImport(
  ctx: Ctx<CallerOf<'ops'>>,
  { kind, fileName, fileBytes, fileHash, pieces, head, mayUpdate, ...file }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  admitImport(ctx.caller, kind)
  const { brandId } = ctx.caller
  const columns = file.columns ?? null
  const heading = firstRecord(head, delimiterOf)
  if (!heading) throw refusedHeading(noHeadingText())
  const header = heading.text
  try {
    formOf({ kind, header, lineEnd: heading.lineEnd, columns }, ctx.now)
  } catch (error) {
    throw error instanceof HeaderRefused ? refusedHeading(missingColumnsText(error.message)) : error
  }
  if (columns) await rememberHeadings(ctx.db, { brandId, kind, at: ctx.now }, headingsOf(header, columns))
  const createdBy = actorOf(ctx.caller)
  const unsent = await findUnsentImport(ctx.db, { brandId, kind, fileHash, createdBy })
  if (unsent && unsent.pieces === pieces && unsent.mayUpdate === mayUpdate && isSame(unsent.columns, columns)) {
    return { importId: unsent.id, received: await piecesHere(ctx.db, unsent.id) }
  }
  const id = ctx.newId('im')
  const job = { id, brandId, kind, fileName, fileHash, fileBytes, header, lineEnd: heading.lineEnd, columns, pieces }
  await insertImport(ctx.db, { ...job, mayUpdate, createdBy, now: ctx.now })
  return { importId: id, received: [] }
}

/** What each heading was taken for, so that the next file of this kind is read the same. */
function headingsOf(header: string, columns: ChosenColumns): Map<string, string | null> {
  const fieldAt = new Map(Object.entries(columns).map(([field, at]) => [at, field]))
  const headings = new Map<string, string | null>()
  for (const [at, heading] of headingsIn(header).entries()) {
    const plain = plainHeading(heading)
    if (plain === '' || heading.trim() === REASON_HEADING) continue
    // Of two columns with the same heading the one that is taken counts.
    headings.set(plain, fieldAt.get(at) ?? headings.get(plain) ?? null)
  }
  return headings
}

function isSame(one: ChosenColumns | null, other: ChosenColumns | null): boolean {
  return canonicalHash(one) === canonicalHash(other)
}
