import type { runImport as endpoint } from '../../../contract/data-import'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { importCard, readImport } from '../../flows/read-import'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { beginStage, lockImport } from '../../modules/import/import-job.sql'

/** Begins to take in a file that was looked through; asked twice, it runs once. */
export async function runImport(
  ctx: Ctx<CallerOf<'ops'>>,
  { importId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  await lockImport(ctx.db, ctx.caller.brandId, importId)
  const job = await readImport(ctx, importId)
  if (job.state === 'running' || job.state === 'done') return importCard(job)
  if (job.state !== 'checked') throw new AppError('import_state')
  await beginStage(ctx.db, importId, { state: 'running', rowsAll: job.rowsAll, now: ctx.now })
  const { counts, fileName, kind, mayUpdate } = importCard(job)
  await noteChange(ctx, {
    action: 'runImport',
    target: importId,
    after: { kind, fileName, mayUpdate, expected: counts },
  })
  return importCard(await readImport(ctx, importId))
}
