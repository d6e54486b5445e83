import type { Input, Output } from '../../../contract/endpoint'
import type { recordPayouts as endpoint } from '../../../contract/settlement'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { groupBy } from '../../kernel/group-by'
import * as ledger from '../../modules/ledger/ledger.sql'
import * as results from '../../modules/settlement/payout-result.sql'
import { type PayoutResults, readPayoutResults } from '../../modules/settlement/read-payout-results'
import * as settlements from '../../modules/settlement/settlement.sql'

const IDS_TOLD = 10

/**
 * The bank has answered: a statement it paid gets its number, and its money arrives; one it could not pay gets the reason,
 * stays due and is in the next list. The same answer again is no news; another for a paid statement is refused, and then
 * nothing of the call is kept. `isPreview` says what it would do and does nothing.
 */
export async function recordPayouts(
  ctx: Ctx<CallerOf<'ops'>>,
  { payouts, periodId, isPreview }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const openMonth = await ledger.openPeriod(ctx.db, brandId, ctx.now)
  const ids = payouts.map(({ statementId }) => statementId)
  const statements = await settlements.lockStatements(ctx.db, brandId, ids)
  refuseOthers(ids, statements, periodId)
  const failures = await results.failuresOf(ctx.db, ids)
  const said = readPayoutResults(payouts, statements, failures)
  if (said.misfit) throw new AppError('statement_state', said.misfit)

  const listed = statements.filter(({ state }) => state === 'exported')
  const answer = {
    paid: said.paid.length,
    paidFen: fenOf(said.paid),
    failed: said.failed.length,
    failedFen: fenOf(said.failed),
    repeated: said.repeated,
    listed: { statements: listed.length, fen: fenOf(listed) },
    due: periodId === undefined ? null : await results.duePayouts(ctx.db, brandId, periodId),
  }
  if (isPreview || said.paid.length + said.failed.length === 0) return answer
  await postPayouts(ctx, openMonth, said.paid)
  await results.markPaidOut(ctx.db, said.paid, { by: actorOf(ctx.caller), at: ctx.now })
  await results.noteResults(ctx.db, rowsOf(ctx, said))
  const { paid, paidFen, failed, failedFen } = answer
  await noteChange(ctx, { action: 'recordPayouts', target: openMonth, after: { paid, paidFen, failed, failedFen } })
  return answer
}

type Statement = Awaited<ReturnType<typeof settlements.lockStatements>>[number]

function refuseOthers(ids: readonly string[], found: readonly Statement[], periodId: string | undefined): void {
  const known = new Set(found.map(({ id }) => id))
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length > 0) throw new AppError('not_found', { statementIds: unknown.slice(0, IDS_TOLD) })
  const others = periodId === undefined ? [] : found.filter((statement) => statement.periodId !== periodId)
  if (others.length > 0) {
    throw new AppError('payout_other_period', { statementIds: others.slice(0, IDS_TOLD).map(({ id }) => id) })
  }
}

function fenOf(of: readonly { payableFen: number }[]): number {
  return of.reduce((sum, { payableFen }) => sum + payableFen, 0)
}

/** What a closing put on its way arrives. What failed stays on its way: no journal says anything of it. */
async function postPayouts(ctx: Ctx<CallerOf<'ops'>>, periodId: string, paid: PayoutResults['paid']): Promise<void> {
  const { brandId } = ctx.caller
  const ids = paid.map(({ statementId }) => statementId)
  const parts = groupBy(await settlements.inTransitOf(ctx.db, brandId, ids), (part) => part.statementId)
  await ledger.postJournals(
    ctx.db,
    ids.map((id) => ({
      id: ctx.newId('jn'),
      brandId,
      kind: 'payout' as const,
      sourceId: id,
      periodId,
      effectiveAt: ctx.now,
      recordedAt: ctx.now,
      actor: actorOf(ctx.caller),
      postings: (parts.get(id) ?? []).map(({ lotId, amountFen }) => ({
        lotId,
        debit: 'in_transit' as const,
        credit: 'cash' as const,
        amountFen,
      })),
    })),
  )
}

function rowsOf({ caller, now }: Ctx<CallerOf<'ops'>>, { paid, failed }: PayoutResults): results.NewPayoutResult[] {
  const by = { brand_id: caller.brandId, recorded_by: actorOf(caller), recorded_at: now }
  return [
    ...paid.map(({ statementId, paymentRef }) => ({
      ...{ ...by, statement_id: statementId, result: 'paid' as const },
      ...{ payment_ref: paymentRef, reason: null },
    })),
    ...failed.map(({ statementId, paymentRef, reason }) => ({
      ...{ ...by, statement_id: statementId, result: 'failed' as const },
      ...{ payment_ref: paymentRef, reason },
    })),
  ]
}
