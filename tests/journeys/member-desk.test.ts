import { useWorld } from '../support/world'

const world = useWorld()
const hq = () => world.staff('hq_ops')
const list = async (input: object = {}) => (await world.ok(hq().call('listMembers', { rows: 50, ...input }))).members
const idsOf = async (input: object) => (await list(input)).map(({ memberId }) => memberId)
const night = () => world.ok(world.timer().call('refreshMemberFigures', {}))

/** A sale in the shop's till, to whoever has this phone. */
async function sell(storeCode: string, phone: string, yuan: number, paidAt = world.clock.now().toISOString()) {
  const skuId = await world.build.sku()
  const line = { skuId, title: '沙发', quantity: 1, unitFen: yuan * 100 }
  const order = { orderNo: `POS-${phone}-${yuan}`, storeCode, memberPhone: phone, lines: [line], paidAt }
  expect(await world.ok(world.staff('finance').call('importOrders', { orders: [order] }))).toMatchObject({ booked: 1 })
}

test('members are found by name, source, guide, store, preference, and by what they spent and when they were last active', async () => {
  const storeId = await world.build.store({ code: 'S001' })
  const guideId = await world.build.guide(storeId)
  const li = await world.build.member({ phone: '13800138001', displayName: '李雷', channel: 'live' })
  const lin = await world.build.member({ phone: '13800138002', displayName: '李林' })
  const visitor = await world.build.member({ openid: 'openid-v', displayName: '王%' })
  await world.build.binding(li, guideId, storeId)
  await sell('S001', '13800138001', 60_000)

  expect(await idsOf({ namePrefix: '李' })).toEqual([lin, li])
  expect(await idsOf({ namePrefix: '李雷' })).toEqual([li])
  expect(await idsOf({ namePrefix: '王%' })).toEqual([visitor])
  expect(await idsOf({ namePrefix: '%' })).toEqual([])
  expect(await idsOf({ channel: 'live' })).toEqual([li])
  expect(await idsOf({ guideId })).toEqual([li])
  expect(await idsOf({ storeId })).toEqual([li])
  expect(await idsOf({ isBound: false })).toEqual([visitor, lin])
  expect(await idsOf({ state: 'visitor' })).toEqual([visitor])
  expect(await idsOf({ acceptsContact: false })).toEqual([visitor])
  expect(await idsOf({ hasOrdered: true })).toEqual([li])
  expect(await idsOf({ hasOrdered: false, state: 'member' })).toEqual([lin])
  const day = { registeredFrom: '2026-03-01T00:00:00+08:00', registeredTo: '2026-03-02T00:00:00+08:00' }
  expect(await idsOf(day)).toEqual([lin, li])
  expect(await idsOf({ memberId: li })).toEqual([li])
  // Nobody has counted yet: no tier is claimed.
  expect(await list({ memberId: li })).toMatchObject([{ figures: null }])

  world.clock.set('2026-06-20T03:00:00+08:00')
  expect(await night()).toMatchObject({ state: 'done' })
  const [row] = await list({ memberId: li })
  expect(row).toMatchObject({ figures: { stage: 'bought', orders: 1, spentFen: 6_000_000 } })
  const { tier } = row!.figures!
  expect(tier).not.toBe('none')
  expect(await idsOf({ tiers: [tier] })).toEqual([li])
  expect(await idsOf({ tiers: ['none'] })).toEqual([visitor, lin])
  expect(await idsOf({ quietDays: 90, hasOrdered: true })).toEqual([li])
  expect(await idsOf({ quietDays: 120 })).toEqual([])
  // A year later what they spent is of last year.
  world.clock.set('2027-04-01T03:00:00+08:00')
  await night()
  expect(await list({ memberId: li })).toMatchObject([{ figures: { tier: 'none', orders: 1, spentFen: 0 } }])
})

