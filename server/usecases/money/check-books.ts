import type { Input, Output } from '../../../contract/endpoint'
import type { checkBooks as endpoint } from '../../../contract/settlement'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { readBooks } from '../../modules/ledger/books.sql'

/** Proves the books from the postings up; `isBalanced` only when no fault of any kind was found. */
export async function checkBooks(
  { db, caller }: Pick<Ctx<CallerOf<'ops'>>, 'db'> & { caller: Pick<CallerOf<'ops'>, 'brandId'> },
  _input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const books = await readBooks(db, caller.brandId)
  const { orders, lots, postings, refunds, statements } = books
  const { poolFen, linesFen, ledgerSumFen, owedFen, paidOutFen } = books
  const { lotsOffTarget, linesOffPool, negativeAccounts, statementsOffPostings, refundsAbovePaid, ordersWithoutLots } =
    books
  const faults = {
    lotsOffTarget,
    linesOffPool,
    negativeAccounts,
    statementsOffPostings,
    refundsAbovePaid,
    ordersWithoutLots,
  }
  return {
    isBalanced: ledgerSumFen === 0 && poolFen === linesFen && Object.values(faults).every((count) => count === 0),
    counts: { orders, lots, postings, refunds, statements },
    sums: { poolFen, linesFen, ledgerSumFen, owedFen, paidOutFen },
    faults,
  }
}
