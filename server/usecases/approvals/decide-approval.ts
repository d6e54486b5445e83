import type { decideApproval as endpoint } from '../../../contract/approval'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { publishRuleSet, publishSplit } from '../../flows/publish-approved'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { endApproval, holdApproval } from '../../modules/ruleset/approval.sql'
import { mayDecide } from '../../modules/ruleset/may-decide'

const STATE_OF = { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' } as const

/**
 * Ends a request: a second person agrees, which publishes it from its start on (a start that has passed becomes now), or
 * refuses; who asked may only take it back. What has become faulty meanwhile is not published and waits on.
 */
export async function decideApproval(
  ctx: Ctx<CallerOf<'ops'>>,
  { approvalId, decision, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, role } = ctx.caller
  const by = actorOf(ctx.caller)
  const found = await holdApproval(ctx.db, brandId, approvalId)
  if (!found) throw new AppError('approval_unknown')
  const isOwn = found.requestedBy === by
  if (decision === 'withdraw' && !isOwn) throw new AppError('not_requester')
  if (decision !== 'withdraw' && isOwn) throw new AppError('own_request')
  if (!isOwn && !mayDecide(role, found.kind)) throw new AppError('forbidden')
  if (found.state !== 'waiting') throw new AppError('approval_state', { state: found.state })

  const effectiveFrom = new Date(Math.max(found.effectiveFrom.getTime(), ctx.now.getTime()))
  if (decision === 'approve') {
    const publish = found.kind === 'rule_set' ? publishRuleSet : publishSplit
    await publish(ctx, { ...found, effectiveFrom })
  }
  const state = STATE_OF[decision]
  await endApproval(ctx.db, brandId, approvalId, { state, by, at: ctx.now, reason })
  const target = `${found.kind === 'rule_set' ? 'rules' : 'split'}:${found.version}`
  if (decision !== 'approve')
    await noteChange(ctx, { action: 'decideApproval', target, after: { approvalId, state }, reason })
  return { state, version: found.version, effectiveFrom: decision === 'approve' ? effectiveFrom : null }
}
