import type { Output } from '../../contract/endpoint'
import type * as partners from '../../contract/partner'
import { useWorld } from '../support/world'

const world = useWorld()
const hq = () => world.staff('hq_ops')
type NewKey = Output<typeof partners.createPartner>
type Listed = Output<typeof partners.listPartners>

const PHONE = '13812345678'
const leadOf = (externalId: string, more: object = {}) => ({
  externalId,
  phone: PHONE,
  name: '李雷',
  wish: '沙发',
  city: '成都',
  consent: { recipients: ['brand'], textVersion: 'p-1', agreedAt: '2026-03-01T09:00:00+08:00' },
  ...more,
})
const submit = (partnerId: string, externalId: string, more: object = {}) =>
  world.partner(partnerId).call<Output<typeof partners.submitLead>>('submitLead', leadOf(externalId, more))
const used = async (partnerId: string) => {
  const { partners: all } = await world.ok(hq().call<Listed>('listPartners', {}))
  return all.find((partner) => partner.id === partnerId)!.dayUsed
}
const createPartner = (more: object = {}) =>
  hq().call<NewKey>('createPartner', { name: '住家公寓', dayQuota: 2, quality: 1, ...more })

test('createPartner shows the secret once, and only sealed text is stored', async () => {
  const made = await world.ok(createPartner())
  expect(made.keyId).toMatch(/^pk_[0-9A-Za-z]{11}$/)
  expect(made.secret).toMatch(/^[\w-]{43}$/)
  const stored = [
    await world.db.selectFrom('partner_key').selectAll().execute(),
    await world.db.selectFrom('audit').selectAll().execute(),
    await world.ok(hq().call('listPartners', {})),
  ]
  expect(JSON.stringify(stored)).not.toContain(made.secret)
  expect(await world.refused(createPartner())).toBe('partner_exists')
  expect(await world.refused(world.staff('finance').call('createPartner', {}))).toBe('forbidden')
})

test('rotatePartnerKey leaves two keys that work, and after the grace one', async () => {
  const { partnerId, keyId: first } = await world.ok(createPartner())
  const rotate = async () => (await world.ok(hq().call<NewKey>('rotatePartnerKey', { partnerId }))).keyId
  const live = async () => {
    const { partners: all } = await world.ok(hq().call<Listed>('listPartners', {}))
    return all[0]!.keys.map((key) => key.keyId)
  }
  world.clock.advance({ minutes: 1 })
  const second = await rotate()
  expect(await live()).toEqual([second, first])
  world.clock.advance({ minutes: 1 })
  const third = await rotate()
  expect(await live()).toEqual([third, second])
  world.clock.advance({ hours: 24 })
  expect(await live()).toEqual([third])
  expect(await world.refused(hq().call('rotatePartnerKey', { partnerId: 'pt_nobody' }))).toBe('partner_unknown')
})

test('a partner’s lead becomes a visitor with a named agreement, a touch of the partner’s quality and an offer', async () => {
  const storeId = await world.build.store()
  await world.build.guide(storeId)
  const { partnerId } = await world.ok(createPartner())
  expect(await world.ok(submit(partnerId, 'A-1'))).toEqual({ externalId: 'A-1', outcome: 'received' })
  expect(await world.db.selectFrom('member').selectAll().execute()).toMatchObject([
    { state: 'visitor', display_name: '李雷', phone_masked: '138****5678', source_channel: 'partner' },
  ])
  expect(await world.db.selectFrom('touchpoint').selectAll().execute()).toMatchObject([
    { channel: 'partner', quality: 1, partner_id: partnerId, proof: 'partner_signature' },
  ])
  expect(await world.db.selectFrom('consent').selectAll().execute()).toMatchObject([
    {
      recipient: world.brandId,
      recipient_name: '山居家具',
      text_version: 'p-1',
      at: new Date('2026-03-01T09:00:00+08:00'),
    },
  ])
  const status = await world.ok(world.partner(partnerId).call<object>('leadStatus', { externalId: 'A-1' }))
  expect(status).toMatchObject({ externalId: 'A-1', state: 'offered' })
  expect(Object.keys(status).sort()).toEqual(['arrivedAt', 'closedAt', 'externalId', 'firstContactAt', 'state'])
})

test('the same number again is the same lead and costs no quota; other content under it is a conflict', async () => {
  const { partnerId } = await world.ok(createPartner())
  const first = await world.ok(submit(partnerId, 'A-1'))
  expect(await world.ok(submit(partnerId, 'A-1'))).toEqual(first)
  expect(await world.refused(submit(partnerId, 'A-1', { phone: '13900000000' }))).toBe('idempotency_conflict')
  expect(await used(partnerId)).toBe(1)
  expect(await world.db.selectFrom('lead').selectAll().execute()).toHaveLength(1)
  expect(JSON.stringify(await world.db.selectFrom('inbox').selectAll().execute())).not.toContain(PHONE)
})

test('a repeated lead is the same even after the person registered and became somebody else’s row', async () => {
  const { partnerId } = await world.ok(createPartner())
  await world.ok(submit(partnerId, 'A-1'))
  world.outside.phoneOf.set('code', PHONE)
  await world.ok(world.shopper('li').call('register', { phoneCode: 'code', acceptsContact: true }))
  expect(await world.ok(submit(partnerId, 'A-1'))).toEqual({ externalId: 'A-1', outcome: 'received' })
})

