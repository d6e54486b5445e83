import { createHash } from 'node:crypto'
import type { Input, Output } from '../../../contract/endpoint'
import type { exportPayouts as endpoint } from '../../../contract/settlement'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { payoutCsv } from '../../modules/settlement/payout-csv'
import { listStatementRows, lockPeriod, markExported, type StatementRow } from '../../modules/settlement/settlement.sql'

type Listed = { periodId: string; rows: StatementRow[] }

/**
 * Marks the approved statements of a month as on their way and lists all that are. The money left `available` when the
 * month was closed, so exporting twice, or again after the file was lost, never pays twice.
 */
export async function exportPayouts(ctx: Ctx<CallerOf<'ops'>>, { periodId }: Input<typeof endpoint>): Promise<Listed> {
  const { brandId } = ctx.caller
  if (!(await lockPeriod(ctx.db, brandId, periodId))) throw new AppError('period_unknown')
  const approved = await markExported(ctx.db, brandId, periodId, { by: actorOf(ctx.caller), at: ctx.now })
  const rows = await listStatementRows(ctx.db, { brandId, stores: 'all', periodId, states: ['exported'], rows: null })
  // A month that was kept back whole has nothing to list, and is over by being exported.
  if (approved + rows.length === 0) throw new AppError('statement_state')
  await noteChange(ctx, { action: 'exportPayouts', target: periodId, after: { statements: rows.length } })
  return { periodId, rows }
}

/**
 * Writes the list where finance can fetch it, after the commit. The file is named after its month, how many it lists and
 * what it says: the same list is the same file, and another never takes the place of one that may be with the bank.
 */
export async function writePayoutFile(
  ctx: Ctx<CallerOf<'ops'>>,
  { periodId, rows }: Listed,
): Promise<Output<typeof endpoint>> {
  const bytes = Buffer.from(payoutCsv(rows), 'utf8')
  const name = `${periodId}-${rows.length}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`
  const url = await ctx.outside.files.put(`payouts/${ctx.caller.brandId}/${name}.csv`, bytes)
  return { url, statements: rows.length, payableFen: rows.reduce((sum, { payableFen }) => sum + payableFen, 0) }
}
