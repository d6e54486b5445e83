import type { Account } from '../../../contract/vocabulary'
import { assert } from '../../kernel/assert'
import type { Balance, Posting } from './lot-balance'

type LotBalance = { lotId: string; balance: Readonly<Balance> }

/** An order was paid: each lot's share becomes a cost, and is owed once the return window is over. */
export function accrue(lots: readonly { lotId: string; amountFen: number }[]): Posting[] {
  return lots.flatMap(({ lotId, amountFen }) => move(lotId, 'expense', 'accrued', amountFen))
}

/** The return window is over: what was accrued may be paid. */
export function mature(lots: readonly LotBalance[]): Posting[] {
  return lots.flatMap(({ lotId, balance }) => move(lotId, 'accrued', 'available', balance.accrued))
}

/** A dispute freezes what is not yet on its way: payouts in transit can no longer be called back. */
export function hold(lots: readonly LotBalance[]): Posting[] {
  return lots.flatMap(({ lotId, balance }) => [
    ...move(lotId, 'accrued', 'held', balance.accrued),
    ...move(lotId, 'available', 'held', balance.available),
  ])
}

/** The dispute is over: frozen money goes back to where an order of this age keeps it. */
export function release(lots: readonly LotBalance[], to: 'accrued' | 'available'): Posting[] {
  return lots.flatMap(({ lotId, balance }) => move(lotId, 'held', to, balance.held))
}

/** Where a refund takes a lot's money from, in this order; what was paid out or is on its way is owed back instead. */
const REFUND_ORDER = ['accrued', 'held', 'available'] as const

/**
 * A refund changes what a lot is due by `deltaFen`. Less: taken from where the money sits, then owed back (`clawback`).
 * More (a fen that rounding moved): forgiven from what is owed back, else added where the lot's money sits.
 */
export function adjust(lotId: string, balance: Readonly<Balance>, deltaFen: number, isMatured: boolean): Posting[] {
  const postings: Posting[] = []
  let leftFen = Math.abs(deltaFen)
  const take = (debit: Account, credit: Account, mostFen: number) => {
    const amountFen = Math.min(leftFen, Math.max(0, mostFen))
    postings.push(...move(lotId, debit, credit, amountFen))
    leftFen -= amountFen
  }
  if (deltaFen < 0) {
    for (const account of REFUND_ORDER) take(account, 'expense', balance[account])
    take('clawback', 'expense', leftFen)
  } else {
    take('expense', 'clawback', -balance.clawback)
    take('expense', balance.held > 0 ? 'held' : isMatured ? 'available' : 'accrued', leftFen)
  }
  return postings
}

function move(lotId: string, debit: Account, credit: Account, amountFen: number): Posting[] {
  assert(amountFen >= 0, `Nothing negative is moved: ${lotId} ${debit} ${credit} ${amountFen}`)
  return amountFen > 0 ? [{ lotId, debit, credit, amountFen }] : []
}
