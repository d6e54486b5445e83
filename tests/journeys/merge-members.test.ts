import { findOrCreatePerson } from '../../server/flows/find-person'
import { allRows } from '../support/all-rows'
import { useWorld } from '../support/world'

const world = useWorld()
const hq = () => world.staff('hq_ops')
const merge = (memberId: string, otherId: string) =>
  world.ok(hq().call('mergeMembers', { memberId, otherId, reason: '同一位顾客' }))
const undo = (fromMemberId: string) => world.ok(hq().call('unmergeMember', { fromMemberId, reason: '合并错了' }))

/** Two people: one with a guide, one with an open lead, an address, a cart and an order of their own. */
async function twoPeople() {
  const storeId = await world.build.store({ code: 'S001' })
  const guideId = await world.build.guide(storeId)
  const into = await world.build.member({ phone: '13800138001', openid: 'openid-a', displayName: '李雷' })
  const from = await world.build.member({ phone: '13800138002', openid: 'openid-b', displayName: '李磊' })
  const skuId = await world.build.sku()
  const b = world.shopper('b')
  await world.ok(b.call('captureLead', { wish: '床', channel: 'mall', storeId, idempotencyKey: 'merge-lead' }))
  const address = {
    name: '李磊',
    phone: '13800138002',
    province: '四川省',
    city: '成都市',
    district: '锦江区',
    street: '1 号',
  }
  await world.ok(b.call('saveMyAddress', { ...address, isDefault: true, idempotencyKey: 'merge-address' }))
  world.clock.advance({ minutes: 1 })
  const line = { skuId, title: '床', quantity: 1, unitFen: 100_000 }
  const order = { orderNo: 'P-1', storeCode: 'S001', memberPhone: '13800138002', lines: [line] }
  const paid = { ...order, paidAt: world.clock.now().toISOString() }
  await world.ok(world.staff('finance').call('importOrders', { orders: [paid] }))
  return { storeId, guideId, into, from }
}

/** Everything in the database but what a merge and its undoing leave on record for ever. */
async function everything(): Promise<string[]> {
  const rows = await allRows(world.db)
  // What was done stays on record, and days something moved in are counted again.
  return rows.filter((row) => !/^(audit|member_merge|member_unmerge|report_change|staff)\b/.test(row)).sort()
}

test('merging says first what it will do, moves what one person has, and taking it back leaves everything as it was', async () => {
  const { into, from, guideId, storeId } = await twoPeople()
  await world.ok(hq().call('rebindMember', { memberId: from, guideId, reason: '老顾客' }))
  const lead = { wish: '灯', channel: 'mall', storeId, idempotencyKey: 'merge-open' }
  await world.ok(world.shopper('b').call('captureLead', lead))
  const before = await everything()

  const preview = await world.ok(hq().call('previewMerge', { memberId: into, otherId: from }))
  expect(preview).toMatchObject({
    refusal: null,
    into: { memberId: into, orders: 0 },
    from: { memberId: from, orders: 1, paidFen: 100_000, openLeads: 2, addresses: 1 },
    leadsMoving: 2,
    leadsJoining: 0,
    binding: 'moves',
    warnings: ['both_wechat', 'both_phone'],
  })
  expect(await everything()).toEqual(before)

  expect(await merge(into, from)).toEqual({ memberId: into, leadsMoved: 2, leadsJoined: 0 })
  expect(await world.ok(hq().call('showMember', { memberId: from }))).toMatchObject({
    member: { memberId: into, displayName: '李雷', guideName: expect.any(String) },
    orders: [{ orderNo: 'P-1' }],
    leads: [{ wish: '灯' }, { wish: '床' }],
    merges: [{ fromMemberId: from, reason: '同一位顾客', by: 'hq_ops', undoneAt: null }],
  })
  // Either WeChat account is the one person now.
  expect(await world.ok(world.shopper('b').call('myProfile', {}))).toMatchObject({ memberId: into })

  const plan = await world.ok(hq().call('previewUnmerge', { fromMemberId: from }))
  expect(plan).toMatchObject({ refusal: null, intoMemberId: into, left: [] })
  expect(plan.back.map(({ code }) => code)).toEqual(['identities', 'name', 'leads', 'addresses', 'binding'])
  expect(await undo(from)).toMatchObject({ memberId: from, intoMemberId: into, left: [] })
  expect(await everything()).toEqual(before)
  expect(await world.ok(hq().call('showMember', { memberId: into }))).toMatchObject({
    merges: [{ fromMemberId: from, undoneReason: '合并错了', undoneAt: expect.any(Date) }],
  })
  expect(await world.refused(hq().call('unmergeMember', { fromMemberId: from, reason: 'x' }))).toBe('not_merged')
  // Somebody may be merged again after all.
  world.clock.advance({ minutes: 1 })
  await merge(into, from)
  const { entries } = await world.ok(world.staff('hq_admin').call('listAudit', { target: into }))
  expect(entries.filter(({ action }) => action === 'mergeMembers')).toHaveLength(2)
})

