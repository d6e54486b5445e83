import type { Input, Output } from '../../../contract/endpoint'
import { type liveFlow as endpoint, FLOW_STORES_MAX, STUCK_ROWS_MAX } from '../../../contract/lead-flow'
import { COUNT_MAX } from '../../../contract/lead-pool'
import type { FlowWindow } from '../../../contract/routing-vocabulary'
import type { Channel } from '../../../contract/vocabulary'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, MINUTE_MS, shanghaiDay } from '../../kernel/shanghai-time'
import * as flow from '../../modules/lead/lead-flow.sql'
import { shownLead } from '../../modules/lead/shown-lead'

/** An offer that runs out within this is named before it has. */
const SOON_MINUTES = 5

/** How leads move from where they come to where they are, within a window, and which stand still whenever they came (A4.8, A5.5). */
export async function liveFlow(
  ctx: Ctx<CallerOf<'ops'>>,
  { window }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const { db, now } = ctx
  const since = beginOf(window, now)
  const until = new Date(now.getTime() + SOON_MINUTES * MINUTE_MS)
  const seen = { brandId, stores, since, now, until }
  const stuck = await flow.listStuck(db, { ...seen, rows: STUCK_ROWS_MAX })
  return {
    since,
    serverTime: now,
    ...(await flow.countFlow(db, seen)),
    paths: (await flow.flowPaths(db, seen)).map((path) => ({ ...path, channel: path.channel as Channel })),
    stores: await flow.flowStores(db, { ...seen, rows: FLOW_STORES_MAX }),
    stuck: {
      ...(await flow.countStuck(db, { ...seen, limit: COUNT_MAX })),
      leads: stuck.map(({ why, ...row }) => ({ ...shownLead(row, now), why })),
    },
  }
}

function beginOf(window: FlowWindow, now: Date): Date {
  const at = now.getTime()
  if (window === 'hour') return new Date(at - 60 * MINUTE_MS)
  if (window === 'fourHours') return new Date(at - 240 * MINUTE_MS)
  return window === 'today' ? new Date(`${shanghaiDay(now)}T00:00:00+08:00`) : new Date(at - 7 * DAY_MS)
}
