import { insertMany } from '../../server/kernel/insert-many'
import { seededRandom } from '../../server/kernel/seeded-random'
import { HOUR_MS, MINUTE_MS } from '../../server/kernel/shanghai-time'
import { logLeads } from '../support/logged-leads'
import { useWorld } from '../support/world'

// Seeded random changes of leads, offers, visits, sales and refunds of finished days, however late: after every one of them
// the reports say what counting every row of the period says, and after the clock ran nothing is left to be counted.
const SEED = Number(process.env.INVARIANT_SEED ?? 20_260_301)
const CHANGES = 24
const PERIOD = { from: '2026-02-20', to: '2026-03-05' }
const NOW = '2026-03-05T12:00:00+08:00'
const CHANGED_STATES = ['won', 'lost', 'contacted'] as const

const world = useWorld()
const hq = () => world.staff('hq_ops')
const count = (days = 400) => world.ok(world.timer().call<{ days: number }>('countReportDays', { days }))
let draw: () => number
const below = (count: number) => Math.floor(draw() * count)
const pick = <One>(from: readonly One[]): One => from[below(from.length)]!

async function told(stores: string[]) {
  const manager = world.staff('store_manager', { storeIds: stores.slice(0, 2) })
  return {
    health: await world.ok(hq().call('routingHealth', PERIOD)),
    traffic: await world.ok(hq().call('storeTraffic', PERIOD)),
    own: await world.ok(manager.call('storeTraffic', PERIOD)),
    modes: await world.ok(hq().call('compareModes', PERIOD)),
  }
}

/** What the reports say when no day was ever counted; the counted days are put back. */
async function toldFromRows(stores: string[]) {
  const kept = await world.db.selectFrom('report_day').selectAll().execute()
  await world.db.deleteFrom('report_day').execute()
  const said = await told(stores)
  if (kept.length > 0) await insertMany(world.db, 'report_day', kept)
  return said
}

async function past() {
  draw = seededRandom(SEED)
  const stores: string[] = []
  const guides: string[] = []
  for (let i = 0; i < 4; i++) {
    stores.push(await world.build.store())
    guides.push(await world.build.guide(stores[i]!))
  }
  const members = [await world.build.member(), await world.build.member()]
  const placed = stores.map((storeId, i) => ({ storeId, guides: [{ id: guides[i]!, grade: 3 }] }))
  const sells = (_: unknown, chance: () => number) => (chance() < 0.3 ? 10_000 : 0)
  const logged = { stores: placed, count: 90, everyMinutes: 190, seed: SEED, paidFen: sells }
  const leads = await logLeads(world, { ...logged, from: '2026-02-20T09:00:00+08:00' })
  world.clock.set(NOW)
  return { stores, guides, members, leads }
}

type Past = Awaited<ReturnType<typeof past>>
const anInstant = () => new Date(Date.parse('2026-02-20T00:00:00+08:00') + below(14 * 24) * HOUR_MS)
const leadRow = (id: string) => world.db.selectFrom('lead').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const CHANGES_OF: Record<string, (past: Past) => Promise<unknown>> = {
  lead: async ({ stores, members, leads }) => {
    const set = pick([
      { state: pick(CHANGED_STATES) },
      { store_id: pick([...stores, null]) },
      { member_id: pick(members) },
      { first_contact_at: anInstant() },
      { channel: pick(['live', 'mall', 'store_scan']) },
      { score: below(101) },
      { arrived_at: anInstant() },
    ])
    // Two open leads of one person and wish are one, which the database holds.
    await world.db
      .updateTable('lead')
      .set({ wish: `愿望 ${draw()}`, ...set })
      .where('id', '=', pick(leads))
      .execute()
  },
  offer: async ({ guides, leads, stores }) => {
    const lead = await leadRow(pick(leads))
    const { id: decision_id } = await world.db
      .selectFrom('decision')
      .select('id')
      .where('lead_id', '=', lead.id)
      .executeTakeFirstOrThrow()
    const offered_at = new Date(lead.arrived_at.getTime() + below(72) * HOUR_MS)
    const id = world.newId('as')
    const answered_at = new Date(offered_at.getTime() + below(90) * MINUTE_MS)
    const row = { id, brand_id: world.brandId, lead_id: lead.id, attempt: below(30_000), decision_id }
    const state = pick(['declined', 'done', 'expired'] as const)
    const at = pick(stores)
    const offer = {
      ...row,
      guide_id: pick(guides),
      store_id: at,
      state,
      offered_at,
      accept_by: offered_at,
      answered_at,
    }
    await insertMany(world.db, 'assignment', [{ ...offer, reserved_day: '2026-03-01' }])
    if (state === 'done') await touch(lead.member_id, 'lead_accepted', at, answered_at, `accept:${id}`)
  },
  answer: () =>
    world.db
      .updateTable('assignment')
      .set({ state: pick(['done', 'taken_back'] as const) })
      .where('guide_id', '=', (eb) => eb.selectFrom('assignment').select('guide_id').orderBy('id', 'desc').limit(1))
      .execute(),
  visit: ({ members, stores }) => touch(pick(members), 'store_visit', pick(stores), anInstant(), `visit-${draw()}`),
  sale: async ({ stores, leads }) => {
    const id = world.newId('or')
    const [goods_fen, at] = [1 + below(50_000), anInstant()]
    const names = { id, order_no: id, input_hash: id, brand_id: world.brandId, store_id: pick(stores) }
    const sums = { goods_fen, discount_fen: 0, paid_fen: goods_fen, placed_at: at, paid_at: at, recorded_at: at }
    const words = {
      source: 'pos' as const,
      channel: 'store_scan',
      state: 'paid' as const,
      recorded_by: 'test',
      remark: '',
    }
    await insertMany(world.db, 'orders', [{ ...names, ...sums, ...words, lead_id: pick([...leads, null]) }])
  },
  resale: async ({ stores, leads }) => {
    const set = pick([{ store_id: pick(stores) }, { lead_id: pick(leads) }, { paid_at: anInstant() }])
    await world.db
      .updateTable('orders')
      .set(set)
      .where('id', '=', (await anOrder()).id)
      .execute()
  },
  refund: async () => {
    const order = await anOrder()
    const id = world.newId('rf')
    const of = { id, brand_id: world.brandId, order_id: order.id, refund_no: id, amount_fen: 1, reason: '退款' }
    await insertMany(world.db, 'refund', [
      { ...of, input_hash: id, refunded_at: anInstant(), recorded_at: anInstant() },
    ])
  },
  mode: async ({ stores }) => {
    const mode = pick(['company', 'staff'] as const)
    await world.db.updateTable('store').set({ operation_mode: mode }).where('id', '=', pick(stores)).execute()
  },
}

