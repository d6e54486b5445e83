import type { cancelExport as endpoint } from '../../../contract/data-export'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { exportCard, readExport } from '../../flows/read-export'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { cancelExport as cancel } from '../../modules/export/export-job.sql'

/** Stops a list that is being built; what there is of it is removed. */
export async function cancelExport(
  ctx: Ctx<CallerOf<'ops'>>,
  { exportId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const job = await readExport(ctx, exportId)
  if (job.state === 'cancelled') return exportCard(job)
  if (!(await cancel(ctx.db, exportId, ctx.now))) throw new AppError('export_state')
  await noteChange(ctx, { action: 'cancelExport', target: exportId, after: { kind: job.kind, rows: job.rowsDone } })
  return exportCard(await readExport(ctx, exportId))
}
