import type { entryFlow as endpoint } from '../../../contract/attribution-report'
import type { Input, Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { countEntries } from '../../modules/member/member-figure.sql'
import { lastNight } from '../../modules/nightly/nightly-run.sql'

/** Where the people came from who were first seen on some days, and how far they have come by last night (A5.5). */
export async function entryFlow(
  ctx: Ctx<CallerOf<'ops'>>,
  { from, to }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const people = await countEntries(ctx.db, brandId, from, to)
  const night = await lastNight(ctx.db, brandId, 'refreshMemberFigures')
  return { people, countedOn: night?.day ?? null }
}
