import type { Input, Output } from '../../../contract/endpoint'
import type { showOrder as endpoint } from '../../../contract/order-view'
import { replayedWrong } from '../../flows/replay-orders'
import { showRefundRequests } from '../../flows/show-refund-requests'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { attributionsOf } from '../../modules/attribution/attribution.sql'
import { runsOf } from '../../modules/commission/commission.sql'
import { disputesOf } from '../../modules/dispute/dispute.sql'
import { personLabel } from '../../modules/lead/person-label'
import { linesOf } from '../../modules/order/order.sql'
import { listOrderCards } from '../../modules/order/order-list.sql'
import { orderFacts } from '../../modules/order/order-view.sql'
import { requestsOf } from '../../modules/order/refund-request.sql'
import { listVersions } from '../../modules/policy/policy.sql'
import { readSplitPolicies } from '../../modules/policy/split-policy-at'

/** An order as headquarters works on it; why it paid whom is told by `explainOrder`. */
export async function showOrder(
  { db, caller }: Ctx<CallerOf<'ops'>>,
  { orderId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = caller
  const [order] = await listOrderCards(db, { brandId, stores, orderId, rows: 1 })
  if (!order) throw new AppError('order_unknown')
  const { hasBuyer, displayName, phoneMasked, ...way } = await orderFacts(db, brandId, orderId)
  const lines = await linesOf(db, [orderId])
  return {
    order,
    person: hasBuyer ? personLabel(displayName, phoneMasked) : null,
    storeName: order.storeName,
    sellerName: order.sellerName,
    ...way,
    lines: lines.map((line) => ({
      lineNo: line.line_no,
      title: line.title,
      quantity: line.quantity,
      unitFen: line.unit_fen,
      discountFen: line.discount_fen,
      netFen: line.net_fen,
    })),
    requests: await showRefundRequests(db, await requestsOf(db, [orderId])),
    disputes: await disputesOf(db, orderId),
    replay: await replayOf(db, brandId, orderId),
  }
}

async function replayOf(db: Ctx['db'], brandId: string, orderId: string) {
  const [attribution] = await attributionsOf(db, [orderId])
  if (!attribution) return null
  const versions = readSplitPolicies(await listVersions(db, brandId, 'split'))
  const wrong = await replayedWrong(db, brandId, [orderId], versions)
  const [run] = await runsOf(db, [orderId])
  return {
    isSame: wrong.length === 0,
    policyVersion: attribution.policyVersion,
    engine: run?.engine_version ?? '',
  }
}
