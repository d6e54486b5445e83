import { sql } from 'kysely'
import { findDisagreements } from '../../scripts/chaos/find-disagreements'
import { commitAttempt } from '../../server/modules/routing/commit-attempt.sql'
import { CHENGDU } from '../support/builders'
import { useServer } from '../support/use-server'

const CLIENTS = 64
const server = useServer({ connectionsMax: CLIENTS + 4 })
const DAY = '2026-03-01'

/** Leads that nobody could be asked for: there is no guide yet. */
async function poolLeads(count: number): Promise<string[]> {
  const { world } = server
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const shopper = world.shopper(`shopper-${n}`)
      const place = { channel: 'appointment' as const, place: CHENGDU, idempotencyKey: `one-statement-${n}` }
      return (await world.ok(shopper.call('captureLead', place))).leadId
    }),
  )
}

/** One attempt for a pooled lead, to be given to this guide and nobody else. */
async function commitFor(leadId: string, guideId: string, storeId: string, attempt: number): Promise<boolean> {
  const { world } = server
  const { newId, brandId } = world
  const now = world.clock.now()
  const of = { brand_id: brandId, lead_id: leadId, attempt }
  const [decisionId, assignmentId] = [newId('dc'), newId('as')]
  const versions = { scoring_version: 1, engine_version: 'decide-1', fall_through: [], hash: 'h', mode: 'argmax' }
  const decision = { id: decisionId, ...of, ...versions, prev_hash: '', trace: '\\x00', at: now }
  const assignment = {
    id: assignmentId,
    ...of,
    guide_id: guideId,
    store_id: storeId,
    state: 'offered' as const,
    offered_at: now,
    accept_by: now,
    decision_id: decisionId,
    reserved_day: DAY,
  }
  const outbox = {
    id: newId('ob'),
    brand_id: brandId,
    topic: 'lead_offered',
    key: assignmentId,
    payload: {},
    created_at: now,
    due_at: now,
  }
  return commitAttempt(world.db, { guideId, day: DAY, now, caps: null }, { decision, assignment, outbox }, null)
}

async function written() {
  const { db } = server.world
  const loads = await db.selectFrom('guide_load').select(['day_used', 'open_used']).execute()
  const assignments = await db.selectFrom('assignment').select('lead_id').orderBy('lead_id').execute()
  const offered = await db.selectFrom('lead').select('id').where('state', '=', 'offered').orderBy('id').execute()
  const decisions = await db
    .selectFrom('decision')
    .select('lead_id')
    .where('attempt', '=', 2)
    .orderBy('lead_id')
    .execute()
  const ids = assignments.map(({ lead_id }) => lead_id)
  return { loads, ids, offered: offered.map(({ id }) => id), decided: decisions.map(({ lead_id }) => lead_id) }
}

test('sixty-four leads at once for one guide fill exactly the open work they may have, and the rest wrote nothing', async () => {
  const leadIds = await poolLeads(CLIENTS)
  const storeId = await server.world.build.store()
  const guideId = await server.world.build.guide(storeId, { dayCap: 9, openCap: 7 })
  const taken = await Promise.all(leadIds.map((leadId) => commitFor(leadId, guideId, storeId, 2)))
  const given = leadIds.filter((_, at) => taken[at]).sort()
  expect(given).toHaveLength(7)
  expect(await written()).toEqual({
    loads: [{ day_used: 7, open_used: 7 }],
    ids: given,
    offered: given,
    decided: given,
  })
  expect(await findDisagreements(server.world.db)).toEqual([])
})

test('of sixty-four callers with one lead exactly one writes it, and the guide has one slot less', async () => {
  const [leadId] = await poolLeads(1)
  const storeId = await server.world.build.store()
  const guideId = await server.world.build.guide(storeId)
  const ends = await Promise.allSettled(Array.from({ length: CLIENTS }, () => commitFor(leadId!, guideId, storeId, 2)))
  expect(ends.filter((end) => end.status === 'fulfilled')).toEqual([{ status: 'fulfilled', value: true }])
  const refusals = ends.flatMap((end) => (end.status === 'rejected' ? [(end.reason as { code?: string }).code] : []))
  expect(new Set(refusals)).toEqual(new Set(['23505']))
  expect((await written()).loads).toEqual([{ day_used: 1, open_used: 1 }])
})

test('who waited for a guide who meanwhile stopped taking leads gets nothing and leaves nothing', async () => {
  const leadIds = await poolLeads(8)
  const storeId = await server.world.build.store()
  const guideId = await server.world.build.guide(storeId)
  const { db } = server.world
  const waiting: Promise<boolean>[] = []
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('guide_load').set({ is_taking: false }).where('guide_id', '=', guideId).execute()
    waiting.push(...leadIds.map((leadId) => commitFor(leadId, guideId, storeId, 2)))
    await untilWaiting(leadIds.length)
  })
  expect(await Promise.all(waiting)).toEqual(leadIds.map(() => false))
  expect(await written()).toEqual({ loads: [{ day_used: 0, open_used: 0 }], ids: [], offered: [], decided: [] })
})

/** Until so many sessions wait for a lock, as the server itself tells. */
async function untilWaiting(sessions: number): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`.execute(server.world.db)
    if ((rows[0]?.waiting ?? 0) >= sessions) return
  }
}
