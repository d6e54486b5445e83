import { useWorld } from '../support/world'

// A manager sees the people of their stores, and of those people what concerns their stores: not who serves them elsewhere.
const world = useWorld()
const hq = () => world.staff('hq_ops')
const managerOf = (storeId: string) => world.staff('store_manager', { storeIds: [storeId], name: 'here' })

/** Somebody who asked for something here and is bound to a guide of another store. */
async function sharedPerson() {
  const [here, there] = [await world.build.store({ name: '本店' }), await world.build.store({ name: '别的店' })]
  const mei = await world.build.guide(here, { name: '梅' })
  const hua = await world.build.guide(there, { name: '华' })
  const memberId = await world.build.member({ phone: '13800138001', openid: 'openid-li', displayName: '李雷' })
  const wish = { wish: '沙发', channel: 'appointment', storeId: here, idempotencyKey: 'shared-lead-1' }
  await world.ok(world.shopper('li').call('captureLead', wish))
  world.clock.advance({ minutes: 1 })
  await world.ok(hq().call('rebindMember', { memberId, guideId: hua, reason: '老顾客' }))
  await world.ok(world.guide(hua).call('revealPhone', { memberId, reason: '回访' }))
  return { here, there, mei, hua, memberId }
}

test('a manager is not told by whom a person is served elsewhere, neither in the list nor by a filter nor on the page', async () => {
  const { here, there, hua, memberId } = await sharedPerson()
  const manager = managerOf(here)
  const found = async (input: object) =>
    (await world.ok(manager.call('listMembers', { rows: 50, ...input }))).members.map((row) => row.memberId)
  const { members } = await world.ok(manager.call('listMembers', { rows: 50 }))
  expect(members).toMatchObject([{ memberId, guideName: null, storeName: null }])
  expect(await found({ guideId: hua })).toEqual([])
  expect(await found({ storeId: there })).toEqual([])
  expect(await found({ isBound: true })).toEqual([])
  expect(await found({ isBound: false })).toEqual([memberId])

  const page = await world.ok(manager.call('showMember', { memberId }))
  expect(page).toMatchObject({ member: { guideName: null }, bindings: [], reveals: [], leads: [{ wish: '沙发' }] })
  expect(JSON.stringify(page)).not.toContain('华')
  const whole = await world.ok(hq().call('showMember', { memberId }))
  expect(whole).toMatchObject({ member: { guideName: '华' }, bindings: [{ guideName: '华' }], reveals: [{ by: '华' }] })
})

test('the list of people a manager takes out says no more than the page', async () => {
  const { here } = await sharedPerson()
  const manager = managerOf(here)
  const asked = { kind: 'members', fromDay: '2026-03-01', toDay: '2026-03-31', reason: '月度复盘' }
  const { exportId } = await world.ok(manager.call('startExport', asked))
  await world.ok(manager.call('continueExport', { exportId }))
  await world.ok(manager.call('fetchExport', { exportId }))
  const text = [...world.outside.stored.values()].at(-1)!.toString('utf8')
  expect(text).toContain('李雷')
  expect(text).not.toContain('华')
  expect(text).not.toContain('别的店')
})

test('somebody known here under an id that was merged is found once, however the pages are cut', async () => {
  const here = await world.build.store()
  const mei = await world.build.guide(here)
  const old = await world.build.member({ phone: '13800138001', openid: 'openid-old' })
  const wish = { wish: '沙发', channel: 'appointment', storeId: here, idempotencyKey: 'merged-lead-1' }
  await world.ok(world.shopper('old').call('captureLead', wish))
  const { leads } = await world.ok(world.guide(mei).call('listMyLeads', { tab: 'waiting' }))
  const { assignmentId } = leads[0]!
  await world.ok(world.guide(mei).call('acceptAssignment', { assignmentId }))
  const lost = { assignmentId, way: 'phone', note: '不买了', outcome: 'lost', idempotencyKey: 'merged-lost-1' }
  await world.ok(world.guide(mei).call('logFollowUp', lost))
  const others = [
    await world.build.member({ phone: '13800138002' }),
    await world.build.member({ phone: '13800138003' }),
  ]
  for (const memberId of others) await world.build.binding(memberId, mei, here)
  const now = await world.build.member({ phone: '13800138004' })
  await world.ok(hq().call('mergeMembers', { memberId: now, otherId: old, reason: '同一位顾客' }))

  const manager = managerOf(here)
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null && seen.length < 10; ) {
    const page: { members: { memberId: string }[]; next: string | null } = await world.ok(
      manager.call('listMembers', { rows: 1, ...(cursor ? { cursor } : {}) }),
    )
    seen.push(...page.members.map(({ memberId }) => memberId))
    cursor = page.next
  }
  expect(seen).toEqual([now, others[1], others[0]])
  // The lead they have here leads to the person.
  expect(await world.ok(manager.call('showMember', { memberId: old }))).toMatchObject({
    member: { memberId: now },
    leads: [{ wish: '沙发', state: 'lost' }],
  })
})