test('what happened since a merge stays where it is now, and taking it back says so', async () => {
  const { into, from, guideId, storeId } = await twoPeople()
  const other = await world.build.guide(storeId)
  await world.ok(hq().call('rebindMember', { memberId: into, guideId: other, reason: '归属' }))
  await world.ok(hq().call('rebindMember', { memberId: from, guideId, reason: '归属' }))
  const wish = { wish: '灯', channel: 'mall', storeId }
  await world.ok(world.shopper('a').call('captureLead', { ...wish, idempotencyKey: 'merge-same-a' }))
  await world.ok(world.shopper('b').call('captureLead', { ...wish, idempotencyKey: 'merge-same-b' }))
  const preview = await world.ok(hq().call('previewMerge', { memberId: into, otherId: from }))
  expect(preview).toMatchObject({
    leadsJoining: 1,
    binding: 'ends',
    warnings: ['both_wechat', 'both_phone', 'both_bound'],
  })
  expect(await merge(into, from)).toMatchObject({ leadsJoined: 1 })
  world.clock.advance({ days: 1 })
  const line = { skuId: await world.build.sku(), title: '床', quantity: 1, unitFen: 200_000 }
  const order = { orderNo: 'P-2', storeCode: 'S001', memberPhone: '13800138002', lines: [line] }
  const paid = { ...order, paidAt: world.clock.now().toISOString() }
  await world.ok(world.staff('finance').call('importOrders', { orders: [paid] }))
  const books = await world.db.selectFrom('posting').selectAll().execute()

  const undone = await undo(from)
  expect(undone.left).toEqual([
    { code: 'joined_leads', count: 1 },
    { code: 'money', count: 1 },
  ])
  expect(undone.back.map(({ code }) => code)).toContain('binding_anew')
  // The guide has them again from now on; for the time between they had not.
  const { bindings, orders } = await world.ok(hq().call('showMember', { memberId: from }))
  expect(bindings).toMatchObject([
    { guideId, reason: 'merge_undone', endsAt: null },
    { guideId, endReason: 'merged' },
  ])
  expect(orders.map(({ orderNo }) => orderNo)).toEqual(['P-1'])
  expect((await world.ok(hq().call('showMember', { memberId: into }))).orders).toMatchObject([{ orderNo: 'P-2' }])
  expect(await world.db.selectFrom('posting').selectAll().execute()).toEqual(books)
})

test('a merge WeChat’s proof made by itself is taken back too, and a chain only from its end', async () => {
  const of = { kind: 'clock' as const, brandId: world.brandId }
  const till = await world.build.member({ phone: '13800138001' })
  await world.ok(world.shopper('b').call('giveConsent', { purpose: 'marketing', textVersion: '1' }))
  const claim = { brandId: world.brandId, openid: 'openid-b', phone: '13800138001', channel: 'organic' as const }
  const { wasMerged } = await world.run(of, (ctx) => findOrCreatePerson(ctx, claim))
  const [visitor] = wasMerged
  const last = await world.build.member({ phone: '13800138009' })
  await merge(last, till)
  expect(await world.ok(hq().call('previewUnmerge', { fromMemberId: visitor }))).toMatchObject({
    refusal: 'not_last',
    intoMemberId: last,
    back: [],
  })
  expect(await world.refused(hq().call('unmergeMember', { fromMemberId: visitor, reason: 'x' }))).toBe(
    'unmerge_refused',
  )
  const undone = await undo(till)
  expect(undone.back).toContainEqual({ code: 'earlier', count: 1 })
  await undo(visitor!)
  expect(await world.ok(world.shopper('b').call('myProfile', {}))).toMatchObject({
    memberId: visitor,
    state: 'visitor',
  })
  expect(await world.ok(hq().call('revealMemberPhone', { memberId: till, reason: '核对' }))).toEqual({
    phone: '13800138001',
  })
})

test('who left is not merged and leaves nothing to put back; nobody but headquarters of the whole brand may', async () => {
  const { into, from, storeId } = await twoPeople()
  expect(await world.refused(hq().call('mergeMembers', { memberId: into, otherId: into, reason: 'x' }))).toBe(
    'merge_refused',
  )
  expect(await world.refused(hq().call('previewMerge', { memberId: into, otherId: 'mb_nobody' }))).toBe('not_found')
  expect(await world.refused(hq().call('previewUnmerge', { fromMemberId: from }))).toBe('not_merged')
  const input = { memberId: into, otherId: from, reason: 'x' }
  for (const role of ['finance', 'store_manager'] as const)
    expect(
      await world.refused(world.staff(role, { storeIds: [storeId], name: role }).call('mergeMembers', input)),
    ).toBe('forbidden')
  const limited = world.staff('hq_admin', { storeIds: [storeId], name: 'limited' })
  expect(await world.refused(limited.call('mergeMembers', input))).toBe('forbidden')
  expect(await world.refused(limited.call('unmergeMember', { fromMemberId: from, reason: 'x' }))).toBe('forbidden')

  await merge(into, from)
  await world.ok(world.shopper('a').call('deleteMyAccount', { isConfirmed: true }))
  expect(JSON.stringify(await world.db.selectFrom('member_merge_kept').selectAll().execute())).toBe('[]')
  expect(await world.ok(hq().call('previewUnmerge', { fromMemberId: from }))).toMatchObject({ refusal: 'erased' })
  const newcomer = await world.build.member({ phone: '13800138003' })
  expect(await world.refused(hq().call('mergeMembers', { memberId: newcomer, otherId: into, reason: 'x' }))).toBe(
    'merge_refused',
  )
})
