import { sql } from 'kysely'
import { CHENGDU } from '../support/builders'
import { useServer } from '../support/use-server'

const server = useServer({ connectionsMax: 4 })

/** Waits until some call stands before a lock that another transaction holds. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_locks where not granted`.execute(server.world.db)
    if (rows.length > 0) return
  }
}

test('a guide who accepts while the shopper registers continues the touches of the member they became', async () => {
  const { world } = server
  const { db } = world
  const guideId = await world.build.guide(await world.build.store())
  const member = await world.build.member({ phone: '13812345678' })
  const wish = { channel: 'appointment', place: CHENGDU, idempotencyKey: 'capture-1' }
  const { leadId } = await world.ok(world.shopper('li').call<{ leadId: string }>('captureLead', wish))
  const { member_id: visitor } = await db.selectFrom('lead').select('member_id').executeTakeFirstOrThrow()
  const [lead] = (await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))).leads

  let accepting: Promise<unknown> | undefined
  await db.transaction().execute(async (merging) => {
    await merging.selectFrom('member').select('id').where('id', 'in', [visitor, member]).forUpdate().execute()
    accepting = world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId: lead!.assignmentId }))
    await untilSomebodyWaits()
    await merging.updateTable('lead').set({ member_id: member }).where('id', '=', leadId).execute()
    const merged = { state: 'merged' as const, merged_into: member }
    await merging.updateTable('member').set(merged).where('id', '=', visitor).execute()
  })
  await accepting

  const touches = await db.selectFrom('touchpoint').selectAll().where('member_id', '=', member).execute()
  expect(touches).toMatchObject([{ kind: 'lead_accepted', seq: 1, prev_hash: '' }])
  const { chain_seq, chain_hash } = await db
    .selectFrom('member')
    .selectAll()
    .where('id', '=', member)
    .executeTakeFirstOrThrow()
  expect([chain_seq, chain_hash]).toEqual([1, touches[0]?.hash])
})
