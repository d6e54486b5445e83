import { toTheirDoor } from '../support/parcels'
import { usePayments } from '../support/use-payments'
import { MERCHANT_ID, useWechat } from '../support/use-wechat'
import { useWorld } from '../support/world'

const world = useWorld()
const paid = usePayments(world)
const wechat = useWechat(world)

const deliver = () => world.ok(world.timer().call('deliverOutbox', {}))

/** An order of two kinds that was paid; WeChat knows who paid it, as it does a moment after the payment. */
async function bought(
  fulfilment: 'delivery' | 'pickup',
): Promise<{ orderId: string; orderNo: string; storeId: string }> {
  const storeId = await world.build.store()
  await world.build.product({ productId: 'SOFA', title: '三人位沙发' })
  await world.build.product({ productId: 'LAMP', title: '落地灯' })
  const { orderId, orderNo } = await world.ok(
    world.shopper('li').call('placeOrder', {
      lines: [
        { skuId: 'SOFA', quantity: 1 },
        { skuId: 'LAMP', quantity: 2 },
      ],
      fulfilment: fulfilment === 'pickup' ? { kind: 'pickup', storeId } : await toTheirDoor(world, 'li'),
      idempotencyKey: 'checkout-1',
    }),
  )
  const { payment } = await world.ok(world.shopper('li').call('startPayment', { orderId }))
  await paid.pay.paySheet(payment!)
  wechat.payments.set(orderNo, { mchid: MERCHANT_ID, openid: 'openid-li' })
  return { orderId, orderNo, storeId }
}
const ship = (orderId: string, carrier = '顺丰') =>
  world.ok(world.staff('hq_ops').call('shipOrder', { orderId, carrier, trackingNo: 'SF1234567890' }))

test('WeChat hears that a parcel left: carrier, number, masked phone, and who paid', async () => {
  const { orderId, orderNo } = await bought('delivery')
  await deliver()
  expect(wechat.shipped.size).toBe(0)
  await ship(orderId)
  expect(await deliver()).toMatchObject({ sent: 1, failed: 0 })
  expect(wechat.shipped.get(orderNo)).toEqual({
    logisticsType: 1,
    parcel: {
      item_desc: '三人位沙发 等 2 种商品',
      tracking_no: 'SF1234567890',
      express_company: 'SF',
      contact: { receiver_contact: '138****8000' },
    },
    uploadTime: '2026-03-01T10:00:00+08:00',
    openid: 'openid-li',
  })
  const waiting = JSON.stringify(await world.db.selectFrom('outbox').select('payload').execute())
  expect(waiting).not.toMatch(/1380013|openid-li|SF1234567890/)
})

test('goods fetched in a store are uploaded as fetched', async () => {
  const { orderId, orderNo, storeId } = await bought('pickup')
  const { pickUpCode } = await world.ok(world.shopper('li').call('showMyOrder', { orderId }))
  const guideId = await world.build.guide(storeId)
  await world.ok(world.guide(guideId).call('confirmHandOver', { code: pickUpCode }))
  await deliver()
  expect(wechat.shipped.get(orderNo)).toMatchObject({
    logisticsType: 4,
    parcel: { item_desc: '三人位沙发 等 2 种商品' },
  })
})

test('a payment WeChat has not in its books yet, and an outage, are told again later', async () => {
  const { orderId, orderNo } = await bought('delivery')
  const payment = wechat.payments.get(orderNo)!
  wechat.payments.delete(orderNo)
  wechat.payments.set('FB-OF-ANOTHER', payment)
  await ship(orderId)
  expect(await deliver()).toMatchObject({ failed: 1 })
  const [failed] = await world.db
    .selectFrom('outbox')
    .select('last_error')
    .where('topic', '=', 'shipping_upload')
    .execute()
  expect(failed?.last_error).toBe('outside_unavailable wechat 10060001')
  wechat.payments.set(orderNo, payment)
  world.clock.advance({ minutes: 2 })
  wechat.misbehave('/wxa/sec/order/upload_shipping_info', 'hang-up')
  expect(await deliver()).toMatchObject({ failed: 1 })
  world.clock.advance({ minutes: 4 })
  expect(await deliver()).toMatchObject({ failed: 0 })
  expect(wechat.shipped.has(orderNo)).toBe(true)
})

test('told twice it counts as told, because WeChat allows one correction only', async () => {
  const { orderId, orderNo } = await bought('delivery')
  await ship(orderId)
  await deliver()
  await world.db.updateTable('outbox').set({ sent_at: null, due_at: world.clock.now() }).execute()
  expect(await deliver()).toMatchObject({ failed: 0, parked: 0 })
  expect(wechat.shipped.size).toBe(1)
  expect(wechat.shipped.has(orderNo)).toBe(true)
})

test('a carrier WeChat does not know is parked for people to look at', async () => {
  const { orderId } = await bought('delivery')
  await ship(orderId, '自家司机')
  for (let run = 0; run < 7; run++) {
    await deliver()
    world.clock.advance({ hours: 2 })
  }
  const parked = await world.db
    .selectFrom('outbox')
    .select(['topic', 'last_error'])
    .where('parked_at', 'is not', null)
    .execute()
  expect(parked).toEqual([{ topic: 'shipping_upload', last_error: 'outside_unavailable wechat carrier_unknown' }])
})

test('a buyer who deleted their account has paid all the same: WeChat Pay says with which', async () => {
  const { orderId, orderNo } = await bought('delivery')
  await ship(orderId)
  await world.ok(world.shopper('li').call('deleteMyAccount', { isConfirmed: true }))
  expect(await deliver()).toMatchObject({ failed: 0, parked: 0 })
  expect(wechat.shipped.get(orderNo)?.openid).toBe('openid-li')
})
