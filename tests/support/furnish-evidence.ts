import { saveDraft } from './logged-leads'
import type { World } from './world'

/** A second version of the rules with a backtest, a pilot that may start and one that has ended. */
export async function furnishEvidence(world: World): Promise<Record<string, string>> {
  await saveDraft(world, 2, { expectedMetric: 'value', expectedChangePpm: 20_000, reviewOn: '2026-02-15' })
  const admin = world.staff('hq_admin')
  const { backtestId } = await world.ok(admin.call<{ backtestId: string }>('startBacktest', { version: 2, days: 7 }))
  const plan = () => world.ok(admin.call<{ pilotId: string }>('planPilot', { version: 2, days: 14 }))
  const { pilotId: endedPilotId } = await plan()
  await world.ok(admin.call('startPilot', { pilotId: endedPilotId, startsOn: '2026-03-02' }))
  await world.db.updateTable('pilot').set({ state: 'stopped' }).where('id', '=', endedPilotId).execute()
  const { pilotId } = await plan()
  return { backtestId, pilotId, endedPilotId }
}
