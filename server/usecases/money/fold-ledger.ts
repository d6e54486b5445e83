import type { Input, Output } from '../../../contract/endpoint'
import type { foldLedger as endpoint } from '../../../contract/ledger'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, HOUR_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import * as folds from '../../modules/ledger/ledger-fold.sql'

/**
 * Adds up the postings of days that are over, some days a run. A day counts as over an hour after its midnight: no
 * transaction that was recorded on it is still under way then.
 */
export async function foldLedger(
  ctx: Ctx<CallerOf<'clock'>>,
  { days }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  await folds.lockFold(ctx.db, brandId)
  const first = (await folds.foldedUntil(ctx.db, brandId)) ?? (await folds.firstRecordedAt(ctx.db, brandId))
  if (!first) return { days: 0 }
  const from = startOfDay(shanghaiDay(first))
  const over = startOfDay(shanghaiDay(new Date(ctx.now.getTime() - HOUR_MS)))
  const until = new Date(Math.min(over.getTime(), from.getTime() + days * DAY_MS))
  if (until <= from) return { days: 0 }
  await folds.foldDays(ctx.db, brandId, from, until)
  return { days: Math.round((until.getTime() - from.getTime()) / DAY_MS) }
}
