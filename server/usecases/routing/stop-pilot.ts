import type { Input, Output } from '../../../contract/endpoint'
import type { stopPilot as endpoint } from '../../../contract/pilot'
import { endPilot } from '../../flows/end-pilot'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { lockPilot } from '../../modules/pilot/pilot.sql'

/** Takes a running pilot back: from now on the live rules decide everywhere, and the version is retired. */
export async function stopPilot(
  ctx: Ctx<CallerOf<'ops'>>,
  { pilotId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const pilot = await lockPilot(ctx.db, ctx.caller.brandId, pilotId)
  if (!pilot) throw new AppError('not_found')
  if (pilot.state !== 'running') throw new AppError('pilot_state', { state: pilot.state })
  await endPilot(ctx, { pilot, state: 'rolled_back', status: 'retired', action: 'stopPilot', reason })
  return { state: 'rolled_back' }
}
