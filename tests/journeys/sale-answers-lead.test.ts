import type * as checkout from '../../contract/checkout'
import type { Output } from '../../contract/endpoint'
import type * as leads from '../../contract/lead'
import type * as orders from '../../contract/order'
import { CHENGDU } from '../support/builders'
import { toTheirDoor } from '../support/parcels'
import { useWorld } from '../support/world'

const world = useWorld()
type Mine = Output<typeof leads.listMyLeads>
type Placed = Output<typeof checkout.placeOrder>
type Explained = Output<typeof orders.explainOrder>

const ask = (wish: string) =>
  world.ok(
    world
      .shopper('li')
      .call('captureLead', { channel: 'appointment', wish, place: CHENGDU, idempotencyKey: `capture-${wish}` }),
  )
const tab = async (guideId: string, name: string) =>
  (await world.ok(world.guide(guideId).call<Mine>('listMyLeads', { tab: name }))).leads
const load = (guideId: string) =>
  world.db.selectFrom('guide_load').selectAll().where('guide_id', '=', guideId).executeTakeFirstOrThrow()

async function buy(key: string): Promise<Placed> {
  const fulfilment = await toTheirDoor(world, 'li')
  const cart = { lines: [{ skuId: 'SOFA', quantity: 1 }], fulfilment, idempotencyKey: key }
  const order = await world.ok(world.shopper('li').call<Placed>('placeOrder', cart))
  const notice = {
    out_trade_no: order.orderNo,
    transaction_id: `tx-${order.orderNo}`,
    trade_state: 'SUCCESS',
    amount: { total: order.paidFen },
    payer: { openid: 'openid-li' },
    success_time: world.clock.now().toISOString(),
  }
  await world.ok(world.payment().call('payNotify', notice))
  return order
}

test('a sale wins the lead its buyer had with a guide, frees the guide’s place and says where it came from', async () => {
  const guideId = await world.build.guide(await world.build.store())
  await world.build.sku('SOFA', 100_000)
  await ask('沙发')
  const [lead] = await tab(guideId, 'waiting')
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId: lead!.assignmentId }))
  expect(await load(guideId)).toMatchObject({ open_used: 1 })

  world.clock.advance({ hours: 2 })
  const order = await buy('checkout-1')
  expect(await tab(guideId, 'following')).toEqual([])
  expect((await tab(guideId, 'won')).map((won) => won.wish)).toEqual(['沙发'])
  expect(await load(guideId)).toMatchObject({ open_used: 0 })
  const stored = await world.db.selectFrom('orders').select('lead_id').where('id', '=', order.orderId).execute()
  expect(stored).toEqual([{ lead_id: lead!.leadId }])

  // Bound by accepting, but nothing two-way on record: the active guide's part goes to the store.
  const told = await world.ok(world.guide(guideId).call<Explained>('explainOrder', { orderId: order.orderId }))
  expect(told.attribution).toMatchObject({ rule: 'bound', bound: { code: 'B01', idleDays: 0 } })
  expect(told.lines[0]!.lots.map(({ role, amountFen }) => [role, amountFen])).toEqual([
    ['bound_guide', 1_500],
    ['store', 3_000],
    ['hq', 500],
  ])
})

test('a lead nobody has accepted yet stays open when its shopper buys', async () => {
  const guideId = await world.build.guide(await world.build.store())
  await world.build.sku('SOFA', 100_000)
  await ask('沙发')
  await buy('checkout-1')
  expect(await tab(guideId, 'waiting')).toHaveLength(1)
  expect(await load(guideId)).toMatchObject({ open_used: 1 })
})
