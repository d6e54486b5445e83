import type { PilotState } from '../../contract/routing-vocabulary'
import type { RuleSetStatus } from '../../contract/vocabulary'
import { actorOf, type Caller, type Ctx } from '../kernel/ctx'
import { endPilotRow } from '../modules/pilot/pilot.sql'
import { moveRuleSet } from './move-rule-set'
import { noteChange } from './note-change'

export type PilotEnd = {
  pilotId: string
  version: number
  state: Exclude<PilotState, 'planned' | 'running'>
  /** What the version is from now on. */
  status: RuleSetStatus
  /** The endpoint that ended it. */
  action: string
  reason: string
  detail?: unknown
}

/** Ends a pilot in one go: from this instant the live rules decide everywhere again. On record with who, why and how. */
export async function endPilot(
  ctx: Pick<Ctx<Caller>, 'db' | 'now' | 'newId' | 'caller'>,
  { pilotId, version, state, status, action, reason, detail = {} }: PilotEnd,
): Promise<void> {
  const actor = actorOf(ctx.caller)
  await endPilotRow(ctx.db, pilotId, { state, actor, reason, now: ctx.now })
  await moveRuleSet(ctx, { version, status, action, reason, detail: { pilotId } })
  await noteChange(ctx, { action, target: pilotId, before: { state: 'running' }, after: { state, detail }, reason })
}
