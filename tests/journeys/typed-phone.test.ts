import { useWorld } from '../support/world'

const world = useWorld()
const PHONE = '13812345678'
const register = (who: string, proof: object) =>
  world.ok(world.shopper(who).call('register', { acceptsContact: true, ...proof }))
const ordersOf = async (who: string) => {
  const { orders } = await world.ok(world.shopper(who).call<{ orders: { orderNo: string }[] }>('listMyOrders', {}))
  const exported = await world.ok(world.shopper(who).call<{ orders: { orderNo: string }[] }>('exportMyData', {}))
  expect(exported.orders.map(({ orderNo }) => orderNo)).toEqual(orders.map(({ orderNo }) => orderNo))
  return orders.map(({ orderNo }) => orderNo)
}
async function sellAtTill(orderNo: string): Promise<void> {
  const line = { skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 100_000 }
  const sale = { orderNo, storeCode: 'S-till', memberPhone: PHONE, lines: [line], paidAt: world.clock.now() }
  await world.ok(world.staff('hq_ops').call('importOrders', { orders: [sale] }))
}

test('what a till sold to a number is shown to whoever proved the number, not to whoever typed it', async () => {
  const storeId = await world.build.store({ code: 'S-till' })
  await world.build.sku('SOFA', 100_000)
  await register('li', { phone: PHONE })
  await sellAtTill('POS-1')
  const lines = [{ skuId: 'SOFA', quantity: 1 }]
  const own = { lines, fulfilment: { kind: 'pickup', storeId }, idempotencyKey: 'checkout-1' }
  const { orderNo } = await world.ok(world.shopper('li').call<{ orderNo: string }>('placeOrder', own))
  expect(await ordersOf('li')).toEqual([orderNo])

  world.outside.phoneOf.set('button', PHONE)
  await register('li', { phoneCode: 'button' })
  expect(await ordersOf('li')).toEqual([orderNo, 'POS-1'])
})

test('whoever proves a number somebody else had typed takes it from them, and what was sold to it stays hidden', async () => {
  await world.build.store({ code: 'S-till' })
  await register('li', { phone: PHONE })
  await sellAtTill('POS-1')
  world.outside.phoneOf.set('button', PHONE)
  await register('wang', { phoneCode: 'button' })
  await sellAtTill('POS-2')
  expect(await ordersOf('wang')).toEqual(['POS-2'])
  expect(await ordersOf('li')).toEqual([])
})
