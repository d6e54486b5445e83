import type { NightReport } from '../../../contract/clock'
import { runNight } from '../../flows/run-night'
import type { CallerOf, Ctx, Db } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { firstTouchDay, measureFunnelDay } from '../../modules/attribution/guide-funnel.sql'
import { lastNight } from '../../modules/nightly/nightly-run.sql'

/** Days before the last night that are counted again, for touches that were recorded late. */
const AGAIN_DAYS = 3
/** How far the first night goes back. */
const BACK_DAYS = 400

const moved = (day: string, days: number) => shanghaiDay(new Date(startOfDay(day).getTime() + days * DAY_MS))

/** Writes down, a step a day, what the people of every guide saw and asked, up to yesterday. */
export async function measureFunnel(ctx: Ctx<CallerOf<'clock'>>, { steps }: { steps: number }): Promise<NightReport> {
  const { brandId } = ctx.caller
  const yesterday = moved(shanghaiDay(ctx.now), -1)
  return runNight(ctx, 'measureFunnel', steps, async (position) => {
    const day = position === '' ? await firstDay(ctx.db, brandId, yesterday) : moved(position, 1)
    if (day === null || day > yesterday) return { next: null }
    return { next: day, write: (db) => measureFunnelDay(db, brandId, day) }
  })
}

async function firstDay(db: Db, brandId: string, yesterday: string): Promise<string | null> {
  const night = await lastNight(db, brandId, 'measureFunnel')
  if (night) return moved(night.day, -AGAIN_DAYS)
  const first = await firstTouchDay(db, brandId)
  const earliest = moved(yesterday, -BACK_DAYS)
  return first === null || first > earliest ? first : earliest
}