test('the list goes on page by page, and somebody of one store sees the people of that store', async () => {
  const here = await world.build.store({ code: 'S001' })
  const there = await world.build.store({ code: 'S002' })
  const guideId = await world.build.guide(here)
  const people: string[] = []
  for (let at = 0; at < 5; at++) people.unshift(await world.build.member({ phone: `1380013800${at}` }))
  await world.build.binding(people[1]!, guideId, here)
  await world.build.binding(people[3]!, guideId, here)
  const first = await world.ok(hq().call('listMembers', { rows: 2 }))
  expect(first.members.map(({ memberId }) => memberId)).toEqual(people.slice(0, 2))
  const second = await world.ok(hq().call('listMembers', { rows: 2, cursor: first.next }))
  expect(second.members.map(({ memberId }) => memberId)).toEqual(people.slice(2, 4))
  const rest = await world.ok(hq().call('listMembers', { rows: 2, cursor: second.next }))
  expect(rest).toMatchObject({ members: [{ memberId: people[4] }], next: null, isPaused: false })

  const manager = world.staff('store_manager', { storeIds: [here], name: 'here' })
  const seen = await world.ok(manager.call('listMembers', { rows: 50 }))
  expect(seen.members.map(({ memberId }) => memberId)).toEqual([people[1], people[3]])
  const other = world.staff('store_manager', { storeIds: [there], name: 'there' })
  expect((await world.ok(other.call('listMembers', { memberId: people[1] }))).members).toEqual([])
  expect(await world.refused(other.call('showMember', { memberId: people[1] }))).toBe('not_found')
  expect(await world.refused(other.call('memberTimeline', { memberId: people[1] }))).toBe('not_found')
})

test('a member’s page and timeline tell the way from the first touch to the sale', async () => {
  const storeId = await world.build.store({ code: 'S001', name: '春熙路店' })
  const guideId = await world.build.guide(storeId, { name: '王芳' })
  const { codes } = await world.ok(hq().call('createCodes', { codes: [{ kind: 'guide', guideId, storeId }] }))
  const li = world.shopper('li')
  await world.ok(li.call('recordScan', { code: codes[0]!.code }))
  world.clock.advance({ minutes: 1 })
  world.outside.phoneOf.set('c', '13800138001')
  const { memberId } = await world.ok(
    li.call('register', { phoneCode: 'c', acceptsContact: true, displayName: '李雷' }),
  )
  world.clock.advance({ minutes: 1 })
  await world.ok(
    li.call('captureLead', { wish: '沙发', channel: 'appointment', storeId, idempotencyKey: 'timeline-lead' }),
  )
  const { leads } = await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))
  const { assignmentId } = leads[0]!
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId }))
  world.clock.advance({ minutes: 1 })
  const words = { assignmentId, way: 'phone', note: '约了周六', idempotencyKey: 'timeline-note' }
  await world.ok(world.guide(guideId).call('logFollowUp', words))
  world.clock.advance({ minutes: 1 })
  await sell('S001', '13800138001', 3_000)

  const page = await world.ok(hq().call('showMember', { memberId }))
  expect(page).toMatchObject({
    member: { displayName: '李雷', guideName: '王芳', storeName: '春熙路店' },
    bindings: [{ guideName: '王芳', reason: 'guide_code', endsAt: null }],
    consents: [{ purpose: 'marketing', isGiven: true }],
    orders: [{ paidFen: 300_000, refundedFen: 0 }],
    leads: [{ wish: '沙发', state: 'won' }],
  })
  const all = await world.ok(hq().call('memberTimeline', { memberId, rows: 100 }))
  const steps = all.steps.map(({ step }) => step)
  expect(steps[0]).toBe('order')
  expect(steps.at(-1)).toBe('touch')
  expect(new Set(steps)).toEqual(
    new Set(['touch', 'joined', 'consent', 'bound', 'lead', 'offer', 'follow_up', 'order']),
  )
  expect(all.steps.find(({ step }) => step === 'follow_up')).toMatchObject({ words: '约了周六', guideName: '王芳' })
  // Page by page it is the same.
  const paged: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const part = await world.ok(hq().call('memberTimeline', { memberId, rows: 3, ...(cursor ? { cursor } : {}) }))
    paged.push(...part.steps.map(({ id }) => id))
    cursor = part.next
  }
  expect(paged).toEqual(all.steps.map(({ id }) => id))
  expect(await world.refused(hq().call('memberTimeline', { memberId, cursor: 'nonsense' }))).toBe('invalid_input')
})

