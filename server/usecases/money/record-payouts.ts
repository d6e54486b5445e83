import type { Input, Output } from '../../../contract/endpoint'
import type { recordPayouts as endpoint } from '../../../contract/settlement'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { groupBy } from '../../kernel/group-by'
import * as ledger from '../../modules/ledger/ledger.sql'
import * as settlements from '../../modules/settlement/settlement.sql'

/**
 * Finance has paid: each statement gets the reference of its transfer, and its money arrives. The same reference again is
 * the same payout; another one for a paid statement is refused, and then nothing of the call is kept. `isPreview` says what
 * it would do and does nothing.
 */
export async function recordPayouts(
  ctx: Ctx<CallerOf<'ops'>>,
  { payouts, isPreview }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const refs = new Map(payouts.map(({ statementId, paymentRef }) => [statementId, paymentRef]))
  const periodId = await ledger.openPeriod(ctx.db, brandId, ctx.now)
  const statements = await settlements.lockStatements(ctx.db, brandId, [...refs.keys()])
  if (statements.length < refs.size) {
    const known = new Set(statements.map(({ id }) => id))
    throw new AppError('not_found', { statementIds: [...refs.keys()].filter((id) => !known.has(id)).slice(0, 10) })
  }
  for (const { id, state, paymentRef } of statements) {
    const isPayable = state === 'exported' || (state === 'paid' && paymentRef === refs.get(id))
    if (!isPayable) throw new AppError('statement_state', { statementId: id, state })
  }

  const due = statements.filter(({ state }) => state === 'exported')
  const paidFen = due.reduce((sum, { payableFen }) => sum + payableFen, 0)
  const answer = { paid: due.length, repeated: statements.length - due.length, paidFen }
  if (isPreview) return answer
  const parts = groupBy(
    await settlements.inTransitOf(
      ctx.db,
      brandId,
      due.map(({ id }) => id),
    ),
    (part) => part.statementId,
  )
  await ledger.postJournals(
    ctx.db,
    due.map(({ id }) => ({
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
  const paid = due.map(({ id }) => ({ statementId: id, paymentRef: refs.get(id)! }))
  await settlements.markPaidOut(ctx.db, paid, { by: actorOf(ctx.caller), at: ctx.now })
  if (due.length > 0)
    await noteChange(ctx, { action: 'recordPayouts', target: periodId, after: { paid: due.length, paidFen } })
  return answer
}
