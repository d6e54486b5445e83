import type { Output } from '../../contract/endpoint'
import type * as leads from '../../contract/lead'
import { captureAndRoute } from '../../server/flows/capture-and-route'
import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()
const PHONE = '13812345678'
const capture = (who: string, wish = '沙发') =>
  world.shopper(who).call<Output<typeof leads.captureLead>>('captureLead', {
    channel: 'appointment',
    wish,
    place: CHENGDU,
    idempotencyKey: 'capture-0001',
  })
const joinAs = (who: string) => {
  world.outside.phoneOf.set('code', PHONE)
  return world.ok(world.shopper(who).call('register', { phoneCode: 'code', acceptsContact: true }))
}

test('a visitor whose wish was on its way while they registered gets the same lead by the same key', async () => {
  await world.build.guide(await world.build.store())
  const imported = await world.build.member({ phone: PHONE })
  const first = await world.ok(capture('li'))
  expect(first.outcome).toBe('offered')
  expect(await joinAs('li')).toMatchObject({ memberId: imported })
  expect(await world.ok(capture('li'))).toMatchObject({ leadId: first.leadId, outcome: 'repeated' })
  expect(await world.refused(capture('li', '床垫'))).toBe('idempotency_conflict')
})

test('a lead that was closed before its visitor merged still answers its key', async () => {
  const guideId = await world.build.guide(await world.build.store())
  await world.build.member({ phone: PHONE })
  const { leadId } = await world.ok(capture('li'))
  const mine = await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))
  const { assignmentId } = mine.leads[0]!
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId }))
  const lost = { assignmentId, way: 'phone', note: '已购买', outcome: 'lost', idempotencyKey: 'follow-0001' }
  await world.ok(world.guide(guideId).call('logFollowUp', lost))
  await joinAs('li')
  // The closed lead stays where it happened and is read through the merge.
  expect(await world.ok(capture('li'))).toMatchObject({ leadId, outcome: 'repeated', state: 'lost' })
})

test('the key of another person’s lead opens nothing', async () => {
  await world.build.guide(await world.build.store())
  const [li, wang] = [await world.build.member({ phone: PHONE }), await world.build.member({ phone: '13900139000' })]
  const asPerson = (memberId: string) =>
    world.run({ kind: 'clock' as const, brandId: world.brandId }, (ctx) =>
      captureAndRoute(ctx, {
        brandId: world.brandId,
        memberId,
        wish: '沙发',
        channel: 'appointment',
        touchKind: 'appointment',
        proof: 'server',
        idempotencyKey: 'one-key-for-two',
        occurredAt: ctx.now,
      }),
    )
  const first = await asPerson(li)
  expect(await asPerson(li)).toMatchObject({ leadId: first.leadId, outcome: 'repeated' })
  await expect(asPerson(wang)).rejects.toMatchObject({ code: 'idempotency_conflict' })
})

test('who asks again or lost the answer is told anew who answers by when, until the guide has been in touch', async () => {
  const guideId = await world.build.guide(await world.build.store({ name: '春熙路店' }), { name: '王芳' })
  const { answer } = await world.ok(capture('li'))
  expect(answer).toMatchObject({ guideName: '王芳', storeName: '春熙路店' })
  expect(await world.ok(capture('li'))).toMatchObject({ outcome: 'repeated', answer })
  const again = () =>
    world.ok(world.shopper('li').call('captureLead', { channel: 'mall', wish: '沙发', idempotencyKey: 'capture-0002' }))
  expect(await again()).toMatchObject({ outcome: 'merged', answer })

  const { leads: mine } = await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))
  const { assignmentId } = mine[0]!
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId }))
  expect(await again()).toMatchObject({ outcome: 'repeated', state: 'accepted', answer })
  const call = { assignmentId, way: 'phone', note: '已通话', idempotencyKey: 'follow-0001' }
  await world.ok(world.guide(guideId).call('logFollowUp', call))
  expect(await again()).toMatchObject({ state: 'contacted', answer: null })
})
