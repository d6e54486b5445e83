import type { listBacktests as endpoint } from '../../../contract/backtest'
import type { Input, Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import * as store from '../../modules/backtest/backtest.sql'

/** The backtests of the brand, newest first. */
export async function listBacktests(
  ctx: Ctx<CallerOf<'ops'>>,
  { cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const backtests = await store.listBacktests(ctx.db, ctx.caller.brandId, cursor, rows)
  return { backtests, next: nextPage(backtests, rows, ({ id }) => id) }
}
