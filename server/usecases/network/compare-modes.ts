import type { Input, Output } from '../../../contract/endpoint'
import type { compareModes as endpoint } from '../../../contract/network-detail'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, startOfDay } from '../../kernel/shanghai-time'
import { readModeFigures } from '../../modules/network/mode-figures.sql'

/** What company-run and staff-run stores of the caller's scope brought in a period (A8.2). */
export async function compareModes(
  ctx: Ctx<CallerOf<'ops'>>,
  { from, to }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const until = new Date(startOfDay(to).getTime() + DAY_MS)
  return { modes: await readModeFigures(ctx.db, { brandId, from: startOfDay(from), until, stores }) }
}
