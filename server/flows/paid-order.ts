import type { ErrorCode } from '../../contract/errors'
import { FEN_MAX } from '../../contract/money'
import type { OrderSource } from '../../contract/vocabulary'
import { MINUTE_MS } from '../kernel/shanghai-time'

/** A sale that has been paid, in the words of whoever reports it. */
export type PaidOrder = {
  source: OrderSource
  /** Unique for its source within the brand. */
  orderNo: string
  channel: string
  /** The buyer: an id of ours, a mainland phone, a till's member code, or an openid. Not found: sold to a stranger. */
  member: { by: 'id' | 'phone' | 'member_code' | 'openid'; value: string } | null
  store: { by: 'id' | 'code'; value: string } | null
  seller: { by: 'id' | 'code'; value: string } | null
  lines: readonly { skuId: string; title: string; quantity: number; unitFen: number }[]
  /** Off the whole order, in fen. */
  discountFen: number
  paidAt: Date
  /**
   * Without it a mini-program order waits for receipt, goods bought at a till are received when paid, and those of a
   * keyed-in deal when it is keyed in: who keys it in must not shorten the time in which they may be returned.
   */
  receivedAt?: Date | null
  paymentRef?: string | null
  /** What proves a private transfer; unique within the brand. */
  proofRef?: string | null
}

export type BookedOrder = { source: OrderSource; orderNo: string } & (
  | { outcome: 'booked' | 'repeated'; orderId: string }
  | { outcome: 'conflict' | 'refused'; code: ErrorCode }
)

export const LINES_MAX = 200
export const QUANTITY_MAX = 1_000_000
/** A till's clock may be ahead of ours by this much. */
const CLOCKS_APART_MS = 15 * MINUTE_MS

/** What two writings of one proof have in common; the unique index `orders_proof` compares them the same way. */
export function proofKey(proofRef: string): string {
  return proofRef.normalize('NFKC').toUpperCase()
}

export function goodsFen(lines: PaidOrder['lines']): number {
  return lines.reduce((sum, { quantity, unitFen }) => sum + quantity * unitFen, 0)
}

/** What is wrong with the amounts of an order; `null` when nothing is. Whole fen, nothing negative, no discount above price. */
export function amountFault({ lines, discountFen }: Pick<PaidOrder, 'lines' | 'discountFen'>): ErrorCode | null {
  const isWhole = (amount: number, least: number) => Number.isInteger(amount) && amount >= least && amount <= FEN_MAX
  const isRight =
    lines.length >= 1 &&
    lines.length <= LINES_MAX &&
    lines.every(({ quantity, unitFen }) => isWhole(quantity, 1) && quantity <= QUANTITY_MAX && isWhole(unitFen, 0)) &&
    isWhole(goodsFen(lines), 0) &&
    isWhole(discountFen, 0) &&
    discountFen <= goodsFen(lines)
  return isRight ? null : 'amount_invalid'
}

/** Whether something is said to have happened later than clocks that differ a little can explain. */
export function isInFuture(at: Date, now: Date): boolean {
  return at.getTime() > now.getTime() + CLOCKS_APART_MS
}

/** Whether an order says it was paid when it cannot have been; `null` when not. */
export function timeFault({ paidAt }: Pick<PaidOrder, 'paidAt'>, now: Date): ErrorCode | null {
  return isInFuture(paidAt, now) ? 'paid_in_future' : null
}
