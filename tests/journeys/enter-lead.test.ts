import { useWorld } from '../support/world'

const world = useWorld()

const hq = () => world.staff('hq_ops')
const consent = { isGiven: true, textVersion: '2026-01' }
const call = { phone: '138 0013 8000', name: '李雷', wish: '沙发', consent, idempotencyKey: 'phone-call-1' }

test('a wish from the phone is captured and routed like any other, with what they agreed to and what they said', async () => {
  const store = await world.build.store({ name: '春熙路店', kind: 'franchise' })
  const guide = await world.build.guide(store, { name: '王芳' })
  const input = { ...call, storeId: store, note: '下午打 13900139000 也行' }
  const entered = await world.ok(hq().call('enterLead', input))
  expect(entered).toMatchObject({ outcome: 'offered', answer: { guideName: '王芳', storeName: '春熙路店' } })
  const { leadId } = entered
  expect(await world.ok(hq().call('enterLead', input))).toMatchObject({ leadId, outcome: 'repeated' })
  expect(await world.refused(hq().call('enterLead', { ...input, wish: '床垫' }))).toBe('idempotency_conflict')

  const story = await world.ok(hq().call('showLeadStory', { leadId }))
  expect(story).toMatchObject({ person: '李** 138****8000', channel: 'phone', wish: '沙发', guideId: guide })
  const notes = story.events.filter(({ kind }) => kind === 'note')
  expect(notes).toMatchObject([{ note: '下午打 139****9000 也行', actorName: 'hq_ops' }])
  // Whoever takes it reads what was said.
  const { leads } = await world.ok(world.guide(guide).call('listMyLeads', { tab: 'waiting' }))
  const { assignmentId } = leads[0]!
  await world.ok(world.guide(guide).call('acceptAssignment', { assignmentId }))
  const shown = await world.ok(world.guide(guide).call('showLead', { assignmentId }))
  expect(shown.followUps).toMatchObject([{ note: '下午打 139****9000 也行' }])
  const audit = await world.db.selectFrom('audit').selectAll().where('action', '=', 'enterLead').execute()
  expect(audit).toMatchObject([{ target: leadId }])
  expect(JSON.stringify(audit)).not.toContain('13800138000')
  // The same wish again joins the open lead.
  const again = await world.ok(hq().call('enterLead', { ...input, idempotencyKey: 'phone-call-2' }))
  expect(again).toMatchObject({ leadId, outcome: 'merged' })
})

test('a manager learns from a number nothing of who serves the person elsewhere', async () => {
  const [here, there] = [await world.build.store(), await world.build.store({ name: '春熙路店' })]
  await world.build.guide(here)
  await world.build.guide(there, { name: '王芳' })
  const { leadId } = await world.ok(hq().call('enterLead', { ...call, storeId: there }))
  const manager = world.staff('store_manager', { storeIds: [here] })
  const entered = await world.ok(manager.call('enterLead', { ...call, storeId: here, idempotencyKey: 'phone-call-2' }))
  expect(entered).toMatchObject({ leadId, outcome: 'merged', isSeen: false, answer: null })
})

test('a city is found however it is typed', async () => {
  const store = await world.build.store({ name: '春熙路店', city: '成都市' })
  await world.build.guide(store, { name: '王芳' })
  const entered = await world.ok(hq().call('enterLead', { ...call, city: '成都' }))
  expect(entered).toMatchObject({ outcome: 'offered', answer: { storeName: '春熙路店' } })
  expect(await world.ok(hq().call('showLeadStory', { leadId: entered.leadId }))).toMatchObject({ city: '成都市' })
})

test('who answers a city without a store there is told honestly', async () => {
  const entered = await world.ok(hq().call('enterLead', { ...call, city: '拉萨' }))
  expect(entered).toMatchObject({ outcome: 'unroutable', state: 'pooled', answer: null })
  expect(entered.reason).not.toBeNull()
})

test('without agreement, phone or place nothing is entered; a manager enters for their stores', async () => {
  const store = await world.build.store()
  const other = await world.build.store()
  await world.build.guide(store)
  const refused = (input: object, as = hq()) => world.refused(as.call('enterLead', input))
  expect(await refused({ ...call, storeId: store, consent: { ...consent, isGiven: false } })).toBe('invalid_input')
  expect(await refused({ ...call, storeId: store, phone: '123' })).toBe('invalid_input')
  expect(await refused(call)).toBe('invalid_input')
  expect(await refused({ ...call, storeId: 'st_nothing' })).toBe('store_unknown')
  const manager = world.staff('store_manager', { storeIds: [store] })
  expect(await refused({ ...call, storeId: other }, manager)).toBe('store_unknown')
  expect(await refused({ ...call, city: '成都' }, manager)).toBe('store_unknown')
  expect(await world.ok(manager.call('enterLead', { ...call, storeId: store }))).toMatchObject({ outcome: 'offered' })
  const closed = await world.build.store({ status: 'closed' })
  expect(await refused({ ...call, storeId: closed })).toBe('store_closed')
})
