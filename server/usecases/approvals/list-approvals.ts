import type { listApprovals as endpoint } from '../../../contract/approval'
import type { Input, Output } from '../../../contract/endpoint'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import * as approvals from '../../modules/ruleset/approval.sql'
import { mayDecide } from '../../modules/ruleset/may-decide'

/** What waits for a second person, then what was decided, newest first. */
export async function listApprovals(
  ctx: Ctx<CallerOf<'ops'>>,
  { state, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const found = await approvals.listApprovals(ctx.db, ctx.caller.brandId, state, rows)
  const me = actorOf(ctx.caller)
  return {
    approvals: found.map((approval) => ({
      ...approval,
      mayDecide:
        approval.state === 'waiting' && approval.requestedBy !== me && mayDecide(ctx.caller.role, approval.kind),
    })),
  }
}
