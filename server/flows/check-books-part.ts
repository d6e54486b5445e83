import type { Books } from '../../contract/book-sums'
import type { Db } from '../kernel/ctx'
import { readOrderBooks, readStatementBooks } from '../modules/ledger/books.sql'

/** What one call reads in half a second on a modest machine, also where there are millions. */
const ROWS = 8_000

/**
 * One part of the books of a brand: a run of orders, each whole, and once there are no more a run of statements. `cursor` is
 * `next` of the part before. A part is read at one moment and balances by itself; sums of what moves from order to order
 * meanwhile, like what is owed, are of the moments their parts were read.
 */
export async function checkBooksPart(db: Db, brandId: string, cursor = 'order:', rows = ROWS): Promise<Books> {
  const [kind, after = ''] = cursor.split(':')
  const orders = await readOrderBooks(db, { brandId, after, rows: kind === 'order' ? rows : 0 })
  const isLastOfOrders = kind === 'statement' || orders.read < rows
  const statements = await readStatementBooks(db, {
    brandId,
    after: kind === 'statement' ? after : '',
    rows: isLastOfOrders ? rows : 0,
  })
  const { poolFen, linesFen, ledgerSumFen, owedFen, paidOutFen } = orders
  const { lotsOffTarget, linesOffPool, negativeAccounts, refundsAbovePaid, ordersWithoutLots } = orders
  const { statementsOffPostings } = statements
  const faults = {
    lotsOffTarget,
    linesOffPool,
    negativeAccounts,
    statementsOffPostings,
    refundsAbovePaid,
    ordersWithoutLots,
  }
  const next = !isLastOfOrders
    ? `order:${orders.last}`
    : statements.statements === rows
      ? `statement:${statements.last}`
      : null
  return {
    isBalanced: ledgerSumFen === 0 && poolFen === linesFen && Object.values(faults).every((count) => count === 0),
    counts: {
      orders: orders.orders,
      lots: orders.lots,
      postings: orders.postings,
      refunds: orders.refunds,
      statements: statements.statements,
    },
    sums: { poolFen, linesFen, ledgerSumFen, owedFen, paidOutFen },
    faults,
    next,
  }
}
