import type { Input, Output } from '../../../contract/endpoint'
import type { compareModes as endpoint } from '../../../contract/network-detail'
import { reportDays } from '../../flows/report-days'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { readModeFigures } from '../../modules/report/mode-figures.sql'

/** What company-run and staff-run stores of the caller's scope brought in a period (A8.2). */
export async function compareModes(
  ctx: Ctx<CallerOf<'ops'>>,
  { from, to }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const days = await reportDays(ctx, { brandId, from, to })
  return { modes: await readModeFigures(ctx.db, { brandId, days, stores }) }
}
