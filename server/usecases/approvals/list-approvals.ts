import type { listApprovals as endpoint } from '../../../contract/approval'
import type { Input, Output } from '../../../contract/endpoint'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import * as approvals from '../../modules/ruleset/approval.sql'
import { mayDecide } from '../../modules/ruleset/may-decide'

/** What waits for a second person, then what was decided, newest first. */
export async function listApprovals(
  ctx: Ctx<CallerOf<'ops'>>,
  { state, isPast, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, role } = ctx.caller
  const found = await approvals.listApprovals(ctx.db, brandId, { state, isPast, cursor }, rows + 1)
  const me = actorOf(ctx.caller)
  const page = found.slice(0, rows)
  const isPaged = state !== undefined || isPast === true
  return {
    approvals: page.map((approval) => ({
      ...approval,
      isMine: approval.requestedBy === me,
      mayDecide: approval.state === 'waiting' && approval.requestedBy !== me && mayDecide(role, approval.kind),
    })),
    next: isPaged && found.length > rows ? page.at(-1)!.approvalId : null,
  }
}
