import { reassignOverdue } from '../../server/usecases/leads/reassign-overdue'
import { CHENGDU } from '../support/builders'
import { useServer } from '../support/use-server'

const server = useServer()
const clock = () => ({ kind: 'clock' as const, brandId: server.world.brandId })
const SHOPPERS = 60

/** A wish of each shopper, who agrees to these stores, on offer to one of their guides; answers the offers. */
async function offerLeads(storeIds: readonly string[]) {
  const { world } = server
  for (const storeId of storeIds) {
    for (let n = 0; n < 3; n++) await world.build.guide(storeId, { dayCap: 500, openCap: 500 })
  }
  await Promise.all(
    Array.from({ length: SHOPPERS }, async (_, n) => {
      const shopper = world.shopper(`shopper-${n}`)
      for (const recipient of storeIds) {
        await world.ok(shopper.call('giveConsent', { purpose: 'lead_handover', recipient, textVersion: '1' }))
      }
      const wish = { channel: 'appointment', place: CHENGDU, idempotencyKey: `capture-${n}` }
      await world.ok(shopper.call('captureLead', wish))
    }),
  )
  return world.db.selectFrom('assignment').selectAll().orderBy('id').execute()
}

/** The clock moves every lead on while every shopper stops what they began. */
async function race(offers: Awaited<ReturnType<typeof offerLeads>>, stop: (who: string) => Promise<unknown>) {
  const { world } = server
  const now = new Date(Math.max(...offers.map((offer) => offer.accept_by.getTime())))
  await Promise.all([
    ...offers.map(({ id, lead_id: leadId, guide_id: guideId }) =>
      reassignOverdue({ ...world.ctx(clock()), now }, [{ id, leadId, guideId }]),
    ),
    ...Array.from({ length: SHOPPERS }, (_, n) => stop(`shopper-${n}`)),
  ])
  expect(world.logged.filter((line) => line.includes('failed'))).toEqual([])
  return world.db
    .selectFrom('assignment as a')
    .innerJoin('lead as l', 'l.id', 'a.lead_id')
    .select(['a.id', 'a.guide_id', 'a.store_id', 'l.state as leadState'])
    .where('a.state', 'in', ['offered', 'accepted', 'contacted'])
    .execute()
}

const openWork = async () =>
  (await server.world.db.selectFrom('guide_load').select('open_used').execute()).reduce(
    (sum, load) => sum + load.open_used,
    0,
  )

test('whoever closes their account while their lead is being moved on is on offer to nobody', async () => {
  const { world } = server
  const offers = await offerLeads([await world.build.store()])
  const live = await race(offers, (who) => world.ok(world.shopper(who).call('deleteMyAccount', { isConfirmed: true })))
  expect(live).toEqual([])
  expect(await openWork()).toBe(0)
})

test('whoever takes an agreement back while their lead is being moved on is not on offer at that store', async () => {
  const { world } = server
  const franchise = await world.build.store({ kind: 'franchise' })
  const offers = await offerLeads([franchise])
  const withdrawal = { purpose: 'lead_handover', recipient: franchise }
  const live = await race(offers, (who) => world.ok(world.shopper(who).call('withdrawConsent', withdrawal)))
  expect(live.filter((assignment) => assignment.store_id === franchise)).toEqual([])
  expect(await openWork()).toBe(live.length)
})
