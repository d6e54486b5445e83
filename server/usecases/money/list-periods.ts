import type { Input, Output } from '../../../contract/endpoint'
import type { listPeriods as endpoint } from '../../../contract/settlement-run'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { shanghaiMonth } from '../../kernel/shanghai-time'
import { ensurePeriod } from '../../modules/ledger/ledger.sql'
import { listPeriodRows, type StoredPeriod } from '../../modules/settlement/settlement-run.sql'

type Row = Output<typeof endpoint>['periods'][number]

/** Months, the newest first: what each was closed with, by whom, who approved, and how much of it is paid. */
export async function listPeriods(
  ctx: Ctx<CallerOf<'ops'>>,
  { periodId, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  await ensurePeriod(ctx.db, brandId, shanghaiMonth(ctx.now))
  const found = await listPeriodRows(ctx.db, { brandId, periodId, before: cursor, rows })
  const periods = found.map((period) => rowOf(period, ctx.now, actorOf(ctx.caller)))
  return { periods, next: nextPage(periods, rows, (row) => row.periodId) }
}

function rowOf(period: StoredPeriod, now: Date, caller: string): Row {
  const { endsAt, manifest, closedBy, draft, approved, exported, failed, paid, ...rest } = period
  const { answer } = (manifest ?? {}) as { answer?: Row['sums'] }
  return {
    ...rest,
    isOver: now >= endsAt,
    sums: answer ?? null,
    statements: { draft, approved, exported, failed, paid },
    isClosedByCaller: closedBy === caller,
  }
}
