import type { Input, Output } from '../../../contract/endpoint'
import type { nameSuspects as endpoint } from '../../../contract/suspicion'
import { recountFigures } from '../../flows/recount-figures'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { DAY_MS } from '../../kernel/shanghai-time'
import { findSuspects, SUSPECT_BOUNDS } from '../../modules/suspicion/find-suspects'
import { readAsks, readSales, readScans } from '../../modules/suspicion/suspect-facts.sql'
import { notNamedYet, raiseSuspicions } from '../../modules/suspicion/suspicion.sql'

/** Long enough that a timer which stood still over a weekend has missed nothing. */
const RECENT_DAYS = 3

/** Looks through what came lately by every rule; what looks made up is named once, and out at once where nothing honest looks so. */
export async function nameSuspects(
  ctx: Ctx<CallerOf<'clock'>>,
  { rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now, caller } = ctx
  const { brandId } = caller
  const { asks, scans, buyerRefunds } = SUSPECT_BOUNDS
  const since = new Date(now.getTime() - RECENT_DAYS * DAY_MS)
  const refundedSince = new Date(now.getTime() - buyerRefunds.withinMs - buyerRefunds.wholeWithinMs)
  const facts = {
    asks: await readAsks(db, { brandId, since, atLeast: asks.look }),
    scans: await readScans(db, { brandId, since, atLeast: scans.look, asksWithinMs: scans.asksWithinMs }),
    sales: await readSales(db, { brandId, paidSince: since, refundedSince }),
  }
  const suspects = (await notNamedYet(db, findSuspects(facts), rows)).map((one) => ({ ...one, id: ctx.newId('sp') }))

  const named = new Set(await raiseSuspicions(db, suspects, { brandId, actor: actorOf(caller), at: now, words: null }))
  const isolated = suspects.filter(({ id, state }) => named.has(id) && state === 'isolated')
  await recountFigures(ctx, brandId, isolated)
  return { named: named.size, isolated: isolated.length }
}
