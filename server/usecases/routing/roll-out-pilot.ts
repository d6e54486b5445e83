import type { Input, Output } from '../../../contract/endpoint'
import type { rollOutPilot as endpoint, PilotReadings } from '../../../contract/pilot'
import { checkRules } from '../../flows/check-rules'
import { endPilot } from '../../flows/end-pilot'
import { readRuleSet, readStandings } from '../../flows/read-rule-set'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { lockPilot } from '../../modules/pilot/pilot.sql'
import { insertApproval } from '../../modules/ruleset/approval.sql'
import { holdRuleSets } from '../../modules/ruleset/rule-set.sql'
import { mayBecome } from '../../modules/ruleset/rule-set-status'

/**
 * Ends a pilot for the version to decide everywhere. Only one that has shown itself no worse, with every guardrail kept,
 * unless it is said that this is known; and in force only once a second person has agreed, until when the live rules decide.
 */
export async function rollOutPilot(
  ctx: Ctx<CallerOf<'ops'>>,
  { pilotId, reason, isUnprovenAccepted }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  await holdRuleSets(ctx.db, brandId)
  const pilot = await lockPilot(ctx.db, brandId, pilotId)
  if (!pilot) throw new AppError('not_found')
  if (pilot.state !== 'running' && pilot.state !== 'stopped') throw new AppError('pilot_state', { state: pilot.state })
  const reading = pilot.reading as PilotReadings | null
  if (!reading?.mayRollOut && !isUnprovenAccepted) {
    throw new AppError('pilot_unproven', { breaches: reading?.breaches.map(({ code }) => code) ?? [] })
  }
  const { version } = pilot
  // What two people agreed to meanwhile is not one person's to take back.
  const standing = (await readStandings(ctx, brandId)).of(version)
  if (!mayBecome(standing, 'live')) throw new AppError('rule_set_state', { status: standing.status })
  const { set } = await readRuleSet(ctx, brandId, version)
  const { faults } = await checkRules(ctx, brandId, set)
  if (faults.length > 0) throw new AppError('rule_set_invalid', { faults })
  const detail = { isProven: reading?.mayRollOut ?? false }
  await endPilot(ctx, { pilot, state: 'rolled_out', status: 'draft', action: 'rollOutPilot', reason, detail })
  const approvalId = ctx.newId('ap')
  const requestedBy = actorOf(ctx.caller)
  const request = { id: approvalId, brandId, kind: 'rule_set' as const, version, doc: null, note: reason, requestedBy }
  const isFirst = await insertApproval(ctx.db, { ...request, effectiveFrom: ctx.now, requestedAt: ctx.now })
  if (!isFirst) throw new AppError('approval_waiting')
  return { approvalId }
}
