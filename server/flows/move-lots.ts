import type { JournalKind } from '../../contract/reasons'
import { actorOf } from '../kernel/ctx'
import { groupBy } from '../kernel/group-by'
import * as commissions from '../modules/commission/commission.sql'
import * as ledger from '../modules/ledger/ledger.sql'
import { type Balance, EMPTY_BALANCE, type Posting } from '../modules/ledger/lot-balance'
import type { MoneyCtx } from './earn-commission'

export type MovingLot = { lotId: string; orderId: string; partyKind: string; balance: Readonly<Balance> }

/**
 * Moves the money of the lots of some orders by one rule, one journal an order. `sourceOf` names the fact behind it.
 * The caller holds the orders; the period is held before the balances are read, so no closing comes in between.
 * Answers with the fen moved.
 */
export async function moveLots(
  ctx: MoneyCtx,
  brandId: string,
  orderIds: readonly string[],
  kind: JournalKind,
  sourceOf: (orderId: string) => string,
  rule: (lots: readonly MovingLot[]) => Posting[],
): Promise<number> {
  if (orderIds.length === 0) return 0
  const periodId = await ledger.openPeriod(ctx.db, brandId, ctx.now)
  const balances = await ledger.balancesOf(ctx.db, orderIds)
  const lots = (await commissions.lotsOf(ctx.db, orderIds)).map((lot): MovingLot => {
    const balance = balances.get(lot.id) ?? EMPTY_BALANCE
    return { lotId: lot.id, orderId: lot.order_id, partyKind: lot.party_kind, balance }
  })
  const journals = [...groupBy(lots, (lot) => lot.orderId)].map(([orderId, own]) => ({
    id: ctx.newId('jn'),
    brandId,
    kind,
    sourceId: sourceOf(orderId),
    periodId,
    effectiveAt: ctx.now,
    recordedAt: ctx.now,
    actor: actorOf(ctx.caller),
    postings: rule(own),
  }))
  await ledger.postJournals(ctx.db, journals)
  return journals.flatMap(({ postings }) => postings).reduce((sum, { amountFen }) => sum + amountFen, 0)
}
