import type { Output } from '../../../contract/endpoint'
import type { ledgerTotals as endpoint } from '../../../contract/ledger'
import { ACCOUNT_TEXT, type Account } from '../../../contract/vocabulary'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as folds from '../../modules/ledger/ledger-fold.sql'

const BEGINNING = new Date(0)

/** What stands on each account: the days that are over from their sums, what was recorded since from the postings. */
export async function ledgerTotals(ctx: Ctx<CallerOf<'ops'>>): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const since = (await folds.foldedUntil(ctx.db, brandId)) ?? BEGINNING
  const sums = await folds.accountSums(ctx.db, brandId, since)
  const totals = (Object.keys(ACCOUNT_TEXT) as Account[]).map((account) => {
    const own = sums.filter((sum) => sum.account === account)
    return {
      account,
      debitFen: own.reduce((all, { debitFen }) => all + debitFen, 0),
      creditFen: own.reduce((all, { creditFen }) => all + creditFen, 0),
      byParty: own.map(({ partyKind, debitFen, creditFen }) => ({ partyKind, debitFen, creditFen })),
    }
  })
  return { totals, postings: sums.reduce((all, { postings }) => all + postings, 0) }
}
