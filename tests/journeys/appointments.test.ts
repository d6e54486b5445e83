import { readChain, touchHash } from '../../server/modules/touchpoint/touchpoint.sql'
import { useWorld } from '../support/world'

const world = useWorld()

let storeId: string
let guideId: string

beforeEach(async () => {
  storeId = await world.build.store({ name: '春熙路店', opensMinute: 600, closesMinute: 1320 })
  guideId = await world.build.guide(storeId)
})

let count = 0
const book = (more: object = {}) => {
  const wish = { channel: 'appointment', wish: '沙发', storeId, visitAt: '2026-03-02T15:00:00+08:00' }
  return world.shopper('li').call('captureLead', { ...wish, idempotencyKey: `appointment-${++count}`, ...more })
}
const waiting = async () => (await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))).leads

test('a visit that was announced reaches the guide with its time, and the shopper sees it among their requests', async () => {
  const { leadId } = await world.ok(book())
  const visitAt = new Date('2026-03-02T15:00:00+08:00')
  expect(await waiting()).toMatchObject([{ leadId, visitAt, channel: 'appointment', storeName: '春熙路店' }])
  const { requests } = await world.ok(world.shopper('li').call('listMyRequests', {}))
  expect(requests).toMatchObject([{ leadId, isAppointment: true, visitAt, storeName: '春熙路店', state: 'offered' }])
})

test.each([
  ['a time that is over', { visitAt: '2026-03-01T09:59:00+08:00' }],
  ['an hour at which the store is closed', { visitAt: '2026-03-02T22:00:00+08:00' }],
  ['a day more than thirty days ahead', { visitAt: '2026-04-01T15:00:00+08:00' }],
  ['a visit to no store', { storeId: undefined }],
  ['a visit without an appointment', { channel: 'mall' }],
])('%s is refused and leaves nothing behind', async (_what, more) => {
  expect(await world.refused(book(more))).toBe('visit_invalid')
  expect(await world.db.selectFrom('lead').selectAll().execute()).toEqual([])
})

test('a time without a zone is bad input', async () => {
  expect(await world.refused(book({ visitAt: '2026-03-02 15:00' }))).toBe('invalid_input')
})

test('a store that is open past midnight can be visited past midnight', async () => {
  const night = await world.build.store({ opensMinute: 1080, closesMinute: 120 })
  await world.build.guide(night)
  const at = (time: string) => book({ storeId: night, wish: time, visitAt: `2026-03-03T${time}:00+08:00` })
  expect((await world.ok(at('01:30'))).outcome).toBe('offered')
  expect(await world.refused(at('02:00'))).toBe('visit_invalid')
})

test('a visit is to the store of the scanned code when none was chosen', async () => {
  const { codes } = await world.ok(world.staff('hq_ops').call('createCodes', { codes: [{ kind: 'store', storeId }] }))
  const scanned = { storeId: undefined, code: codes[0]!.code }
  expect((await world.ok(book(scanned))).outcome).toBe('offered')
  expect(await world.refused(book({ ...scanned, visitAt: '2026-03-02T23:00:00+08:00' }))).toBe('visit_invalid')
})

test('asking again for the same moves the visit of the open lead, and asking without a time keeps it', async () => {
  const { leadId } = await world.ok(book())
  const later = '2026-03-04T11:00:00+08:00'
  expect(await world.ok(book({ visitAt: later }))).toMatchObject({ leadId, outcome: 'merged' })
  expect(await waiting()).toMatchObject([{ leadId, visitAt: new Date(later) }])
  await world.ok(book({ visitAt: undefined }))
  expect(await waiting()).toMatchObject([{ leadId, visitAt: new Date(later) }])
})

test('the same key again is the same visit even after its time, and another time under it is refused', async () => {
  const key = { idempotencyKey: 'appointment-once' }
  const { leadId } = await world.ok(book(key))
  expect(await world.refused(book({ ...key, visitAt: '2026-03-02T16:00:00+08:00' }))).toBe('idempotency_conflict')
  world.clock.set('2026-03-05T10:00:00+08:00')
  expect(await world.ok(book(key))).toMatchObject({ leadId, outcome: 'repeated' })
})

test('who asks from a product wishes its category, and the guide sees which product it was', async () => {
  const { productId } = await world.build.product({ title: '云朵三人沙发', category: '布艺沙发' })
  const { leadId } = await world.ok(book({ channel: 'mall', wish: undefined, visitAt: undefined, productId }))
  const [lead] = await waiting()
  expect(lead).toMatchObject({ leadId, wish: '布艺沙发', lastTouch: { kind: 'consultation', subject: '云朵三人沙发' } })
  const { assignmentId } = lead!
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId }))
  const { trail, memberId } = await world.ok(world.guide(guideId).call('showLead', { assignmentId }))
  expect(trail.map(({ kind, subject }) => [kind, subject])).toEqual([
    ['lead_accepted', null],
    ['consultation', '云朵三人沙发'],
  ])
  // The subject is part of the chain; touches without one hash as they did before there were subjects.
  let before = ''
  for (const { touch, seq, prevHash, hash } of await readChain(world.db, world.brandId, memberId)) {
    expect(prevHash).toBe(before)
    expect(touchHash(touch, seq, prevHash)).toBe(hash)
    before = hash
  }
})

test('what was said outright is the wish, whatever product they came from', async () => {
  const { productId } = await world.build.product({ category: '布艺沙发' })
  await world.ok(book({ productId, wish: '转角沙发' }))
  expect(await waiting()).toMatchObject([{ wish: '转角沙发' }])
})

test('a product nobody sells is refused, but an answer already given is given again when it is sold out for good', async () => {
  expect(await world.refused(book({ productId: 'P-none' }))).toBe('product_unknown')
  const { productId } = await world.build.product()
  const key = { idempotencyKey: 'product-once', productId, wish: undefined }
  const { leadId } = await world.ok(book(key))
  await world.db.updateTable('product').set({ is_listed: false, title: '改了名' }).where('id', '=', productId).execute()
  expect(await world.ok(book(key))).toMatchObject({ leadId, outcome: 'repeated' })
  expect(await world.refused(book({ productId }))).toBe('product_unknown')
})
