import { createHash } from 'node:crypto'
import type { addImportRows as endpoint } from '../../../contract/data-import'
import type { Input, Output } from '../../../contract/endpoint'
import { readImport } from '../../flows/read-import'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { keepPiece, pieceLabel, piecesHere } from '../../modules/import/import-piece.sql'

/** Keeps a piece of a file, sealed. The same piece again is nothing new; another under its number is refused. */
export async function addImportRows(
  ctx: Ctx<CallerOf<'ops'>>,
  { importId, seq, text }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const job = await readImport(ctx, importId)
  if (job.state !== 'receiving' || seq >= job.pieces) throw new AppError('import_state')
  const hash = createHash('sha256').update(text).digest('hex')
  const cipher = ctx.outside.vault.seal(text, pieceLabel(importId, seq))
  const kept = await keepPiece(ctx.db, { importId, seq, hash, cipher })
  if (kept !== hash) throw new AppError('idempotency_conflict')
  return { received: (await piecesHere(ctx.db, importId)).length }
}
