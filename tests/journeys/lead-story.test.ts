import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()

const hq = () => world.staff('hq_ops')
const capture = async (who: string, more: object = {}) => {
  const wish = { channel: 'appointment', wish: '沙发', place: CHENGDU, idempotencyKey: `capture-${who}`, ...more }
  return (await world.ok(world.shopper(who).call('captureLead', wish))).leadId
}
const kindsOf = (events: { kind: string }[]) => events.map(({ kind }) => kind)

async function town() {
  const store = await world.build.store({ name: '春熙路店' })
  const first = await world.build.guide(store, { name: '王芳' })
  return { store, first }
}

test('a lead’s story tells touch, decision, hand-over, answer, follow-up and order in their order', async () => {
  const { store, first } = await town()
  const leadId = await capture('li')
  world.clock.advance({ minutes: 2 })
  const second = await world.build.guide(store, { name: '小林' })
  await world.ok(hq().call('reassignLead', { leadId, guideId: second, reason: '顾客指定' }))
  world.clock.advance({ minutes: 3 })
  const guide = world.guide(second)
  const { leads } = await world.ok(guide.call('listMyLeads', { tab: 'waiting' }))
  const { assignmentId } = leads[0]!
  await world.ok(guide.call('acceptAssignment', { assignmentId }))
  world.clock.advance({ minutes: 1 })
  const followUp = { assignmentId, way: 'phone', note: '约了周六', idempotencyKey: 'follow-up-1' }
  await world.ok(guide.call('logFollowUp', followUp))
  world.clock.advance({ minutes: 1 })
  await world.ok(
    world.shopper('li').call('captureLead', {
      channel: 'appointment',
      wish: '沙发',
      place: CHENGDU,
      idempotencyKey: 'capture-again',
    }),
  )

  const story = await world.ok(hq().call('showLeadStory', { leadId }))
  expect(story).toMatchObject({
    state: 'contacted',
    guideName: '小林',
    storeName: '春熙路店',
    mergedCount: 1,
    attempts: 2,
  })
  expect(story.scoreReasons.reduce((sum, { points }) => sum + points, 0)).toBeGreaterThan(0)
  const decisions = story.events.filter(({ kind }) => kind === 'decision')
  expect(decisions).toMatchObject([
    { attempt: 1, guideName: '王芳', decidedByName: null },
    { attempt: 2, guideName: '小林', decidedByName: 'hq_ops', reason: '顾客指定', mode: 'manual' },
  ])
  const answers = story.events.filter(({ kind }) => kind === 'answer')
  expect(answers).toMatchObject([
    { attempt: 1, state: 'taken_back', reason: '顾客指定' },
    { attempt: 2, state: 'contacted' },
  ])
  const kinds = kindsOf(story.events)
  for (const kind of ['touch', 'followUp', 'askedAgain']) expect(kinds).toContain(kind)
  expect(kinds[0]).toBe('touch')
  const times = story.events.map(({ at }) => at.getTime())
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(first).not.toBe(second)
})

test('a lead that waits says until when, and of a lead elsewhere there is no story', async () => {
  const { store } = await town()
  const leadId = await capture('li')
  const story = await world.ok(hq().call('showLeadStory', { leadId }))
  expect(story.due).toMatchObject({ kind: 'accept', isOverdue: false })
  const other = await world.build.store({ latitude: 39.9, longitude: 116.4 })
  expect(
    await world.refused(world.staff('store_manager', { storeIds: [other] }).call('showLeadStory', { leadId })),
  ).toBe('not_found')
  const manager = world.staff('store_manager', { storeIds: [store] })
  expect(await world.ok(manager.call('showLeadStory', { leadId }))).toMatchObject({ guideName: '王芳' })
  expect(await world.refused(hq().call('showLeadStory', { leadId: 'ld_nothing' }))).toBe('not_found')
  expect(await world.refused(world.staff('finance').call('showLeadStory', { leadId }))).toBe('forbidden')
})

test('staff of some stores are not told who of another store had it before', async () => {
  const far = await world.build.store({ name: '朝阳店' })
  await world.build.guide(far, { name: '远方' })
  const leadId = await capture('li')
  const store = await world.build.store({ name: '春熙路店' })
  const mine = await world.build.guide(store, { name: '王芳' })
  await world.ok(hq().call('reassignLead', { leadId, guideId: mine, reason: '换店' }))
  const manager = world.staff('store_manager', { storeIds: [store] })
  const story = await world.ok(manager.call('showLeadStory', { leadId }))
  expect(JSON.stringify(story)).not.toMatch(/远方|朝阳店/)
  const decision = await world.ok(manager.call('showDecision', { leadId }))
  expect(JSON.stringify(decision)).not.toMatch(/远方|朝阳店/)
})

test('a decision names its candidates, and says which term put the first before the second', async () => {
  const { store, first } = await town()
  const second = await world.build.guide(store, { name: '小林' })
  const leadId = await capture('li')
  const { attempts, guideNames, storeNames } = await world.ok(hq().call('showDecision', { leadId }))
  expect(guideNames).toEqual({ [first]: '王芳', [second]: '小林' })
  expect(storeNames).toMatchObject({ [store]: '春熙路店' })
  expect(attempts[0]).toMatchObject({ storeName: '春熙路店', decidedByName: null, isReplayed: true, isChained: true })
  expect(attempts[0]!.chosenBy?.code).toEqual(expect.any(String))
  await world.ok(hq().call('reassignLead', { leadId, guideId: second, reason: '顾客指定' }))
  const again = await world.ok(hq().call('showDecision', { leadId }))
  if (attempts[0]!.guideName === '王芳') {
    expect(again.attempts[1]).toMatchObject({
      mode: 'manual',
      decidedByName: 'hq_ops',
      chosenBy: null,
      guideName: '小林',
    })
  }
})