const anOrder = async () => pick(await world.db.selectFrom('orders').select('id').orderBy('id').execute())

async function touch(memberId: string, kind: string, storeId: string, at: Date, key: string) {
  const place = { brand_id: world.brandId, member_id: memberId, kind, store_id: storeId, idempotency_key: key }
  const said = { channel: 'store_scan', quality: 2, proof: 'server', context: {}, prev_hash: '', hash: key }
  const times = { occurred_at: at, received_at: at }
  const seq = 1_000 + below(1_000_000_000)
  await insertMany(world.db, 'touchpoint', [{ id: world.newId('tp'), seq, ...place, ...said, ...times }])
}

test(`reports say what the rows say after every late change (seed ${SEED})`, async () => {
  const made = await past()
  expect(await told(made.stores)).toEqual(await toldFromRows(made.stores))
  expect(await count()).toEqual({ days: 13 })
  for (let i = 0; i < CHANGES; i++) {
    const [kind, change] = pick(Object.entries(CHANGES_OF))
    await change(made)
    expect({ i, kind, said: await told(made.stores) }).toEqual({ i, kind, said: await toldFromRows(made.stores) })
    if (i % 6 === 5) await count()
  }
  await count()
  expect(await count()).toEqual({ days: 0 })
  const changes = await world.db.selectFrom('report_change').select('day').where('day', '<', '2026-03-05').execute()
  expect(changes).toEqual([])
  expect(await told(made.stores)).toEqual(await toldFromRows(made.stores))
})

test('of a brand too large to count changed days when asked, a late change is told once the clock has counted', async () => {
  const { stores, leads } = await past()
  await count()
  await world.db.updateTable('report_day').set({ leads: 1_000_000 }).execute()
  const before = await told(stores)
  await world.db.updateTable('lead').set({ store_id: stores[1]! }).where('id', '=', leads[0]!).execute()
  expect(await told(stores)).toEqual(before)
  expect(await count()).toEqual({ days: 1 })
  expect((await told(stores)).traffic).toEqual((await toldFromRows(stores)).traffic)
  expect((await told(stores)).traffic).not.toEqual(before.traffic)
})

test('days are counted a few a run, the newest first, and only those that are over', async () => {
  const { stores } = await past()
  const rows = await toldFromRows(stores)
  const days = async () =>
    (await world.db.selectFrom('report_day').select('day').orderBy('day').execute()).map(({ day }) => day)
  expect(await count(2)).toEqual({ days: 2 })
  expect(await days()).toEqual(['2026-03-03', '2026-03-04'])
  expect(await told(stores)).toEqual(rows)
  for (let run = 0; run < 7; run++) await count(2)
  expect(await days()).toHaveLength(13)
  expect((await days()).at(0)).toBe('2026-02-20')
  expect(await told(stores)).toEqual(rows)
})
