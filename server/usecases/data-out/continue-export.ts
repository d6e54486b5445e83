import type { continueExport as endpoint } from '../../../contract/data-export'
import type { Input, Output } from '../../../contract/endpoint'
import { exportCard, readExport } from '../../flows/read-export'
import { stepExport } from '../../flows/step-export'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import type { ExportRow } from '../../modules/export/export-job.sql'

/** Reads the list whose next piece `takeExportStep` then builds. */
export async function continueExport(
  ctx: Ctx<CallerOf<'ops'>>,
  { exportId }: Input<typeof endpoint>,
): Promise<ExportRow> {
  return readExport(ctx, exportId)
}

/** Builds the next piece, unless somebody else is at it; answers how far it is. */
export async function takeExportStep(ctx: Ctx<CallerOf<'ops'>>, job: ExportRow): Promise<Output<typeof endpoint>> {
  await stepExport(ctx, job)
  return exportCard(await readExport(ctx, job.id))
}
