import { AppError } from '../kernel/app-error'
import type { Ctx } from '../kernel/ctx'
import { startedPilotsOf } from '../modules/pilot/pilot.sql'

/**
 * A version on trial is left alone until its pilot has ended: what it would become otherwise, the pilot's end would undo.
 * Refuses with `pilot_running`.
 */
export async function refuseWhilePiloted(ctx: Pick<Ctx, 'db'>, brandId: string, version: number): Promise<void> {
  const running = (await startedPilotsOf(ctx.db, brandId, version)).find(({ state }) => state === 'running')
  if (running) throw new AppError('pilot_running', { pilotId: running.id })
}
