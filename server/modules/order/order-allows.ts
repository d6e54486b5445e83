import { type Fulfilment, ORDER_ALLOWS, type OrderState } from '../../../contract/mall-vocabulary'
import type { OrderSource } from '../../../contract/vocabulary'
import { DAY_MS } from '../../kernel/shanghai-time'

export type OrderAct = (typeof ORDER_ALLOWS)[OrderState][number]
export type ActingOrder = {
  source: OrderSource
  state: OrderState
  fulfilment: Fulfilment | null
  payBy: Date | null
  receivedAt: Date | null
  returnDays: number | null
}
export type RefundableLine = {
  quantity: number
  netFen: number
  refundedFen: number
  askedPieces: number
  pendingFen: number
}

/** Pieces of a line for which money can still be asked back: none, once all of its money went back or is on its way. */
export function refundablePieces({ quantity, netFen, refundedFen, askedPieces, pendingFen }: RefundableLine): number {
  return refundedFen + pendingFen < netFen ? quantity - askedPieces : 0
}

/** Until when goods may come back; null while nobody has them, and when it is not limited by days yet. */
export function returnableUntil({ receivedAt, returnDays }: ActingOrder): Date | null {
  return receivedAt && returnDays !== null ? new Date(receivedAt.getTime() + returnDays * DAY_MS) : null
}

/**
 * What a buyer may do with an order now: what its state allows, less what does not fit it. Orders of a till or a transfer
 * are settled where they were made. An order without fulfilment, from before goods were sent or fetched, is confirmed
 * from `paid`.
 */
export function orderAllows(order: ActingOrder, lines: readonly RefundableLine[], now: Date): OrderAct[] {
  if (order.source !== 'miniprogram') return []
  const { state, fulfilment, payBy } = order
  const until = returnableUntil(order)
  const hasPieces = lines.some(({ quantity, askedPieces }) => askedPieces < quantity)
  const isRefundable = lines.some((line) => refundablePieces(line) > 0) && (until === null || now < until)
  const fits: Record<OrderAct, boolean> = {
    pay: payBy === null || now < payBy,
    cancel: true,
    confirm: true,
    refund: isRefundable,
    showCode: fulfilment === 'pickup' && hasPieces && !isAllBack(lines),
  }
  const acts = ORDER_ALLOWS[state].filter((act) => fits[act])
  return state === 'paid' && fulfilment === null ? ['confirm', ...acts] : acts
}

/** Whether all money of an order went back, or is on its way. */
export function isAllBack(lines: readonly RefundableLine[]): boolean {
  const sum = (of: (line: RefundableLine) => number) => lines.reduce((all, line) => all + of(line), 0)
  const netFen = sum((line) => line.netFen)
  return netFen > 0 && sum(({ refundedFen, pendingFen }) => refundedFen + pendingFen) >= netFen
}
