import { addPastLeads } from '../support/past-leads'
import { useWorld } from '../support/world'

const world = useWorld()
const MONTH = { from: '2026-03-01', to: '2026-03-31' }
const finance = () => world.staff('finance')
const boss = () => world.staff('hq_admin')
const name = () => world.ok(world.timer().call('nameSuspects', {}))
const list = (input: object = {}, who = boss()) => world.ok(who.call('listSuspicions', input))
const countDays = () => world.ok(world.timer().call('countLeadDays', { days: 1 }))
const days = async () => (await world.ok(boss().call('showOverview', {}))).days!
const today = async () => (await days()).at(-1)!
const report = () => world.ok(finance().call('attributionReport', MONTH))
const books = async () => (await world.ok(finance().call('checkBooks', {}))).isBalanced

let soldCount = 0
async function sell(memberPhone: string | null, sellerCode: string | null = null): Promise<string> {
  const line = { skuId: await world.build.sku(), title: '沙发', quantity: 1, unitFen: 100_000 }
  const paidAt = world.clock.now().toISOString()
  const order = { orderNo: `Q-${++soldCount}`, storeCode: 'S1', memberPhone, sellerCode, lines: [line], paidAt }
  await world.ok(finance().call('importOrders', { orders: [order] }))
  return (await world.ok(finance().call('listOrders', { orderNo: order.orderNo }))).orders[0]!.orderId
}
const giveBack = (at: number) =>
  world.ok(
    finance().call('recordRefund', {
      source: 'pos',
      orderNo: `Q-${at}`,
      refundNo: `QR-${at}`,
      amountFen: 100_000,
      reason: '退货',
      refundedAt: world.clock.now(),
    }),
  )
const ask = async (who: string, wish: string, storeId: string) =>
  (
    await world.ok(
      world
        .shopper(who)
        .call('captureLead', { channel: 'appointment', wish, storeId, idempotencyKey: `doubt-${who}-${wish}` }),
    )
  ).leadId

test('who asks for five things in a day is looked at; what is isolated leaves every count at once, and comes back', async () => {
  const storeId = await world.build.store({ code: 'S1' })
  await world.build.guide(storeId, { dayCap: 50, openCap: 50 })
  const leads: string[] = []
  for (let at = 0; at < 5; at++) {
    leads.push(await ask('bot', `柜子${at}`, storeId))
    world.clock.advance({ minutes: 5 })
  }
  await countDays()
  expect(await name()).toEqual({ named: 4, isolated: 0 })
  expect(await name()).toEqual({ named: 0, isolated: 0 })
  expect(await today()).toMatchObject({ leads: 5 })
  const { alerts } = await world.ok(boss().call('showOverview', {}))
  expect(alerts).toContainEqual(expect.objectContaining({ kind: 'suspicions_waiting', count: 4 }))

  const { suspicions, counts } = await list({ state: 'pending' })
  expect(counts).toEqual({ pending: 4, isolated: 0, appealed: 0, released: 0 })
  expect(suspicions[0]).toMatchObject({
    subjectKind: 'lead',
    rule: 'many_asks',
    evidence: { asks: 5, hours: 24, firstLeadId: leads[0] },
    isFinal: false,
    steps: [{ kind: 'raised', state: 'pending', actor: 'clock', actorName: null, words: null }],
  })
  const decide = (at: number, outcome: string) => {
    const words = { outcome, reason: '样板间一次性采购，电话 13800138000 核实' }
    return world.ok(boss().call('decideSuspicion', { suspicionId: suspicions[at]!.suspicionId, ...words }))
  }
  await decide(0, 'isolated')
  await decide(1, 'isolated')
  // What was rolled up is right at once, and says the same as counting it anew; who waits for an answer still waits.
  expect(await today()).toMatchObject({ leads: 3 })
  expect((await world.ok(boss().call('showOverview', {}))).leads).toMatchObject({ newToday: 3, offered: 5 })
  await countDays()
  expect(await today()).toMatchObject({ leads: 3 })
  expect(await decide(0, 'released')).toMatchObject({ state: 'released' })
  expect(await today()).toMatchObject({ leads: 4 })
  expect(await name()).toEqual({ named: 0, isolated: 0 })
  // A number somebody typed is masked for whoever reads it.
  const [{ steps } = {} as never] = (await list({ suspicionId: suspicions[0]!.suspicionId })).suspicions
  expect(steps.at(-1)!.words).not.toContain('13800138000')
})

test('a code that thirty people scan at once is looked at by a person before anything leaves the figures', async () => {
  const storeId = await world.build.store({ code: 'S1' })
  const wish = { kind: 'store', storeId }
  const { codes } = await world.ok(boss().call('createCodes', { codes: [wish] }))
  for (let at = 0; at < 30; at++) {
    await world.ok(world.shopper(`phone-${at}`).call('recordScan', { code: codes[0]!.code }))
    world.clock.advance({ minutes: 0.2 })
  }
  const leadId = await ask('phone-29', '沙发', storeId)
  await countDays()
  expect(await name()).toEqual({ named: 1, isolated: 0 })
  expect(await today()).toMatchObject({ leads: 1 })
  const [{ suspicionId, evidence } = {} as never] = (await list({ subjectId: leadId })).suspicions
  expect(evidence).toEqual({ people: 30, minutes: 10, code: codes[0]!.code })
  const decide = (outcome: string) => boss().call('decideSuspicion', { suspicionId, outcome, reason: '看过了' })
  expect(await world.ok(decide('isolated'))).toMatchObject({ state: 'isolated' })
  expect(await today()).toMatchObject({ leads: 0 })
  expect(await world.refused(decide('isolated'))).toBe('suspicion_state')
})