test('another lead for the same wish joins the open one, and both numbers tell its state', async () => {
  const { partnerId } = await world.ok(createPartner())
  await world.ok(submit(partnerId, 'A-1'))
  expect(await world.ok(submit(partnerId, 'A-2'))).toEqual({ externalId: 'A-2', outcome: 'merged' })
  const status = (externalId: string) => world.ok(world.partner(partnerId).call<object>('leadStatus', { externalId }))
  expect(await status('A-2')).toEqual({ ...(await status('A-1')), externalId: 'A-2' })
})

test('over the day’s quota nothing is kept, and the next Shanghai day begins anew', async () => {
  const { partnerId } = await world.ok(createPartner())
  await world.ok(submit(partnerId, 'A-1'))
  await world.ok(submit(partnerId, 'A-2', { phone: '13900000000' }))
  expect(await world.refused(submit(partnerId, 'A-3', { phone: '13700000000' }))).toBe('quota_exceeded')
  expect(await world.db.selectFrom('member').selectAll().execute()).toHaveLength(2)
  world.clock.set('2026-03-02T00:00:00+08:00')
  expect(await world.ok(submit(partnerId, 'A-3', { phone: '13700000000' }))).toMatchObject({ outcome: 'received' })
  expect(await used(partnerId)).toBe(1)
})

test('setPartnerQuota below what came in today becomes what came in; a stopped partner sends nothing', async () => {
  const { partnerId } = await world.ok(createPartner())
  await world.ok(submit(partnerId, 'A-1'))
  const set = (more: object) => hq().call('setPartnerQuota', { partnerId, dayQuota: 0, ...more })
  expect(await world.ok(set({}))).toEqual({ dayQuota: 1, dayUsed: 1, isClamped: true, isActive: true })
  expect(await world.ok(set({ dayQuota: 9, isActive: false }))).toMatchObject({ dayQuota: 9, isClamped: false })
  expect(await world.refused(submit(partnerId, 'A-2'))).toBe('partner_unknown')
  expect(await world.refused(set({ partnerId: 'pt_nobody' }))).toBe('partner_unknown')
})

test('malformed leads name the fields, and agreements with nobody or from the future are none', async () => {
  const { partnerId } = await world.ok(createPartner({ dayQuota: 100 }))
  expect(await submit(partnerId, 'A 1', { phone: '123' })).toMatchObject({
    error: { code: 'invalid_input', details: { fields: [{ path: 'externalId' }, { path: 'phone' }] } },
  })
  const consent = leadOf('A-1').consent
  const with_ = (more: object) => submit(partnerId, 'A-1', { consent: { ...consent, ...more } })
  expect(await world.refused(with_({ recipients: [] }))).toBe('invalid_input')
  expect(await world.refused(with_({ recipients: ['NO-STORE'] }))).toBe('store_unknown')
  expect(await with_({ agreedAt: '2026-03-01T11:00:00+08:00' })).toMatchObject({
    error: { code: 'invalid_input', details: { fields: [{ path: 'consent.agreedAt' }] } },
  })
  await world.build.store({ code: 'OLD', status: 'closed' })
  expect(await world.refused(submit(partnerId, 'A-1', { storeCode: 'OLD' }))).toBe('store_closed')
  expect(await world.db.selectFrom('member').selectAll().execute()).toEqual([])
  expect(await used(partnerId)).toBe(0)
})

test('a franchise store receives a partner’s lead only when the agreement names it and was not taken back since', async () => {
  const storeId = await world.build.store({ code: 'FR-1', kind: 'franchise' })
  await world.build.guide(storeId)
  const { partnerId } = await world.ok(createPartner({ dayQuota: 100 }))
  const consent = { ...leadOf('A-1').consent, recipients: ['brand', 'FR-1'] }
  const state = async (externalId: string) =>
    (await world.ok(world.partner(partnerId).call<{ state: string }>('leadStatus', { externalId }))).state
  await world.ok(submit(partnerId, 'A-1', { storeCode: 'FR-1' }))
  expect(await state('A-1')).toBe('pooled')
  await world.ok(submit(partnerId, 'A-2', { storeCode: 'FR-1', phone: '13900000000', consent }))
  expect(await state('A-2')).toBe('offered')

  world.outside.phoneOf.set('code', '13900000000')
  await world.ok(world.shopper('li').call('register', { phoneCode: 'code', acceptsContact: true }))
  await world.ok(world.shopper('li').call('withdrawConsent', { purpose: 'lead_handover', recipient: storeId }))
  // The partner sends the old agreement again: it is older than the withdrawal.
  await world.ok(submit(partnerId, 'A-3', { storeCode: 'FR-1', phone: '13900000000', wish: '床垫', consent }))
  expect(await state('A-3')).toBe('pooled')
})

test('a partner asks only after its own leads', async () => {
  const { partnerId } = await world.ok(createPartner())
  const { partnerId: rival } = await world.ok(createPartner({ name: '别的渠道' }))
  await world.ok(submit(partnerId, 'A-1'))
  expect(await world.refused(world.partner(rival).call('leadStatus', { externalId: 'A-1' }))).toBe('not_found')
  expect(await world.ok(submit(rival, 'A-1'))).toMatchObject({ outcome: 'merged' })
})
