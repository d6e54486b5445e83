import type { cancelImport as endpoint } from '../../../contract/data-import'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { importCard, readImport } from '../../flows/read-import'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { endImport, lockImport } from '../../modules/import/import-job.sql'
import { dropPieces } from '../../modules/import/import-piece.sql'

/** Stops an import and removes its file; rows that are in stay in, and are counted. */
export async function cancelImport(
  ctx: Ctx<CallerOf<'ops'>>,
  { importId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  await lockImport(ctx.db, ctx.caller.brandId, importId)
  const job = await readImport(ctx, importId)
  if (job.state === 'cancelled') return importCard(job)
  if (job.state === 'done') throw new AppError('import_state')
  await endImport(ctx.db, importId, { from: job.state, state: 'cancelled', now: ctx.now })
  await dropPieces(ctx.db, importId)
  const { counts, fileName, kind, state } = importCard(job)
  await noteChange(ctx, {
    action: 'cancelImport',
    target: importId,
    before: { state },
    after: { kind, fileName, counts },
  })
  return importCard(await readImport(ctx, importId))
}
