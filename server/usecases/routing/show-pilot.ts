import type { Input, Output } from '../../../contract/endpoint'
import type { showPilot as endpoint, Guardrails, PilotReadings } from '../../../contract/pilot'
import type { StoredPlan } from '../../flows/read-pilot'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findPilot } from '../../modules/pilot/pilot.sql'

/** A pilot with its plan, its guardrails and what it showed when it was last read. */
export async function showPilot(
  ctx: Ctx<CallerOf<'ops'>>,
  { pilotId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const found = await findPilot(ctx.db, ctx.caller.brandId, pilotId)
  if (!found) throw new AppError('not_found')
  return {
    ...found,
    plan: found.plan as StoredPlan,
    guardrails: found.guardrails as Guardrails,
    reading: found.reading as PilotReadings | null,
  }
}