test('orders bought and sent back over and over leave the report of channels, and the money does not notice', async () => {
  await world.build.store({ code: 'S1' })
  await world.build.member({ phone: '13800138001', channel: 'partner' })
  const kept = await sell('13800138001')
  for (let at = 2; at <= 4; at++) {
    await sell('13800138001')
    world.clock.advance({ hours: 1 })
    await giveBack(at)
  }
  await world.ok(world.timer().call('countAttribution', {}))
  expect(await report()).toMatchObject({ orders: 4 })
  const before = await world.ok(finance().call('ledgerTotals', {}))
  expect(await name()).toMatchObject({ named: 3, isolated: 3 })
  expect(await report()).toMatchObject({ orders: 1, amountFen: 100_000 })
  expect(await world.ok(finance().call('ledgerTotals', {}))).toEqual(before)
  expect(await books()).toBe(true)
  expect((await list({ subjectId: kept })).suspicions).toEqual([])

  // What comes later to the same day is counted without them as well.
  await sell(null)
  await world.ok(world.timer().call('countAttribution', {}))
  expect(await report()).toMatchObject({ orders: 2 })
})

test('headquarters doubts an order by hand, the manager appeals, and another person answers once and for all', async () => {
  const storeId = await world.build.store({ code: 'S1' })
  const other = await world.build.store({ code: 'S2' })
  const guideId = await world.build.guide(storeId, { code: 'G1' })
  const orderId = await sell(null, 'G1')
  await world.ok(world.timer().call('countAttribution', {}))
  const manager = world.staff('store_manager', { storeIds: [storeId] })
  const stranger = world.staff('store_manager', { storeIds: [other] })
  const raise = (who = finance(), subjectId = orderId) =>
    who.call('raiseSuspicion', { subjectKind: 'order', subjectId, reason: '收银台没有这位顾客的记录' })

  expect(await world.refused(raise(finance(), 'or_none'))).toBe('not_found')
  expect(await world.refused(raise(manager))).toBe('forbidden')
  const { suspicionId } = await world.ok(raise(world.staff('hq_ops')))
  expect(await world.refused(raise())).toBe('suspicion_open')
  expect(await report()).toMatchObject({ orders: 0 })
  // Finance and the manager see it; the commission stands as it stood.
  expect((await list({ subjectId: orderId }, finance())).suspicions).toHaveLength(1)
  expect((await list({}, manager)).counts).toMatchObject({ isolated: 1 })
  expect(await list({}, stranger)).toMatchObject({ suspicions: [], counts: { isolated: 0 } })
  const earned = await world.ok(world.guide(guideId).call('listMyEarnings', {}))
  expect(earned.totals).toMatchObject({ accrued: 3_500 })

  const appeal = (who = manager) => who.call('appealSuspicion', { suspicionId, words: '顾客用妻子的手机付款，有小票' })
  expect(await world.refused(appeal(stranger))).toBe('not_found')
  await world.ok(appeal())
  expect(await world.refused(appeal())).toBe('suspicion_state')
  expect(await report()).toMatchObject({ orders: 0 })

  const decide = (who = boss(), outcome = 'isolated') =>
    who.call('decideSuspicion', { suspicionId, outcome, reason: '小票时间对不上' })
  // Whoever raised it does not judge it, by direct call either; the database would refuse as well.
  expect(await world.refused(decide(world.staff('hq_ops')))).toBe('own_suspicion')
  const step = {
    suspicion_id: suspicionId,
    seq: 3,
    kind: 'decided',
    state: 'released',
    words: '',
    at: world.clock.now(),
  } as const
  const ownWord = world.db.insertInto('suspicion_step').values({ ...step, actor: await actorOfOps(suspicionId) })
  await expect(ownWord.execute()).rejects.toThrow(/cannot decide/)
  await world.ok(decide())
  expect((await list({ suspicionId })).suspicions[0]).toMatchObject({ state: 'isolated', isFinal: true })
  expect(await world.refused(appeal())).toBe('suspicion_state')
  await world.ok(decide(boss(), 'released'))
  expect(await report()).toMatchObject({ orders: 1 })
  await expect(
    world.db.updateTable('suspicion').set({ state: 'isolated' }).where('id', '=', suspicionId).execute(),
  ).rejects.toThrow(/follows its last step/)

  const { entries } = await world.ok(boss().call('listAudit', { target: orderId }))
  expect(entries.map(({ action }) => action)).toEqual([
    'decideSuspicion',
    'decideSuspicion',
    'appealSuspicion',
    'raiseSuspicion',
  ])
  // Released, it may be doubted anew.
  await world.ok(raise())
})

const actorOfOps = async (suspicionId: string) =>
  (
    await world.db
      .selectFrom('suspicion')
      .select('raised_by as actor')
      .where('id', '=', suspicionId)
      .executeTakeFirstOrThrow()
  ).actor

test('a model does not learn from leads somebody doubts', async () => {
  const DAY_MS = 86_400_000
  await addPastLeads(world, { count: 3, until: new Date(world.clock.now().getTime() - 15 * DAY_MS), days: 60, seed: 1 })
  const past = await world.db.selectFrom('lead').select('id').execute()
  const doubt = (subjectId: string) => ({ subjectKind: 'lead', subjectId, reason: '渠道承认刷量' })
  for (const { id } of past) await world.ok(finance().call('raiseSuspicion', doubt(id)))
  const train = () => world.ok(world.timer().call('trainModel', {}))
  expect(await train()).toMatchObject({ outcome: 'no_rows' })
  for (const { suspicionId } of (await list()).suspicions) {
    await world.ok(boss().call('decideSuspicion', { suspicionId, outcome: 'released', reason: '渠道更正了说法' }))
  }
  world.clock.advance({ days: 1 })
  expect((await train()).outcome).not.toBe('no_rows')
})
