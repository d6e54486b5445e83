import type { startBacktest as endpoint } from '../../../contract/backtest'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { draftVersions } from '../../flows/open-draft'
import type { BacktestProgress } from '../../flows/redecide-lead'
import { windowOf } from '../../flows/step-backtest'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { insertBacktest } from '../../modules/backtest/backtest.sql'
import { countLoggedLeads } from '../../modules/backtest/logged-lead.sql'

/** More leads than this would not fit into the memory in which the estimates are made. */
const LEADS_MAX = 200_000

/** Asks that a version of the rules be tried on the leads of the last days; the timer works it off. */
export async function startBacktest(
  ctx: Ctx<CallerOf<'ops'>>,
  { version, days }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const versions = await draftVersions(ctx, brandId, version)
  const allLeads = await countLoggedLeads(ctx.db, windowOf(brandId, { days, requestedAt: ctx.now }))
  if (allLeads > LEADS_MAX) throw new AppError('backtest_too_large', { leads: allLeads, most: LEADS_MAX })
  const backtestId = ctx.newId('bt')
  const progress: BacktestProgress = { versions, capacity: {}, guides: {} }
  const requestedBy = actorOf(ctx.caller)
  const asked = { id: backtestId, brandId, version, days, allLeads, progress, requestedBy, now: ctx.now }
  if (!(await insertBacktest(ctx.db, asked))) throw new AppError('backtest_under_way', { version })
  await noteChange(ctx, { action: 'startBacktest', target: backtestId, after: { version, days, allLeads } })
  return { backtestId, allLeads }
}
