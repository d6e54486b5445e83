import type { Output } from '../../contract/endpoint'
import type * as pilot from '../../contract/pilot'
import { listRuleSetEvents } from '../../server/modules/ruleset/rule-set.sql'
import { statusOf } from '../../server/modules/ruleset/rule-set-status'
import { saveDraft } from '../support/logged-leads'
import { useWorld } from '../support/world'

const world = useWorld()
const hq = () => world.staff('hq_ops')
const standingOf = async (version: number) =>
  statusOf(await listRuleSetEvents(world.db, world.brandId), world.clock.now()).get(version)?.status

/** A pilot of version 2 whose two days are over. */
async function endedPilot(): Promise<string> {
  for (let i = 0; i < 4; i++) await world.build.guide(await world.build.store({ latitude: 25 + i, longitude: 104 }))
  await saveDraft(world, 2)
  const planning = hq().call<Output<typeof pilot.planPilot>>('planPilot', { version: 2, days: 2 })
  const { pilotId } = await world.ok(planning)
  await world.ok(hq().call('startPilot', { pilotId, startsOn: '2026-03-02' }))
  world.clock.set('2026-03-04T00:00:00+08:00')
  expect(await world.ok(world.timer().call('watchPilots', {}))).toEqual({ read: 1, stopped: 1 })
  return pilotId
}

test('rolling out a pilot that ended does not take back a version that is in force, or agreed to be', async () => {
  const pilotId = await endedPilot()
  const asked = { version: 2, effectiveFrom: new Date('2026-03-05T00:00:00+08:00'), note: '周四上线' }
  const { approvalId } = await world.ok(hq().call<{ approvalId: string }>('requestApproval', asked))
  const agree = { approvalId, decision: 'approve', reason: '同意' }
  await world.ok(world.staff('hq_admin').call('decideApproval', agree))

  const rollOut = () => hq().call('rollOutPilot', { pilotId, reason: '再推一次', isUnprovenAccepted: true })
  expect(await world.refused(rollOut())).toBe('rule_set_state')
  world.clock.set('2026-03-05T10:00:00+08:00')
  expect(await world.refused(rollOut())).toBe('rule_set_state')
  expect(await standingOf(2)).toBe('live')
})

test('a pilot that ended and is rolled out is on record as one that had ended', async () => {
  const pilotId = await endedPilot()
  await world.ok(hq().call('rollOutPilot', { pilotId, reason: '再推一次', isUnprovenAccepted: true }))
  const entries = world.db.selectFrom('audit').select(['action', 'detail']).where('target', '=', pilotId)
  const [rolledOut] = await entries.where('action', '=', 'rollOutPilot').execute()
  expect(rolledOut).toMatchObject({ detail: { before: { state: 'stopped' }, after: { state: 'rolled_out' } } })
})
