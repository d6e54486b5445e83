import type { BacktestReport, showBacktest as endpoint } from '../../../contract/backtest'
import type { Input, Output } from '../../../contract/endpoint'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findBacktest } from '../../modules/backtest/backtest.sql'

/** How far a backtest has come, and its report once it is done. */
export async function showBacktest(
  ctx: Ctx<CallerOf<'ops'>>,
  { backtestId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const found = await findBacktest(ctx.db, ctx.caller.brandId, backtestId)
  if (!found) throw new AppError('not_found')
  return { ...found, report: found.report as BacktestReport | null }
}
