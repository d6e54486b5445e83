import type { checkImport as endpoint } from '../../../contract/data-import'
import type { Input, Output } from '../../../contract/endpoint'
import { importCard, readImport } from '../../flows/read-import'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { beginStage, lockImport } from '../../modules/import/import-job.sql'
import { piecesHere } from '../../modules/import/import-piece.sql'

/** Begins to look a file through whose pieces are all there; one that was looked through is looked through anew. */
export async function checkImport(
  ctx: Ctx<CallerOf<'ops'>>,
  { importId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  await lockImport(ctx.db, ctx.caller.brandId, importId)
  const job = await readImport(ctx, importId)
  if (job.state === 'checking') return importCard(job)
  if (job.state !== 'receiving' && job.state !== 'checked') throw new AppError('import_state')
  if ((await piecesHere(ctx.db, importId)).length < job.pieces) throw new AppError('import_incomplete')
  await beginStage(ctx.db, importId, { state: 'checking', rowsAll: null, now: ctx.now })
  return importCard(await readImport(ctx, importId))
}
