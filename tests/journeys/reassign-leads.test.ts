import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()

const hq = () => world.staff('hq_ops')
const capture = async (who: string) => {
  const wish = { channel: 'appointment', wish: '沙发', place: CHENGDU, idempotencyKey: `capture-${who}` }
  return (await world.ok(world.shopper(who).call('captureLead', wish))).leadId
}
const load = (guideId: string) =>
  world.db.selectFrom('guide_load').selectAll().where('guide_id', '=', guideId).executeTakeFirstOrThrow()
const audits = () => world.db.selectFrom('audit').selectAll().where('action', '=', 'reassignLead').execute()
const to = (guideId: string) => ({ kind: 'guide', guideId })
const rules = { kind: 'rules' }

async function town(more: object = {}) {
  const store = await world.build.store({ name: '春熙路店' })
  const first = await world.build.guide(store, { name: '王芳' })
  const leadIds = [await capture('a'), await capture('b'), await capture('c')]
  const second = await world.build.guide(store, { name: '小林', ...more })
  return { store, first, second, leadIds }
}

test('what giving leads on would do is told before, and done as told: in order, within capacity, each audited', async () => {
  const { first, second, leadIds } = await town({ dayCap: 2 })
  const preview = await world.ok(hq().call('previewReassign', { leadIds, to: to(second) }))
  expect(preview).toMatchObject({ moving: 2, receiver: { name: '小林', storeName: '春熙路店', dayLeft: 2 } })
  expect(preview.leads.map(({ refusal }) => refusal)).toEqual([null, null, 'full'])
  expect(preview.leads[0]).toMatchObject({ fromGuideName: '王芳', fromState: 'offered' })
  expect(await audits()).toEqual([])
  expect((await load(second)).open_used).toBe(0)

  const done = await world.ok(hq().call('reassignLeads', { leadIds, to: to(second), reason: '王芳培训' }))
  expect(done).toMatchObject({ given: 2, pooled: 0, refused: 1 })
  expect(done.leads.map(({ outcome, refusal }) => refusal ?? outcome)).toEqual(['given', 'given', 'full'])
  expect([(await load(first)).open_used, (await load(second)).open_used]).toEqual([1, 2])
  const written = (await audits()).map(({ target, detail }) => [target, (detail as { reason: string }).reason])
  // Rows of one moment have no order among themselves; the order of giving is in the answer above.
  expect(new Map(written as [string, string][])).toEqual(new Map(leadIds.slice(0, 2).map((id) => [id, '王芳培训'])))
  expect(written).toHaveLength(2)
  // The third was refused and is where it was.
  const { leads } = await world.ok(world.guide(first).call('listMyLeads', { tab: 'waiting' }))
  expect(leads.map(({ leadId }) => leadId)).toEqual([leadIds[2]])
  // Asked again after a lost answer, nothing moves twice.
  const again = await world.ok(hq().call('reassignLeads', { leadIds, to: to(second), reason: '王芳培训' }))
  expect(again.leads.map(({ refusal }) => refusal)).toEqual(['theirs', 'theirs', 'full'])
  const { leads: mine } = await world.ok(hq().call('listLeads', { isMine: true }))
  expect(mine.map(({ id }) => id).toSorted()).toEqual(leadIds.slice(0, 2).toSorted())
  expect((await world.ok(world.staff('hq_admin').call('listLeads', { isMine: true }))).leads).toEqual([])
})

test('one lead that cannot move does not stop the others, and says why', async () => {
  const { second, leadIds } = await town()
  const asker = await world.build.guide(await world.build.store(), { openid: 'openid-b' })
  const won = leadIds[2]!
  await world.db.updateTable('lead').set({ state: 'lost' }).where('id', '=', won).execute()
  await world.db.updateTable('assignment').set({ state: 'done' }).where('lead_id', '=', won).execute()
  const asked = { leadIds: ['ld_nothing', ...leadIds], to: to(asker) }
  const preview = await world.ok(hq().call('previewReassign', asked))
  expect(preview.leads.map(({ refusal }) => refusal)).toEqual(['unknown', null, 'own', 'over'])
  const done = await world.ok(hq().call('reassignLeads', { ...asked, reason: '试试' }))
  expect(done.leads.map(({ refusal }) => refusal)).toEqual(['unknown', null, 'own', 'over'])
  await world.db.updateTable('guide_load').set({ is_taking: false }).where('guide_id', '=', second).execute()
  const paused = await world.ok(hq().call('previewReassign', { leadIds: [leadIds[0]], to: to(second) }))
  expect(paused.leads[0]).toMatchObject({ refusal: 'paused' })
})

