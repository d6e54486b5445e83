import { asked, instant, type Known, page, paidMonth, type Question } from './question'

/** Orders, refunds, the ledger, months, statements and disputes. */
export function moneyLists({ storeId, guideId, orderId, statementId }: Known): Question[] {
  const month = paidMonth()
  return [
    page(
      'listOrders',
      {},
      { source: 'private_transfer' },
      { state: 'paid' },
      { state: 'cancelled' },
      { state: 'matured', storeId },
      { storeId },
      { guideId },
      { guideId, state: 'paid' },
      { orderNo: 'S00500000' },
      { isUnknown: true },
      { isUnknown: true, storeId },
      { isDisputed: true },
      { paidFrom: instant(400), paidTo: instant(399) },
      { paidFrom: instant(400), paidTo: instant(310), storeId },
    ),
    asked('showOrder', { orderId }),
    asked('explainOrder', { orderId }),
    page('listRefundRequests', {}, { state: 'refunded' }),
    page(
      'listPostings',
      {},
      { account: 'clawback' },
      { account: 'available' },
      { account: 'held' },
      { account: 'cash' },
      { kind: 'payout' },
      { kind: 'refund' },
      { kind: 'mature', partyKind: 'hq' },
      { partyKind: 'guide', partyId: guideId },
      { partyKind: 'store', partyId: storeId },
      { partyKind: 'guide', partyId: guideId, account: 'cash' },
      { partyKind: 'store' },
      { partyKind: 'hq' },
      { orderId },
      { periodId: month },
      { periodId: month, partyKind: 'store', kind: 'accrue' },
      { from: instant(200), to: instant(199) },
      { from: instant(200), to: instant(199), account: 'available', partyKind: 'guide' },
    ),
    asked('ledgerTotals', {}),
    page('listStatements', { periodId: month }, { periodId: month, partyKind: 'guide' }),
    ...(statementId ? [page('showStatement', { statementId })] : []),
    page('listPeriods', {}, { periodId: month }),
    page('listDisputes', {}, { isOpen: false }),
  ]
}
