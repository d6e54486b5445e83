import type { Input, Output } from '../../../contract/endpoint'
import type { importOrders as endpoint } from '../../../contract/order'
import { bookPaidOrders } from '../../flows/book-orders'
import { noteChange } from '../../flows/note-change'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** Books a page of a till's sales. Good rows are kept, and each row that is not says why; the same page again is harmless. */
export async function importOrders(
  ctx: Ctx<CallerOf<'ops'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const paid = input.orders.map((order) => ({
    source: 'pos' as const,
    orderNo: order.orderNo,
    channel: 'store_scan',
    member: memberOf(order),
    store: { by: 'code' as const, value: order.storeCode },
    seller: order.sellerCode === null ? null : { by: 'code' as const, value: order.sellerCode },
    lines: order.lines,
    discountFen: order.discountFen,
    paidAt: order.paidAt,
  }))
  const results = await bookPaidOrders(ctx, brandId, paid)
  const answer = {
    booked: results.filter(({ outcome }) => outcome === 'booked').length,
    repeated: results.filter(({ outcome }) => outcome === 'repeated').length,
    faults: results.flatMap((result, at) =>
      'code' in result ? [{ row: at + 1, orderNo: result.orderNo, code: result.code }] : [],
    ),
  }
  const after = { booked: answer.booked, repeated: answer.repeated, faults: answer.faults.length }
  await noteChange(ctx, { action: 'importOrders', target: brandId, after })
  return answer
}

/** A till's own member number is surer than a phone somebody read out. */
function memberOf({ memberCode, memberPhone }: Input<typeof endpoint>['orders'][number]) {
  if (memberCode) return { by: 'member_code' as const, value: memberCode }
  return memberPhone ? { by: 'phone' as const, value: memberPhone } : null
}
