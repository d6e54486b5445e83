import type { Input, Output } from '../../../contract/endpoint'
import type { rollOutPilot as endpoint, PilotReadings } from '../../../contract/pilot'
import { endPilot } from '../../flows/end-pilot'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { lockPilot, requestRollOut } from '../../modules/pilot/pilot.sql'

/**
 * Ends a pilot for the version to decide everywhere. Only one that has shown itself no worse, with every guardrail kept,
 * unless it is said that this is known; and in force only once a second person has agreed, until when the live rules decide.
 */
export async function rollOutPilot(
  ctx: Ctx<CallerOf<'ops'>>,
  { pilotId, reason, isUnprovenAccepted }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const pilot = await lockPilot(ctx.db, brandId, pilotId)
  if (!pilot) throw new AppError('not_found')
  if (pilot.state !== 'running' && pilot.state !== 'stopped') throw new AppError('pilot_state', { state: pilot.state })
  const reading = pilot.reading as PilotReadings | null
  if (!reading?.mayRollOut && !isUnprovenAccepted) {
    throw new AppError('pilot_unproven', { breaches: reading?.breaches.map(({ code }) => code) ?? [] })
  }
  const { version } = pilot
  const detail = { isProven: reading?.mayRollOut ?? false }
  await endPilot(ctx, {
    pilotId,
    version,
    state: 'rolled_out',
    status: 'draft',
    action: 'rollOutPilot',
    reason,
    detail,
  })
  const requestedBy = actorOf(ctx.caller)
  const approvalId = await requestRollOut(ctx.db, {
    id: ctx.newId('ap'),
    brandId,
    version,
    note: reason,
    requestedBy,
    now: ctx.now,
  })
  return { approvalId }
}
