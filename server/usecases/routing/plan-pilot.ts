import type { Input, Output } from '../../../contract/endpoint'
import { DEFAULT_GUARDRAILS, type planPilot as endpoint } from '../../../contract/pilot'
import { refuseUnlessPilotable } from '../../flows/may-pilot'
import { noteChange } from '../../flows/note-change'
import { draftVersions } from '../../flows/open-draft'
import type { StoredPlan } from '../../flows/read-pilot'
import { readPilotPast } from '../../flows/read-pilot-past'
import { DAY_PARTS, shapePilot } from '../../flows/shape-pilot'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay } from '../../kernel/shanghai-time'
import { insertPilot } from '../../modules/pilot/pilot.sql'
import { switchbackPlan } from '../../modules/pilot/switchback-plan'
import { fnv1a } from '../../modules/routing/fnv1a'

/**
 * Plans a pilot of a version: who takes part, who is compared, when which rule has its turn, and how small an effect will
 * be seen. Saved as planned; nothing is tried before it is started.
 */
export async function planPilot(
  ctx: Ctx<CallerOf<'ops'>>,
  { version, storeIds, storeCount, days, wantedEffectPpm }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  await draftVersions(ctx, brandId, version)
  await refuseUnlessPilotable(ctx, brandId, version)
  const pilotId = ctx.newId('pl')
  const seed = fnv1a(pilotId)
  const past = await readPilotPast(ctx, brandId)
  const shape = shapePilot(past, { storeIds, storeCount, days, wantedEffectPpm, seed })
  const startsOn = shanghaiDay(new Date(ctx.now.getTime() + DAY_MS))
  const endsOn = shanghaiDay(new Date(ctx.now.getTime() + days * DAY_MS))
  const asked = { clusters: shape.clusters, from: startsOn, to: endsOn, dayParts: DAY_PARTS, seed }
  const plan: StoredPlan = { ...shape, ...switchbackPlan(asked), seed }
  const createdBy = actorOf(ctx.caller)
  const guardrails = DEFAULT_GUARDRAILS
  await insertPilot(ctx.db, {
    id: pilotId,
    brandId,
    version,
    plan,
    guardrails,
    startsOn,
    endsOn,
    createdBy,
    now: ctx.now,
  })
  await noteChange(ctx, { action: 'planPilot', target: pilotId, after: { version, days, storeIds: shape.storeIds } })
  return { pilotId, plan: shape, guardrails }
}
