import type { Input, Output } from '../../../contract/endpoint'
import type { showPilot as endpoint, Guardrails, PilotReadings } from '../../../contract/pilot'
import { hasPilotBegun, type StoredPlan } from '../../flows/read-pilot'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findPilot } from '../../modules/pilot/pilot.sql'
import { readStorePlaces } from '../../modules/pilot/store-figures.sql'

/** A pilot with its plan, who takes part where, its guardrails and what it showed when it was last read. */
export async function showPilot(
  ctx: Ctx<CallerOf<'ops'>>,
  { pilotId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const found = await findPilot(ctx.db, brandId, pilotId)
  if (!found) throw new AppError('not_found')
  const plan = found.plan as StoredPlan
  const pilots = new Set(plan.storeIds)
  const controls = new Set(plan.controls.map(({ controlStoreId }) => controlStoreId))
  const places = await readStorePlaces(ctx.db, brandId, [...pilots, ...controls])
  const partOf = (storeId: string) => (pilots.has(storeId) ? 'pilot' : controls.has(storeId) ? 'control' : 'other')
  return {
    ...found,
    hasBegun: hasPilotBegun(found, ctx.now),
    plan,
    stores: places.map((place) => ({ ...place, part: partOf(place.storeId) })),
    guardrails: found.guardrails as Guardrails,
    // A reading that was kept before its days were has none; the contract says so.
    reading: found.reading as PilotReadings | null,
  }
}
