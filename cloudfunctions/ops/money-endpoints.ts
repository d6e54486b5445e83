import * as books from '../../contract/books'
import * as handOver from '../../contract/hand-over'
import * as ledger from '../../contract/ledger'
import * as orders from '../../contract/order'
import * as orderView from '../../contract/order-view'
import * as refunds from '../../contract/refund-request'
import * as settlement from '../../contract/settlement'
import * as runs from '../../contract/settlement-run'
import * as splitPreview from '../../contract/split-preview'
import { type Served, serves } from '../../server/kernel/serve'
import { shipOrder } from '../../server/usecases/hand-over/ship-order'
import { approveStatements } from '../../server/usecases/money/approve-statements'
import { checkBooks } from '../../server/usecases/money/check-books'
import { closePeriod } from '../../server/usecases/money/close-period'
import { exportPayouts, writePayoutFile } from '../../server/usecases/money/export-payouts'
import { exportPostings, writePostingFile } from '../../server/usecases/money/export-postings'
import { ledgerTotals } from '../../server/usecases/money/ledger-totals'
import { listDisputes } from '../../server/usecases/money/list-disputes'
import { listPeriods } from '../../server/usecases/money/list-periods'
import { listPostings } from '../../server/usecases/money/list-postings'
import { listStatements } from '../../server/usecases/money/list-statements'
import { previewPeriod } from '../../server/usecases/money/preview-period'
import { recordPayouts } from '../../server/usecases/money/record-payouts'
import { resolveDispute } from '../../server/usecases/money/resolve-dispute'
import { showStatement } from '../../server/usecases/money/show-statement'
import { closeAfterSale } from '../../server/usecases/orders/close-after-sale'
import { explainOrder } from '../../server/usecases/orders/explain-order'
import { importOrders } from '../../server/usecases/orders/import-orders'
import { listOrders } from '../../server/usecases/orders/list-orders'
import { recordRefund } from '../../server/usecases/orders/record-refund'
import { showOrder } from '../../server/usecases/orders/show-order'
import { previewSplit } from '../../server/usecases/policies/preview-split'
import { decideRefund } from '../../server/usecases/refunds/decide-refund'
import { listRefundRequests } from '../../server/usecases/refunds/list-refund-requests'
import { previewRefund } from '../../server/usecases/refunds/preview-refund'

export const moneyEndpoints: Served[] = [
  serves(orders.importOrders, importOrders),
  serves(orders.recordRefund, recordRefund),
  serves(orders.closeAfterSale, closeAfterSale),
  serves(orders.listOrders, listOrders),
  serves(handOver.shipOrder, shipOrder),
  serves(refunds.listRefundRequests, listRefundRequests),
  serves(refunds.decideRefund, decideRefund),
  serves(orders.explainOrder, explainOrder),
  serves(settlement.closePeriod, closePeriod),
  serves(settlement.listStatements, listStatements),
  serves(settlement.approveStatements, approveStatements),
  serves(settlement.exportPayouts, exportPayouts, { finish: writePayoutFile }),
  serves(settlement.recordPayouts, recordPayouts),
  serves(settlement.listDisputes, listDisputes),
  serves(settlement.resolveDispute, resolveDispute),
  serves(books.checkBooks, checkBooks),
  serves(orderView.showOrder, showOrder),
  serves(refunds.previewRefund, previewRefund),
  serves(splitPreview.previewSplit, previewSplit),
  serves(runs.listPeriods, listPeriods),
  serves(runs.previewPeriod, previewPeriod),
  serves(runs.showStatement, showStatement),
  serves(ledger.listPostings, listPostings),
  serves(ledger.ledgerTotals, ledgerTotals),
  serves(ledger.exportPostings, exportPostings, { finish: writePostingFile }),
]