test('a segment keeps a filter under a name for everybody, with how many it finds', async () => {
  await world.build.member({ phone: '13800138001' })
  await world.build.member({ openid: 'openid-v' })
  const before = (await world.ok(hq().call('listSegments', {}))).segments
  expect(before.every(({ isBuiltIn, size }) => isBuiltIn && size === null)).toBe(true)
  const filters = { state: 'member' }
  const made = await world.ok(hq().call('saveSegment', { name: '全部会员', filters }))
  expect(made).toMatchObject({ name: '全部会员', filters, size: 1, isCapped: false, isBuiltIn: false })
  expect(await world.refused(hq().call('saveSegment', { name: '全部会员', filters: {} }))).toBe('segment_exists')
  expect(await world.refused(hq().call('saveSegment', { name: '沉睡会员', filters }))).toBe('segment_exists')
  expect(await world.refused(hq().call('saveSegment', { name: '乱', filters: { shoe: 42 } }))).toBe('invalid_input')

  await world.build.member({ phone: '13800138002' })
  const { segmentId } = made
  expect(await world.ok(hq().call('refreshSegment', { segmentId }))).toMatchObject({ size: 2, name: '全部会员' })
  expect(await world.ok(hq().call('refreshSegment', { segmentId: 'builtin:never_bought' }))).toMatchObject({
    size: 2,
    isBuiltIn: true,
  })
  const renamed = { segmentId, name: '访客', filters: { state: 'visitor' } }
  expect(await world.ok(hq().call('saveSegment', renamed))).toMatchObject({ segmentId, name: '访客', size: 1 })
  const after = (await world.ok(hq().call('listSegments', {}))).segments
  expect(after.filter(({ isBuiltIn }) => !isBuiltIn)).toMatchObject([{ name: '访客', size: 1, createdBy: 'hq_ops' }])
  expect(await world.ok(hq().call('removeSegment', { segmentId }))).toEqual({ segmentId })
  expect(await world.refused(hq().call('refreshSegment', { segmentId }))).toBe('not_found')
  expect(await world.refused(hq().call('removeSegment', { segmentId: 'builtin:dormant' }))).toBe('not_found')
  const manager = world.staff('store_manager', { storeIds: [await world.build.store()] })
  expect(await world.refused(manager.call('listSegments', {}))).toBe('forbidden')
})

test('headquarters give a member to another guide, whose open leads go along, and what for is on record', async () => {
  const storeId = await world.build.store()
  const [old, next] = [await world.build.guide(storeId), await world.build.guide(storeId, { name: '赵敏' })]
  const full = await world.build.guide(storeId, { memberCap: 0 })
  const memberId = await world.build.member({ phone: '13800138001', openid: 'openid-li' })
  const give = (guideId: string | null) => hq().call('rebindMember', { memberId, guideId, reason: '原导购调岗' })
  expect(await world.ok(give(old))).toEqual({ guideName: expect.any(String), leadsMoved: 0 })
  await world.ok(
    world.shopper('li').call('captureLead', { wish: '床', channel: 'mall', storeId, idempotencyKey: 'rebind-lead' }),
  )
  expect((await world.ok(world.guide(old).call('listMyLeads', { tab: 'waiting' }))).leads).toHaveLength(1)
  world.clock.advance({ minutes: 1 })
  expect(await world.ok(give(next))).toEqual({ guideName: '赵敏', leadsMoved: 1 })
  expect((await world.ok(world.guide(next).call('listMyLeads', { tab: 'waiting' }))).leads).toHaveLength(1)
  const { bindings } = await world.ok(hq().call('showMember', { memberId }))
  expect(bindings).toMatchObject([
    { guideId: next, reason: 'hq_choice', endsAt: null },
    { guideId: old, endReason: 'hq_choice' },
  ])
  expect(await world.refused(give(full))).toBe('no_capacity')
  expect(await world.refused(give('gd_nobody'))).toBe('guide_unknown')
  expect(await world.ok(give(null))).toEqual({ guideName: null, leadsMoved: 1 })
  const { entries } = await world.ok(world.staff('hq_admin').call('listAudit', { action: 'rebindMember' }))
  expect(entries).toHaveLength(3)
  expect(
    await world.refused(world.staff('finance').call('rebindMember', { memberId, guideId: old, reason: 'x' })),
  ).toBe('forbidden')
})
