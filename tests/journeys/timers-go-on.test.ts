import type { Output } from '../../contract/endpoint'
import type { captureLead } from '../../contract/lead'
import { useWorld } from '../support/world'

const world = useWorld()
type Captured = Output<typeof captureLead>
const capture = (who: string, storeId: string) =>
  world.ok(
    world.shopper(who).call<Captured>('captureLead', {
      wish: '沙发',
      channel: 'appointment',
      storeId,
      idempotencyKey: `timer-lead-${who}`,
    }),
  )
/** A lead whose next attempt cannot be written, because its number stands on record already. */
const spoil = (leadId: string) => world.db.updateTable('lead').set({ attempts: 0 }).where('id', '=', leadId).execute()

test('one lead that cannot be moved on does not keep the leads behind it from moving on', async () => {
  const storeId = await world.build.store()
  await world.build.guide(storeId, { openid: 'openid-guide-1' })
  await world.build.guide(storeId, { openid: 'openid-guide-2' })
  const { leadId } = await capture('li', storeId)
  await spoil(leadId)
  world.clock.advance({ minutes: 1 })
  await capture('wang', storeId)

  world.clock.advance({ hours: 2 })
  expect(await world.ok(world.timer().call('reassignOverdue', {}))).toEqual({ expired: 1, offered: 1, pooled: 0 })
  expect(world.logged.filter((line) => line.includes('item_failed') && line.includes(leadId))).toHaveLength(1)
  // Nothing of the failed one was half done: it is still on offer, and the next run finds it.
  const state = await world.db.selectFrom('assignment').select('state').where('lead_id', '=', leadId).execute()
  expect(state).toEqual([{ state: 'offered' }])
})

test('one lead of the pool that cannot be tried does not keep the others in it', async () => {
  const storeId = await world.build.store()
  const { leadId } = await capture('li', storeId)
  await spoil(leadId)
  await capture('wang', storeId)
  await world.build.guide(storeId)

  world.clock.advance({ hours: 5 })
  expect(await world.ok(world.timer().call('retryPool', {}))).toEqual({ tried: 2, offered: 1 })
})

test('a lead that spent the night in the pool because every guide was off goes to a guide in the morning', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId)
  const present = (isTaking: boolean) => world.ok(world.guide(guideId).call('setPresence', { isTaking }))
  await present(false)
  await capture('li', storeId)
  for (let run = 0; run < 4; run++) {
    world.clock.advance({ hours: 5 })
    expect(await world.ok(world.timer().call('retryPool', {}))).toEqual({ tried: 1, offered: 0 })
  }
  await present(true)
  world.clock.advance({ hours: 5 })
  expect(await world.ok(world.timer().call('retryPool', {}))).toEqual({ tried: 1, offered: 1 })
})

test('a leave set beforehand takes the guide’s open leads to a colleague on the day it begins', async () => {
  const storeId = await world.build.store()
  const away = await world.build.guide(storeId)
  const { leadId } = await capture('li', storeId)
  const [lead] = (await world.ok(world.guide(away).call('listMyLeads', { tab: 'waiting' }))).leads
  await world.ok(world.guide(away).call('acceptAssignment', { assignmentId: lead!.assignmentId }))
  const colleague = await world.build.guide(storeId)
  const leave = { from: '2026-03-03', to: '2026-03-09' }
  expect(await world.ok(world.staff('hq_ops').call('setGuideLeave', { guideId: away, leave }))).toMatchObject({
    isOnLeave: false,
    moved: 0,
  })
  const release = () => world.ok(world.timer().call('releaseAbsentWork', {}))

  world.clock.set('2026-03-02T23:59:00+08:00')
  expect(await release()).toEqual({ guides: 0, leads: 0 })
  world.clock.set('2026-03-03T00:05:00+08:00')
  expect(await release()).toEqual({ guides: 1, leads: 1 })
  expect((await world.ok(world.guide(colleague).call('listMyLeads', { tab: 'waiting' }))).leads).toMatchObject([
    { leadId },
  ])

  // What a person hands over during the leave was meant, and stays.
  const back = { leadId, guideId: away, reason: '顾客指定' }
  await world.ok(world.staff('hq_ops').call('reassignLead', back))
  expect(await release()).toEqual({ guides: 0, leads: 0 })
})

test('a notice that breaks is tried again and then parked, and the notices beside it are sent once', async () => {
  const storeId = await world.build.store()
  await world.build.guide(storeId, { openid: 'openid-broken' })
  await capture('li', storeId)
  const other = await world.build.store({ code: 'S-other' })
  await world.build.guide(other, { openid: 'openid-guide' })
  await capture('wang', other)
  const { sendSubscribe } = world.outside.wechat
  world.outside.wechat.sendSubscribe = async (message) => {
    if (message.openid === 'openid-broken') throw new TypeError('our own fault')
    return sendSubscribe(message)
  }

  expect(await world.ok(world.timer().call('deliverOutbox', {}))).toEqual({ sent: 1, failed: 1, parked: 0 })
  for (let run = 0; run < 5; run++) {
    world.clock.advance({ hours: 2 })
    await world.ok(world.timer().call('deliverOutbox', {}))
  }
  expect(world.outside.sent).toMatchObject([{ openid: 'openid-guide' }])
  const parked = await world.db.selectFrom('outbox').select('last_error').where('parked_at', 'is not', null).execute()
  expect(parked).toEqual([{ last_error: 'internal' }])
})
