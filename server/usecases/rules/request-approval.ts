import type { Input, Output } from '../../../contract/endpoint'
import type { requestApproval as endpoint } from '../../../contract/rule-work'
import { mayGoLive } from '../../flows/may-go-live'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { insertApproval } from '../../modules/ruleset/approval.sql'

/** Asks for a version to go live from a time on: who asks does not decide. A version with faults cannot be asked for. */
export async function requestApproval(
  ctx: Ctx<CallerOf<'ops'>>,
  { version, effectiveFrom, note }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const { warnings } = await mayGoLive(ctx, version)
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
