import type { Input, Output } from '../../../contract/endpoint'
import type { listDisputes as endpoint } from '../../../contract/settlement'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listDisputeRows } from '../../modules/dispute/dispute.sql'

/** Disputes over the orders a staff member may see, newest first. */
export async function listDisputes(
  ctx: Ctx<CallerOf<'ops'>>,
  { isOpen, disputeId, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const disputes = await listDisputeRows(ctx.db, { brandId, stores, isOpen, disputeId, before: cursor, rows })
  return { disputes, next: disputes.length === rows ? disputes.at(-1)!.disputeId : null }
}