test('a store of another company gets nobody who did not agree to it', async () => {
  const { leadIds } = await town()
  const franchise = await world.build.guide(await world.build.store({ kind: 'franchise' }))
  const asked = { leadIds, to: to(franchise) }
  const preview = await world.ok(hq().call('previewReassign', asked))
  expect(preview.leads.map(({ refusal }) => refusal)).toEqual(['consent', 'consent', 'consent'])
  expect(await world.ok(hq().call('reassignLeads', { ...asked, reason: '试试' }))).toMatchObject({ refused: 3 })
})

test('the rules choose again among those not asked yet; where nobody else could, the guide keeps the lead', async () => {
  const { first, second, leadIds } = await town({ dayCap: 1 })
  const preview = await world.ok(hq().call('previewReassign', { leadIds, to: rules }))
  expect(preview).toMatchObject({ moving: 3, receiver: null })
  expect(preview.leads[0]).toMatchObject({ isForeseen: true, expected: { guideName: '小林', storeName: '春熙路店' } })
  const done = await world.ok(hq().call('reassignLeads', { leadIds, to: rules, reason: '王芳请假' }))
  expect(done).toMatchObject({ given: 1, refused: 2 })
  expect(done.leads[0]).toMatchObject({ outcome: 'given', guideName: '小林' })
  expect(done.leads[1]).toMatchObject({ refusal: 'nobody' })
  expect([(await load(first)).open_used, (await load(second)).open_used]).toEqual([2, 1])
  expect(await audits()).toHaveLength(1)
})

test('a lead of the pool is tried by the rules and stays there with its reason while there is nobody', async () => {
  await world.build.store()
  const leadId = await capture('a')
  const done = await world.ok(hq().call('reassignLeads', { leadIds: [leadId], to: rules, reason: '再试一次' }))
  expect(done).toMatchObject({ given: 0, pooled: 1, leads: [{ outcome: 'pooled' }] })
})

test('a manager is not told whom of another store the rules chose', async () => {
  const here = await world.build.store()
  const mine = await world.build.guide(here, { name: '王芳' })
  const leadId = await capture('a')
  await world.build.guide(await world.build.store(), { name: '小林' })
  const manager = world.staff('store_manager', { storeIds: [here] })
  const done = await world.ok(manager.call('reassignLeads', { leadIds: [leadId], to: rules, reason: '王芳请假' }))
  expect(done).toMatchObject({ given: 1, leads: [{ outcome: 'given', guideName: null }] })
  expect((await load(mine)).open_used).toBe(0)
})

test('bad choices are refused, and managers move within their stores only', async () => {
  const { second, leadIds } = await town()
  const other = await world.build.store({ latitude: 39.9, longitude: 116.4 })
  const elsewhere = await world.build.guide(other)
  const move = (input: object) => world.refused(hq().call('reassignLeads', { reason: '试试', ...input }))
  expect(await move({ leadIds: [], to: to(second) })).toBe('invalid_input')
  expect(await move({ leadIds: [leadIds[0], leadIds[0]], to: to(second) })).toBe('invalid_input')
  expect(await move({ leadIds, to: { kind: 'anybody' } })).toBe('invalid_input')
  expect(await move({ leadIds: Array.from({ length: 201 }, (_, i) => `ld_${i}`), to: to(second) })).toBe(
    'invalid_input',
  )
  expect(await move({ leadIds, to: to('gd_nothing') })).toBe('guide_unknown')
  const manager = world.staff('store_manager', { storeIds: [other] })
  expect(await world.refused(manager.call('previewReassign', { leadIds, to: to(second) }))).toBe('guide_unknown')
  const preview = await world.ok(manager.call('previewReassign', { leadIds, to: to(elsewhere) }))
  expect(preview.leads.map(({ refusal, person }) => [refusal, person])).toEqual(leadIds.map(() => ['unknown', null]))
  expect(await world.ok(manager.call('reassignLeads', { leadIds, to: to(elsewhere), reason: '试试' }))).toMatchObject({
    refused: 3,
  })
})
