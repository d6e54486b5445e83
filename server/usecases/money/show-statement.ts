import type { Input, Output } from '../../../contract/endpoint'
import type { showStatement as endpoint } from '../../../contract/settlement-run'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { listStatementRows } from '../../modules/settlement/settlement.sql'
import { statementLines } from '../../modules/settlement/settlement-run.sql'

/** One statement a staff member may see, with the shares of orders it pays or keeps back: of those they may see too. */
export async function showStatement(
  ctx: Ctx<CallerOf<'ops'>>,
  { statementId, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const [statement] = await listStatementRows(ctx.db, { brandId, stores, statementId, rows: 1 })
  if (!statement) throw new AppError('not_found')
  const [lotId, kind] = (cursor ?? '').split('.')
  const lines = await statementLines(ctx.db, { statementId, stores }, lotId && kind ? { lotId, kind } : undefined, rows)
  return { statement, lines, next: nextPage(lines, rows, (line) => `${line.lotId}.${line.kind}`) }
}
