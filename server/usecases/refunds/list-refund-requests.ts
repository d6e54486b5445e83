import type { Input, Output } from '../../../contract/endpoint'
import type { listRefundRequests as endpoint } from '../../../contract/refund-request'
import { showRefundRequests } from '../../flows/show-refund-requests'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { personLabel } from '../../modules/lead/person-label'
import { listRequests } from '../../modules/order/refund-request.sql'

/** Requests in one state, of the orders a staff member may see, those that wait longest first. */
export async function listRefundRequests(
  ctx: Ctx<CallerOf<'ops'>>,
  { state, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const found = await listRequests(ctx.db, { brandId, stores, state, after: cursor, rows })
  const shown = await showRefundRequests(ctx.db, found)
  const requests = found.map(({ order_id, orderNo, displayName, phoneMasked }, at) => ({
    ...shown[at]!,
    orderId: order_id,
    orderNo,
    person: personLabel(displayName, phoneMasked),
  }))
  return { requests, next: nextPage(found, rows, ({ id }) => id) }
}
