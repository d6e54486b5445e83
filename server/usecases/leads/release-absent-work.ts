import type { releaseAbsentWork as endpoint } from '../../../contract/clock'
import type { Input, Output } from '../../../contract/endpoint'
import { eachOnItsOwn } from '../../flows/each-on-its-own'
import { releaseGuideWork, releaseWaitingWork } from '../../flows/release-guide-work'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { type Absent, guidesAwayWithWork } from '../../modules/routing/absent-work.sql'

/** Reads which guides are away today with leads in hand: a leave or a day off that was set beforehand begins without anybody's call. */
export async function findAbsent(ctx: Ctx<CallerOf<'clock'>>, { rows }: Input<typeof endpoint>): Promise<Absent[]> {
  return guidesAwayWithWork(ctx.db, ctx.caller.brandId, shanghaiDay(ctx.now), rows)
}

/**
 * Routes what each had in hand to colleagues, as setting a leave or a day off that has begun does. One transaction a
 * guide. For a day, whom they had reached already stays with them: those know who serves them.
 */
export async function releaseAbsentWork(
  ctx: Ctx<CallerOf<'clock'>>,
  absent: Absent[],
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const named = ({ guideId }: Absent) => ({ guideId })
  const moved = await eachOnItsOwn(ctx, absent, named, (db, { guideId, why }) =>
    why === 'leave'
      ? releaseGuideWork({ ...ctx, db }, brandId, guideId, 'guide_on_leave')
      : releaseWaitingWork({ ...ctx, db }, brandId, guideId),
  )
  return { guides: moved.length, leads: moved.reduce((sum, leads) => sum + leads, 0) }
}
