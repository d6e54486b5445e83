import type { continueImport as endpoint } from '../../../contract/data-import'
import type { Input, Output } from '../../../contract/endpoint'
import { importCard, readImport } from '../../flows/read-import'
import { stepImport } from '../../flows/step-import'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import type { ImportRow } from '../../modules/import/import-job.sql'

/** Reads the import whose next step `takeImportStep` then takes. */
export async function continueImport(
  ctx: Ctx<CallerOf<'ops'>>,
  { importId }: Input<typeof endpoint>,
): Promise<ImportRow> {
  return readImport(ctx, importId)
}

/** Takes one step, a transaction a batch, unless somebody else is at it; answers how far it is. */
export async function takeImportStep(ctx: Ctx<CallerOf<'ops'>>, job: ImportRow): Promise<Output<typeof endpoint>> {
  await stepImport(ctx, job)
  return importCard(await readImport(ctx, job.id))
}
