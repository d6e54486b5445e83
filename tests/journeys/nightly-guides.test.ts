import { useWorld } from '../support/world'

const world = useWorld()
const night = (name: 'refreshGuideWeeks' | 'classifyStores', input: object = {}) =>
  world.ok(world.timer().call(name, input))
const weeks = async () => {
  const rows = await world.db.selectFrom('guide_week').selectAll().orderBy('guide_id').execute()
  return rows.map(({ offers, accepted, contacted }) => [offers, accepted, contacted])
}
let asked = 0
const capture = (storeId: string) =>
  world.ok(
    world.shopper(`asker-${++asked}`).call('captureLead', {
      wish: '沙发',
      channel: 'appointment',
      storeId,
      idempotencyKey: `night-lead-${asked}`,
    }),
  )
const waitingOf = async (guideId: string) =>
  (await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))).leads

/** Everybody who is offered something answers, but those who never do; what runs out goes on. */
async function answerAll(guideIds: readonly string[], deaf: ReadonlySet<string>) {
  for (const guideId of guideIds) {
    if (deaf.has(guideId)) continue
    for (const { assignmentId } of await waitingOf(guideId)) {
      await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId }))
      const first = { assignmentId, way: 'phone', note: '已联系', idempotencyKey: `first-${assignmentId}` }
      await world.ok(world.guide(guideId).call('logFollowUp', first))
    }
  }
}

test('what guides did with a week of offers is counted overnight, goes on where a killed run stopped, and is done once', async () => {
  const storeId = await world.build.store()
  const guideIds = [
    await world.build.guide(storeId),
    await world.build.guide(storeId),
    await world.build.guide(storeId),
  ]
  await capture(storeId)
  await answerAll(guideIds, new Set())

  world.clock.set('2026-03-02T01:59:00+08:00')
  expect(await night('refreshGuideWeeks')).toEqual({ state: 'not_due', steps: 0, outcome: null })
  world.clock.set('2026-03-02T02:05:00+08:00')
  // One batch of two guides, and then the function is gone.
  expect(await night('refreshGuideWeeks', { rows: 2, steps: 1 })).toEqual({
    state: 'going_on',
    steps: 1,
    outcome: null,
  })
  expect(await weeks()).toHaveLength(2)
  world.clock.advance({ minutes: 10 })
  expect(await night('refreshGuideWeeks', { rows: 2, steps: 5 })).toMatchObject({ state: 'done', outcome: 'done' })
  const counted = await weeks()
  expect(counted).toHaveLength(3)
  expect(counted.filter(([offers]) => offers === 1)).toEqual([[1, 1, 1]])
  // A second run of the same night looks at nothing: what it would find is spoilt, and stays.
  await world.db.updateTable('guide_week').set({ offers: 77 }).execute()
  expect(await night('refreshGuideWeeks')).toEqual({ state: 'done', steps: 0, outcome: 'done' })
  expect((await weeks()).map(([offers]) => offers)).toEqual([77, 77, 77])
})

test('who lets offers run out gets a smaller share the next day', async () => {
  const storeId = await world.build.store()
  const deaf = await world.build.guide(storeId, { joinedOn: '2025-01-01' })
  const keen = await world.build.guide(storeId, { joinedOn: '2025-01-01' })
  const share = async () => {
    const before = await offersOf(deaf)
    for (let lead = 0; lead < 24; lead++) {
      await capture(storeId)
      await answerAll([keen], new Set([deaf]))
      world.clock.advance({ minutes: 2 })
    }
    return (await offersOf(deaf)) - before
  }
  const firstDay = await share()
  expect(firstDay).toBeGreaterThanOrEqual(11)
  world.clock.advance({ hours: 3 })
  await world.ok(world.timer().call('reassignOverdue', {}))
  await answerAll([keen], new Set())

  world.clock.set('2026-03-02T03:00:00+08:00')
  expect(await night('refreshGuideWeeks')).toMatchObject({ state: 'done' })
  world.clock.set('2026-03-02T10:00:00+08:00')
  const nextDay = await share()
  expect(nextDay).toBeLessThan(firstDay - 2)
  expect(nextDay).toBeGreaterThan(0)
})

async function offersOf(guideId: string): Promise<number> {
  const rows = await world.db
    .selectFrom('assignment')
    .select('id')
    .where('guide_id', '=', guideId)
    .where('attempt', '=', 1)
    .execute()
  return rows.length
}

test('stores stand in classes by what they sold and how far they have come online, and a closed one in none', async () => {
  const [rich, plain, poor] = [await world.build.store(), await world.build.store(), await world.build.store()]
  const closed = await world.build.store({ status: 'closed' })
  const memberId = await world.build.member()
  const sold = async (storeId: string, source: 'pos' | 'miniprogram', fen: number, orderNo: string) => {
    const at = world.clock.now()
    const money = { goods_fen: fen, discount_fen: 0, paid_fen: fen, placed_at: at, paid_at: at, recorded_at: at }
    await world.db
      .insertInto('orders')
      .values({
        id: world.newId('or'),
        brand_id: world.brandId,
        source,
        order_no: orderNo,
        channel: 'unknown',
        member_id: memberId,
        store_id: storeId,
        state: 'paid',
        input_hash: 'x',
        recorded_by: 'test',
        ...money,
      })
      .execute()
  }
  await sold(rich, 'miniprogram', 900_000, 'N-1')
  await sold(plain, 'pos', 500_000, 'N-2')
  await sold(poor, 'pos', 100_000, 'N-3')
  await sold(closed, 'pos', 800_000, 'N-4')
  world.clock.set('2026-03-02T02:05:00+08:00')
  expect(await night('classifyStores')).toEqual({ state: 'done', steps: 1, outcome: 'done' })
  const rows = await world.db.selectFrom('store_class').selectAll().execute()
  const classOf = new Map(rows.map((row) => [row.store_id, `${row.revenue_class}${row.maturity_class}`]))
  expect([rich, plain, poor, closed].map((id) => classOf.get(id))).toEqual(['AA', 'BC', 'CC', undefined])
})
