import type { Account } from '../../../contract/vocabulary'

/** One movement of one lot's money: out of nothing into nothing, always from an account to another. */
export type Posting = { lotId: string; debit: Account; credit: Account; amountFen: number }

/**
 * What stands on each account of a lot, as credits less debits. Payables (`accrued`, `available`, `held`, `in_transit`)
 * and `cash` paid out are positive, what the party still owes back (`clawback`) and the brand's `expense` are negative.
 * The seven always add up to zero.
 */
export type Balance = Record<Account, number>

export const EMPTY_BALANCE: Readonly<Balance> = {
  expense: 0,
  accrued: 0,
  available: 0,
  held: 0,
  in_transit: 0,
  clawback: 0,
  cash: 0,
}

/** Where a lot's money is after more postings. */
export function foldPostings(balance: Readonly<Balance>, postings: readonly Posting[]): Balance {
  const after = { ...balance }
  for (const { debit, credit, amountFen } of postings) {
    after[debit] -= amountFen
    after[credit] += amountFen
  }
  return after
}

/** What the party of a lot is still to be paid, less what it owes back. */
export function owedFen({ accrued, available, held, in_transit, clawback }: Readonly<Balance>): number {
  return accrued + available + held + in_transit + clawback
}

/** Faults of one lot's balance: nothing but `expense` and `clawback` may be below zero, and those never above. */
export function balanceFaults(balance: Readonly<Balance>): Account[] {
  return (Object.keys(balance) as Account[]).filter((account) =>
    account === 'expense' || account === 'clawback' ? balance[account] > 0 : balance[account] < 0,
  )
}
