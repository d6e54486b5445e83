import * as books from './books'
import * as ledger from './ledger'
import * as orderView from './order-view'
import * as ownDispute from './own-dispute'
import * as refund from './refund-request'
import * as settlementRun from './settlement-run'
import * as splitPreview from './split-preview'

/** How headquarters looks at money, and a guide at their disputes. */
export const moneyApi = {
  checkBooks: books.checkBooks,
  showOrder: orderView.showOrder,
  listMyDisputes: ownDispute.listMyDisputes,
  previewRefund: refund.previewRefund,
  previewSplit: splitPreview.previewSplit,
  listPostings: ledger.listPostings,
  ledgerTotals: ledger.ledgerTotals,
  exportPostings: ledger.exportPostings,
  foldLedger: ledger.foldLedger,
  listPeriods: settlementRun.listPeriods,
  previewPeriod: settlementRun.previewPeriod,
  showStatement: settlementRun.showStatement,
} as const
