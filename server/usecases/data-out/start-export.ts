import type { startExport as endpoint } from '../../../contract/data-export'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { exportCard, exportKindsOf, readExport } from '../../flows/read-export'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { insertExport } from '../../modules/export/export-job.sql'
import { periodText } from '../../modules/export/export-period'

/** Asks for a list as a file, for a reason that stays written; `continueExport` and the clock build it. */
export async function startExport(
  ctx: Ctx<CallerOf<'ops'>>,
  { kind, fromDay, toDay, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  if (!exportKindsOf(ctx.caller).includes(kind)) throw new AppError('forbidden')
  const period = periodText({ kind, fromDay, toDay })
  if ('fault' in period) {
    throw new AppError('invalid_input', { fields: [{ path: 'toDay', fault: 'custom', text: period.fault }] })
  }
  const exportId = ctx.newId('ex')
  const job = { id: exportId, brandId, kind, ...period, stores, reason, createdBy: actorOf(ctx.caller), now: ctx.now }
  await insertExport(ctx.db, job)
  await noteChange(ctx, {
    action: 'startExport',
    target: exportId,
    after: { kind, ...period, isLimited: stores !== 'all' },
    reason,
  })
  return exportCard(await readExport(ctx, exportId))
}
