import type { Input, Output } from '../../../contract/endpoint'
import type { listPilots as endpoint } from '../../../contract/pilot'
import { hasPilotBegun } from '../../flows/read-pilot'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import * as store from '../../modules/pilot/pilot.sql'

/** The pilots of the brand, newest first. */
export async function listPilots(
  ctx: Ctx<CallerOf<'ops'>>,
  { cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const pilots = await store.listPilots(ctx.db, ctx.caller.brandId, cursor, rows)
  const shown = pilots.map((pilot) => ({ ...pilot, hasBegun: hasPilotBegun(pilot, ctx.now) }))
  return { pilots: shown, next: nextPage(pilots, rows, ({ id }) => id) }
}
