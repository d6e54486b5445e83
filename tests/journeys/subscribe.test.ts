import { usePayments } from '../support/use-payments'
import { useWechat } from '../support/use-wechat'
import { useWorld } from '../support/world'

const world = useWorld()
const paid = usePayments(world)
const wechat = useWechat(world)

const accept = (subscription: string, who = 'li', answer = 'accept') =>
  world.ok(world.shopper(who).call('recordSubscriptions', { answers: [{ subscription, answer }] }))
const deliver = () => world.ok(world.timer().call('deliverOutbox', {}))
const toShopper = () => wechat.messages.filter(({ openid }) => openid === 'openid-li')

/** What WeChat and we both count when somebody accepts. */
async function acceptBoth(subscription: string): Promise<void> {
  wechat.subscribe('openid-li', subscription)
  await accept(subscription)
}

async function payPickUp(key = 'checkout-1'): Promise<string> {
  const storeId = await world.build.store({ name: '春熙路店' })
  await world.build.product({ productId: key })
  const { orderId } = await world.ok(
    world.shopper('li').call('placeOrder', {
      lines: [{ skuId: key, quantity: 1 }],
      fulfilment: { kind: 'pickup', storeId },
      idempotencyKey: key,
    }),
  )
  const { payment } = await world.ok(world.shopper('li').call('startPayment', { orderId }))
  await paid.pay.paySheet(payment!)
  return orderId
}

test('each acceptance is counted, a rejection takes nothing away', async () => {
  expect(await accept('order_ready')).toEqual({ left: { order_ready: 1, request_answered: 0, refund_done: 0 } })
  expect((await accept('order_ready')).left.order_ready).toBe(2)
  expect((await accept('order_ready', 'li', 'reject')).left.order_ready).toBe(2)
  expect((await accept('refund_done', 'wang')).left).toEqual({ order_ready: 0, request_answered: 0, refund_done: 1 })
})

test('who asked to be told is told once that goods are ready, and led to the order', async () => {
  await acceptBoth('order_ready')
  const orderId = await payPickUp()
  expect(await deliver()).toMatchObject({ failed: 0, parked: 0 })
  expect(toShopper()).toEqual([
    {
      openid: 'openid-li',
      templateId: 'order_ready',
      page: `shopper/order/index?orderId=${orderId}`,
      fields: { thing1: '商品可以取货了', thing2: '凭取货码到春熙路店' },
    },
  ])
  expect((await accept('order_ready', 'li', 'reject')).left.order_ready).toBe(0)
  // The next order finds no acceptance left.
  await payPickUp('checkout-2')
  expect(await deliver()).toMatchObject({ sent: 1, failed: 0 })
  expect(toShopper()).toHaveLength(1)
})

test('who did not ask is left in peace, and WeChat is not even asked', async () => {
  await payPickUp()
  expect(await deliver()).toMatchObject({ sent: 1, failed: 0, parked: 0 })
  expect(wechat.messages).toEqual([])
  expect(wechat.requests.filter((request) => request.includes('subscribe/send'))).toEqual([])
})

test('when WeChat says none are left our count was wrong: it is 0, and that is no failure', async () => {
  await accept('order_ready')
  await accept('order_ready')
  await payPickUp()
  expect(await deliver()).toMatchObject({ sent: 1, failed: 0, parked: 0 })
  expect(wechat.messages).toEqual([])
  expect((await accept('order_ready', 'li', 'reject')).left.order_ready).toBe(0)
})

test('an outage costs no acceptance: the message goes out when WeChat is back', async () => {
  await acceptBoth('order_ready')
  await payPickUp()
  wechat.misbehave('/cgi-bin/message/subscribe/send', 'hang-up')
  expect(await deliver()).toMatchObject({ sent: 0, failed: 1 })
  world.clock.advance({ minutes: 2 })
  expect(await deliver()).toMatchObject({ sent: 1, failed: 0 })
  expect(toShopper()).toHaveLength(1)
})

test('a shopper hears which guide took their wish, without anybody’s phone', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId, { name: '王敏' })
  await acceptBoth('request_answered')
  const wish = { wish: '沙发', channel: 'appointment', storeId, idempotencyKey: 'wish-lead-1' }
  await world.ok(world.shopper('li').call('captureLead', wish))
  await deliver()
  expect(toShopper()).toEqual([])

  const { leads } = await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))
  const { assignmentId } = leads[0]!
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId }))
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId }))
  expect(await deliver()).toMatchObject({ sent: 1, failed: 0 })
  expect(toShopper()).toMatchObject([
    { templateId: 'request_answered', fields: { thing1: '导购已接待您的咨询', thing2: '王敏将联系您：沙发' } },
  ])
  expect(JSON.stringify(wechat.messages)).not.toMatch(/1[3-9]\d{9}/)
})

test('a shopper hears when their money came back', async () => {
  await acceptBoth('refund_done')
  const orderId = await payPickUp()
  await world.ok(
    world.shopper('li').call('requestRefund', {
      orderId,
      lines: [{ lineNo: 1, quantity: 1 }],
      reason: '不想要了',
      idempotencyKey: 'refund-1',
    }),
  )
  await world.ok(world.timer().call('sendRefunds', {}))
  const [refundNo] = [...paid.pay.refunds.keys()]
  await paid.pay.finishRefund(refundNo!)
  await deliver()
  expect(toShopper()).toMatchObject([
    { templateId: 'refund_done', fields: { thing1: '退款已到账', thing2: '1,000.00 元已原路退回' } },
  ])
})

test('acceptances made before somebody was recognised stay theirs', async () => {
  await world.build.member({ phone: '13800138000', displayName: '李梅' })
  wechat.subscribe('openid-li', 'order_ready')
  await accept('order_ready')
  const code = wechat.phoneCode('13800138000')
  await world.ok(world.shopper('li').call('register', { phoneCode: code, displayName: '李梅', acceptsContact: true }))
  expect((await accept('order_ready', 'li', 'reject')).left.order_ready).toBe(1)
  await payPickUp()
  await deliver()
  expect(toShopper()).toHaveLength(1)
})
