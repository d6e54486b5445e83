import type { runBacktests as endpoint } from '../../../contract/backtest'
import type { Input, Output } from '../../../contract/endpoint'
import { stepBacktest } from '../../flows/step-backtest'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { inTransaction } from '../../kernel/in-transaction'
import { DAY_MS } from '../../kernel/shanghai-time'
import { backtestsToDo, giveUpBacktest } from '../../modules/backtest/backtest.sql'

/** What is decided again within one transaction: a second of work, so that a killed timer loses no more. */
const STEP_LEADS = 500

type ToDo = { ids: string[]; leads: number }

/** Reads which backtests wait or were left unfinished; `runBacktests` then works on them step by step. */
export async function findBacktests(ctx: Ctx<CallerOf<'clock'>>, { leads }: Input<typeof endpoint>): Promise<ToDo> {
  return { ids: await backtestsToDo(ctx.db, ctx.caller.brandId), leads }
}

/**
 * Works off backtests, oldest first, a transaction a step, until the run has decided its share of leads again. One that
 * breaks is logged and left for the next run, and does not keep the others waiting; after a day without a step it is given up.
 */
export async function runBacktests(
  ctx: Ctx<CallerOf<'clock'>>,
  { ids, leads: most }: ToDo,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const done = { leads: 0, finished: 0 }
  for (const backtestId of ids) {
    try {
      while (done.leads < most) {
        const rows = Math.min(STEP_LEADS, most - done.leads)
        const step = await inTransaction(ctx.db, (db) => stepBacktest({ ...ctx, db }, { brandId, backtestId, rows }))
        done.leads += step?.leads ?? 0
        if (step?.isFinished) done.finished += 1
        if (!step || step.isFinished) break
      }
    } catch (error) {
      const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
      ctx.log('error', 'item_failed', { requestId: ctx.requestId, backtestId, error: cause })
      const standingSince = new Date(ctx.now.getTime() - DAY_MS)
      if (await giveUpBacktest(ctx.db, backtestId, standingSince, ctx.now)) done.finished += 1
    }
  }
  return done
}
