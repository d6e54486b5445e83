import type { releaseAbsentWork as endpoint } from '../../../contract/clock'
import type { Input, Output } from '../../../contract/endpoint'
import { eachOnItsOwn } from '../../flows/each-on-its-own'
import { releaseGuideWork } from '../../flows/release-guide-work'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { guidesAwayWithWork } from '../../modules/routing/absent-work.sql'

/** Reads which guides went on leave with leads in hand: a leave that was set beforehand begins without anybody's call. */
export async function findAbsent(ctx: Ctx<CallerOf<'clock'>>, { rows }: Input<typeof endpoint>): Promise<string[]> {
  return guidesAwayWithWork(ctx.db, ctx.caller.brandId, shanghaiDay(ctx.now), rows)
}

/** Routes what each had in hand to colleagues, as setting a leave that has begun does. One transaction a guide. */
export async function releaseAbsentWork(
  ctx: Ctx<CallerOf<'clock'>>,
  guideIds: string[],
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const named = (guideId: string) => ({ guideId })
  const moved = await eachOnItsOwn(ctx, guideIds, named, (db, guideId) =>
    releaseGuideWork({ ...ctx, db }, brandId, guideId, 'guide_on_leave'),
  )
  return { guides: moved.length, leads: moved.reduce((sum, leads) => sum + leads, 0) }
}
