import type { NightReport } from '../../../contract/clock'
import { runNight } from '../../flows/run-night'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { sealOf } from '../../modules/nightly/decision-seal'
import { firstDecisionDay, hashesOfDay, insertSeal, lastSeal } from '../../modules/nightly/decision-seal.sql'

const dayAfter = (day: string) => shanghaiDay(new Date(startOfDay(day).getTime() + DAY_MS))

/**
 * Seals the finished days one after another, from the first decision's, those without a decision too, so that the chain
 * has no gap in which a day could be slipped in. By two in the morning no decision of the day before is still being written.
 */
export async function sealDecisions(ctx: Ctx<CallerOf<'clock'>>, { steps }: { steps: number }): Promise<NightReport> {
  const { brandId } = ctx.caller
  const today = shanghaiDay(ctx.now)
  return runNight(ctx, 'sealDecisions', steps, async () => {
    const before = await lastSeal(ctx.db, brandId)
    const day = before ? dayAfter(before.day) : await firstDecisionDay(ctx.db, brandId)
    if (day === null || day >= today) return { next: null }
    const seal = sealOf(day, await hashesOfDay(ctx.db, brandId, day), before)
    return { next: day, write: (db) => insertSeal(db, brandId, seal, ctx.now) }
  })
}
