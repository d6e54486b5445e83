import type { Input, Output } from '../../../contract/endpoint'
import type { startPilot as endpoint } from '../../../contract/pilot'
import { refuseUnlessPilotable } from '../../flows/may-pilot'
import { moveRuleSet } from '../../flows/move-rule-set'
import { noteChange } from '../../flows/note-change'
import type { StoredPlan } from '../../flows/read-pilot'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { lockPilot, runningPilotId, startPilotRow } from '../../modules/pilot/pilot.sql'
import { switchbackPlan } from '../../modules/pilot/switchback-plan'
import { holdRuleSets } from '../../modules/ruleset/rule-set.sql'

const WAIT_DAYS_MAX = 90

/**
 * Starts a planned pilot on a day to come: from its midnight the draft decides in its clusters whenever it is its turn. One
 * pilot at a time, or their effects could not be told apart.
 */
export async function startPilot(
  ctx: Ctx<CallerOf<'ops'>>,
  { pilotId, guardrails, startsOn }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  await holdRuleSets(ctx.db, brandId)
  const pilot = await lockPilot(ctx.db, brandId, pilotId)
  if (!pilot) throw new AppError('not_found')
  if (pilot.state !== 'planned') throw new AppError('pilot_state', { state: pilot.state })
  const running = await runningPilotId(ctx.db, brandId)
  if (running) throw new AppError('pilot_running', { pilotId: running })
  await refuseUnlessPilotable(ctx, brandId, pilot.version)
  const waitMs = startOfDay(startsOn).getTime() - ctx.now.getTime()
  if (waitMs <= 0 || waitMs > WAIT_DAYS_MAX * DAY_MS) throw new AppError('pilot_dates_invalid', { startsOn })

  const lastsMs = startOfDay(pilot.endsOn).getTime() - startOfDay(pilot.startsOn).getTime()
  const endsOn = shanghaiDay(new Date(startOfDay(startsOn).getTime() + lastsMs))
  const planned = pilot.plan as StoredPlan
  const { clusters, dayParts, seed } = planned
  const plan: StoredPlan = { ...planned, ...switchbackPlan({ clusters, from: startsOn, to: endsOn, dayParts, seed }) }
  const actor = actorOf(ctx.caller)
  const guards = guardrails ?? pilot.guardrails
  await startPilotRow(ctx.db, pilotId, { plan, guardrails: guards, startsOn, endsOn, actor, now: ctx.now })
  await moveRuleSet(ctx, {
    version: pilot.version,
    status: 'pilot',
    action: 'startPilot',
    reason: planned.text,
    effectiveFrom: startOfDay(startsOn),
    detail: { pilotId },
  })
  const after = { startsOn, endsOn, guardrails: guards }
  await noteChange(ctx, { action: 'startPilot', target: pilotId, before: { state: 'planned' }, after })
  return { startsOn, endsOn }
}
