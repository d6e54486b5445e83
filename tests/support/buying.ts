import type { placeOrder } from '../../contract/checkout'
import type { Output } from '../../contract/endpoint'
import { toTheirDoor } from './parcels'
import type { World } from './world'

export type Placed = Output<typeof placeOrder>
export type Line = { skuId: string; quantity: number }

/** WeChat Pay tells that an order was paid, now, in full and by its buyer unless a test says otherwise. */
export function tellPaid(world: World, who: string, { orderNo, paidFen }: Placed, over: object = {}) {
  return world.payment().call('payNotify', {
    out_trade_no: orderNo,
    transaction_id: `tx-${orderNo}`,
    trade_state: 'SUCCESS',
    amount: { total: paidFen },
    payer: { openid: `openid-${who}` },
    success_time: world.clock.now().toISOString(),
    ...over,
  })
}

/** WeChat Pay tells that money went back. */
export function tellRefunded(world: World, orderNo: string, refundNo: string, refundFen: number) {
  return world.payment().call('refundNotify', {
    out_refund_no: refundNo,
    out_trade_no: orderNo,
    refund_status: 'SUCCESS',
    amount: { refund: refundFen },
    success_time: world.clock.now().toISOString(),
  })
}

/** An order that was placed and paid, to be fetched in a store or, without one, sent to the buyer's door. */
export async function buy(
  world: World,
  who: string,
  lines: readonly Line[],
  { storeId, key = 'checkout-1', remark = '' }: { storeId?: string; key?: string; remark?: string } = {},
): Promise<Placed> {
  const fulfilment = storeId ? { kind: 'pickup', storeId } : await toTheirDoor(world, who)
  const order = { lines, fulfilment, remark, idempotencyKey: key }
  const placed = await world.ok(world.shopper(who).call('placeOrder', order))
  await world.ok(tellPaid(world, who, placed))
  return placed
}

/** What of an article can be promised: at a store, or with `null` at the centre. */
export async function freePieces(world: World, skuId: string, storeId: string | null): Promise<number> {
  const lines = [{ skuId, quantity: 1 }]
  const fulfilment = storeId ? { fulfilment: { kind: 'pickup', storeId } } : {}
  const preview = await world.ok(world.shopper('onlooker').call('previewOrder', { lines, ...fulfilment }))
  return preview.lines[0]!.available
}