test('a number that somebody wrote into a note or a reason is masked wherever it is read', async () => {
  const here = await world.build.store()
  const mei = await world.build.guide(here)
  const lan = await world.build.guide(here)
  const memberId = await world.build.member({ phone: '13800138001', openid: 'openid-li' })
  const wish = { wish: '沙发', channel: 'appointment', storeId: here, idempotencyKey: 'masked-lead-1' }
  const { leadId } = await world.ok(world.shopper('li').call('captureLead', wish))
  await world.ok(hq().call('reassignLead', { leadId, guideId: mei, reason: '先打 13900139000' }))
  const { leads } = await world.ok(world.guide(mei).call('listMyLeads', { tab: 'waiting' }))
  const { assignmentId } = leads[0]!
  await world.ok(world.guide(mei).call('acceptAssignment', { assignmentId }))
  const words = { assignmentId, way: 'phone', note: '请打她爱人 139 0013 9000', idempotencyKey: 'masked-note-1' }
  await world.ok(world.guide(mei).call('logFollowUp', words))
  await world.ok(world.guide(mei).call('logFollowUp', words))
  await world.ok(world.guide(mei).call('revealPhone', { memberId, reason: '13900139000 没人接' }))
  await world.ok(hq().call('rebindMember', { memberId, guideId: lan, reason: '13900139000 要求' }))

  const told = [
    await world.ok(hq().call('showLeadStory', { leadId })),
    await world.ok(hq().call('showDecision', { leadId })),
    await world.ok(hq().call('showMember', { memberId })),
    await world.ok(hq().call('memberTimeline', { memberId })),
    await world.ok(world.staff('hq_admin').call('listAudit', { rows: 100 })),
  ].map((one) => JSON.stringify(one))
  for (const text of told) expect(text).not.toMatch(/139 ?0013 ?9000/)
  expect(told[0]).toContain('请打她爱人 139****9000')
})

test('a lead that came from another store, and the order it brought, say nothing of who had a part in them there', async () => {
  const [here, there] = [await world.build.store({ name: '本店' }), await world.build.store({ name: '别的店' })]
  const mei = await world.build.guide(here, { name: '梅', code: 'G1' })
  const hua = await world.build.guide(there, { name: '华婵' })
  await world.build.member({ phone: '13800138001', openid: 'openid-li' })
  const li = world.shopper('li')
  const made = await world.ok(hq().call('createCodes', { codes: [{ kind: 'guide', guideId: hua, storeId: there }] }))
  await world.ok(li.call('recordScan', { code: made.codes[0]!.code }))
  const wish = { wish: '沙发', channel: 'appointment', storeId: there, idempotencyKey: 'moved-lead-1' }
  const { leadId } = await world.ok(li.call('captureLead', wish))
  const accept = async (guideId: string) => {
    const { leads } = await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))
    await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId: leads[0]!.assignmentId }))
    world.clock.advance({ minutes: 1 })
  }
  await accept(hua)
  await world.ok(world.guide(hua).call('revealPhone', { leadId, reason: '回访' }))
  await world.ok(hq().call('reassignLead', { leadId, guideId: mei, reason: '离得近' }))
  await accept(mei)
  const { code: storeCode } = (await world.ok(hq().call('viewStore', { storeId: here }))).store
  const line = { skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 100_000 }
  const sale = { orderNo: 'T1', storeCode, sellerCode: 'G1', memberPhone: '13800138001', lines: [line] }
  const paid = { ...sale, paidAt: world.clock.now().toISOString() }
  await world.ok(world.staff('finance').call('importOrders', { orders: [paid] }))
  const { orders } = await world.ok(hq().call('listOrders', { orderNo: 'T1' }))
  const { orderId } = orders[0]!

  const story = await world.ok(managerOf(here).call('showLeadStory', { leadId }))
  expect(story.events.find(({ kind }) => kind === 'phoneSeen')).toMatchObject({ actorName: null, reason: '回访' })
  const decision = await world.ok(managerOf(here).call('showDecision', { leadId }))
  const explained = await world.ok(managerOf(here).call('explainOrder', { orderId }))
  for (const told of [story, decision, explained]) {
    const text = JSON.stringify(told)
    for (const word of ['华婵', '别的店', hua, there]) expect(text).not.toContain(word)
  }
  expect(explained.attribution.bound).toMatchObject({ name: '华**' })
  expect(JSON.stringify(await world.ok(hq().call('explainOrder', { orderId })))).toContain('华婵')
  expect(JSON.stringify(await world.ok(hq().call('showDecision', { leadId })))).toContain(hua)
})
