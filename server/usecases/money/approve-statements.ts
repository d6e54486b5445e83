import type { Input, Output } from '../../../contract/endpoint'
import type { approveStatements as endpoint } from '../../../contract/settlement'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { approveDrafts, lockPeriod } from '../../modules/settlement/settlement.sql'

/** A second person approves what the first one closed: no one alone sends money out. Approving again approves nothing. */
export async function approveStatements(
  ctx: Ctx<CallerOf<'ops'>>,
  { periodId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const period = await lockPeriod(ctx.db, brandId, periodId)
  if (!period) throw new AppError('period_unknown')
  if (period.status !== 'closed') throw new AppError('period_open')
  if (period.closed_by === actorOf(ctx.caller)) throw new AppError('same_person')
  const approved = await approveDrafts(ctx.db, brandId, periodId, { by: actorOf(ctx.caller), at: ctx.now })
  if (approved > 0) await noteChange(ctx, { action: 'approveStatements', target: periodId, after: { approved } })
  return { approved }
}
