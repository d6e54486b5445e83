import type { Input, Output } from '../../../contract/endpoint'
import type { listStatements as endpoint } from '../../../contract/settlement'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listStatementRows } from '../../modules/settlement/settlement.sql'

/** Statements of a month: all, or for a store's staff those of the store and its guides. */
export async function listStatements(
  ctx: Ctx<CallerOf<'ops'>>,
  { periodId, partyKind, payout, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const filter = { brandId, stores, periodId, partyKind, payout, after: cursor, rows }
  const statements = await listStatementRows(ctx.db, filter)
  return { statements, next: statements.length === rows ? statements.at(-1)!.statementId : null }
}
