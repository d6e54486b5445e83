import type { Input, Output } from '../../../contract/endpoint'
import type { watchPilots as endpoint, Guardrails } from '../../../contract/pilot'
import type { PilotEndCode } from '../../../contract/routing-vocabulary'
import { endPilot } from '../../flows/end-pilot'
import { notePilotLeads, pilotSpan, readPilot } from '../../flows/read-pilot'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { inTransaction } from '../../kernel/in-transaction'
import { HOUR_MS } from '../../kernel/shanghai-time'
import { lockPilot, runningPilotId, savePilotReading } from '../../modules/pilot/pilot.sql'

/** Every look is a chance to stop by mistake: a pilot is read four times a day. */
const READ_EVERY_MS = 6 * HOUR_MS

type ToWatch = { pilotId: string | null; leads: number }

/** Which pilot runs; `watchPilots` reads it in a transaction of its own. */
export async function findRunningPilot(
  ctx: Ctx<CallerOf<'clock'>>,
  { leads }: Input<typeof endpoint>,
): Promise<ToWatch> {
  return { pilotId: await runningPilotId(ctx.db, ctx.caller.brandId), leads }
}

/**
 * Notes the leads that came since, reads what the pilot shows, and stops it at once when a guardrail is certainly broken,
 * or when its days are over. Readings wait until every lead is noted: half a day would be compared with a whole one.
 */
export async function watchPilots(
  ctx: Ctx<CallerOf<'clock'>>,
  { pilotId, leads }: ToWatch,
): Promise<Output<typeof endpoint>> {
  if (!pilotId) return { read: 0, stopped: 0 }
  return inTransaction(ctx.db, (db) => watchOne({ ...ctx, db }, pilotId, leads))
}

async function watchOne(ctx: Ctx<CallerOf<'clock'>>, pilotId: string, leads: number): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const pilot = await lockPilot(ctx.db, brandId, pilotId)
  if (pilot?.state !== 'running') return { read: 0, stopped: 0 }
  const noted = await notePilotLeads(ctx.db, brandId, pilot, leads)
  if (noted === leads) return { read: 0, stopped: 0 }
  const isOver = ctx.now >= pilotSpan(pilot).until
  const isFresh = pilot.readAt !== null && ctx.now.getTime() - pilot.readAt.getTime() < READ_EVERY_MS
  if (isFresh && !isOver) return { read: 0, stopped: 0 }
  const reading = await readPilot(ctx.db, pilotId, pilot.guardrails as Guardrails)
  await savePilotReading(ctx.db, pilotId, reading, ctx.now)
  const reason: PilotEndCode | null = reading.breaches.length > 0 ? 'guardrail' : isOver ? 'over' : null
  if (!reason) return { read: 1, stopped: 0 }
  const status = reason === 'guardrail' ? 'retired' : 'draft'
  const detail = { breaches: reading.breaches.map(({ code }) => code) }
  await endPilot(ctx, { pilot, state: 'stopped', status, action: 'watchPilots', reason, detail })
  return { read: 1, stopped: 1 }
}
