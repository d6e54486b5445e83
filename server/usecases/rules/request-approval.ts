import type { Input, Output } from '../../../contract/endpoint'
import type { requestApproval as endpoint } from '../../../contract/rule-work'
import { checkRules } from '../../flows/check-rules'
import { noteChange } from '../../flows/note-change'
import { readRuleSet, readStandings } from '../../flows/read-rule-set'
import { refuseWhilePiloted } from '../../flows/refuse-while-piloted'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { insertApproval } from '../../modules/ruleset/approval.sql'
import { holdRuleSets } from '../../modules/ruleset/rule-set.sql'
import { mayBecome } from '../../modules/ruleset/rule-set-status'

/** Asks for a version to go live from a time on: who asks does not decide. A version with faults cannot be asked for. */
export async function requestApproval(
  ctx: Ctx<CallerOf<'ops'>>,
  { version, effectiveFrom, note }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  await holdRuleSets(ctx.db, brandId)
  const { set } = await readRuleSet(ctx, brandId, version)
  await refuseWhilePiloted(ctx, brandId, version)
  const standing = (await readStandings(ctx, brandId)).of(version)
  if (!mayBecome(standing, 'live')) throw new AppError('rule_set_state', { status: standing.status })
  const { faults, warnings } = await checkRules(ctx, brandId, set)
  if (faults.length > 0) throw new AppError('rule_set_invalid', { faults })
  const approvalId = ctx.newId('ap')
  const isFirst = await insertApproval(ctx.db, {
    id: approvalId,
    brandId,
    kind: 'rule_set',
    version,
    doc: null,
    effectiveFrom,
    note,
    requestedBy: actorOf(ctx.caller),
    requestedAt: ctx.now,
  })
  if (!isFirst) throw new AppError('approval_waiting')
  await noteChange(ctx, {
    action: 'requestApproval',
    target: `rules:${version}`,
    after: { approvalId, effectiveFrom },
    reason: note,
  })
  return { approvalId, warnings }
}
