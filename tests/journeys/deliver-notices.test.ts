import { useWorld } from '../support/world'

const world = useWorld()
const deliver = () => world.ok(world.timer().call('deliverOutbox', {}))

async function offerOneLead(): Promise<string> {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId, { openid: 'openid-guide' })
  const wish = { wish: '沙发', channel: 'appointment', storeId, idempotencyKey: 'notice-lead-1' }
  await world.ok(world.shopper('li').call('captureLead', wish))
  return guideId
}

test('the guide who was offered a lead is told once, without the name or number of the shopper', async () => {
  await offerOneLead()
  expect(await deliver()).toEqual({ sent: 1, failed: 0, parked: 0 })
  expect(await deliver()).toEqual({ sent: 0, failed: 0, parked: 0 })
  expect(world.outside.sent).toMatchObject([{ openid: 'openid-guide', fields: { thing1: '新线索待接' } }])
  expect(JSON.stringify(world.outside.sent)).not.toMatch(/1[3-9]\d{9}|openid-li/)
})

test('while WeChat is down notices wait, each time longer, and are sent when it is back', async () => {
  await offerOneLead()
  world.outside.isDown = true
  expect(await deliver()).toEqual({ sent: 0, failed: 1, parked: 0 })
  world.outside.isDown = false
  expect(await deliver()).toEqual({ sent: 0, failed: 0, parked: 0 })
  world.clock.advance({ minutes: 2 })
  expect(await deliver()).toEqual({ sent: 1, failed: 0, parked: 0 })
})

test('a notice WeChat never takes is parked for people to look at, not tried for ever', async () => {
  await offerOneLead()
  world.outside.isDown = true
  const runs = []
  for (let run = 0; run < 7; run++) {
    runs.push(await deliver())
    world.clock.advance({ hours: 2 })
  }
  expect(runs.map(({ failed }) => failed)).toEqual([1, 1, 1, 1, 1, 0, 0])
  expect(runs.map(({ parked }) => parked)).toEqual([0, 0, 0, 0, 0, 1, 0])
})

test('a guide without a subscription left sees the lead in the workbench; that is no failure', async () => {
  const guideId = await offerOneLead()
  world.outside.unsubscribed.add('openid-guide')
  expect(await deliver()).toEqual({ sent: 1, failed: 0, parked: 0 })
  expect(world.outside.sent).toEqual([])
  const { leads } = await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))
  expect(leads).toHaveLength(1)
})
