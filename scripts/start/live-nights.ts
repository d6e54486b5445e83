import { nightEndpoints } from '../../cloudfunctions/clock/night-endpoints'
import type { NightReport } from '../../contract/clock'
import type { Caller } from '../../server/kernel/ctx'
import { DAY_MS, HOUR_MS, shanghaiDay, startOfDay } from '../../server/kernel/shanghai-time'
import { call, must, type Stage } from '../story/stage'

/** The night's jobs begin at two; a made-up past runs them a little later, before anybody is up. */
const NIGHT_HOUR = 3
/** A job that takes more runs than this in one night has lost its way. */
const RUNS_MAX = 20

/** The last moment, not after `now`, at which a night's jobs are run. */
export function lastNightOf(now: Date): Date {
  const night = new Date(startOfDay(shanghaiDay(now)).getTime() + NIGHT_HOUR * HOUR_MS)
  return night <= now ? night : new Date(night.getTime() - DAY_MS)
}

/** Runs every job of a night to its end, as the timers do; answers how each ended. */
export async function liveNight(stage: Stage, at: Date): Promise<Record<string, string | null>> {
  const clock: Caller = { kind: 'clock', brandId: stage.brandId }
  const outcomes: Record<string, string | null> = {}
  for (const { endpoint } of nightEndpoints) {
    for (let run = 0; run < RUNS_MAX; run++) {
      const report = await must<NightReport>(call(stage, clock, endpoint.name, { steps: 100 }, at))
      outcomes[endpoint.name] = report.outcome
      if (report.state === 'done') break
    }
  }
  return outcomes
}

/** What the clock counts for headquarters' desk within its first hour, so that a brand that was just made says it at once. */
export async function countForDesk(stage: Stage, at: Date): Promise<void> {
  const clock: Caller = { kind: 'clock', brandId: stage.brandId }
  await must(call(stage, clock, 'countLeadDays', { days: 31 }, at))
  await must(call(stage, clock, 'countAttribution', { rows: 5000 }, at))
  await must(call(stage, clock, 'countReportDays', { days: 400 }, at))
}
