import type { NightReport } from '../../../contract/clock'
import { readArtefacts } from '../../flows/read-artefacts'
import { runNight } from '../../flows/run-night'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { endOfMembers, refreshFigures } from '../../modules/member/member-figure.sql'

const YEAR_MS = 365 * DAY_MS

/**
 * Counts every member anew, by batches in the order of their ids: how far they came, their tier by what they spent
 * within a year under the limits of the live rules, and when they were last active. A merged person is counted as whom
 * they became.
 */
export async function refreshMemberFigures(
  ctx: Ctx<CallerOf<'clock'>>,
  { rows, steps }: { rows: number; steps: number },
): Promise<NightReport> {
  const { brandId } = ctx.caller
  const { live } = await readArtefacts(ctx, brandId)
  const { tiers } = live.rules.doc
  const countedOn = shanghaiDay(ctx.now)
  const yearFrom = new Date(startOfDay(countedOn).getTime() - YEAR_MS)
  return runNight(ctx, 'refreshMemberFigures', steps, async (position) => {
    const upToId = await endOfMembers(ctx.db, brandId, position, rows)
    if (upToId === null) return { next: null }
    const batch = { brandId, afterId: position, upToId, yearFrom, countedOn, tiers }
    return { next: upToId, write: (db) => refreshFigures(db, batch) }
  })
}
