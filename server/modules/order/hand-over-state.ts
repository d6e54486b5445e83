import type { OrderState } from '../../../contract/mall-vocabulary'
import { isAllBack, type RefundableLine } from './order-allows'

export type HandOverState = 'ready' | 'done' | 'refunding' | 'refunded'

/**
 * Pieces of a line that are still to be handed over: those nobody asked money back for, and none once all of the line's
 * money went back or is on its way.
 */
export function waitingPieces(line: RefundableLine): number {
  return isAllBack([line]) ? 0 : line.quantity - line.askedPieces
}

/** Of what an order still keeps back the pieces that are not handed over: their money went back without a request. */
export function sparePieces<L extends RefundableLine & { skuId: string }>(
  lines: readonly L[],
): { skuId: string; quantity: number }[] {
  return lines
    .map((line) => ({ skuId: line.skuId, quantity: line.quantity - line.askedPieces - waitingPieces(line) }))
    .filter(({ quantity }) => quantity > 0)
}

/**
 * Whether goods that wait in a store can be handed over. What was handed over stays so, whatever is asked back later.
 * While all of it is on its way back, or when all of its money went back, there is nothing to hand over.
 */
export function handOverState(state: OrderState, lines: readonly RefundableLine[]): HandOverState {
  if (state === 'received' || state === 'matured') return 'done'
  const isWaiting = lines.some((line) => waitingPieces(line) > 0) && !isAllBack(lines)
  if (isWaiting) return 'ready'
  return lines.some(({ pendingFen }) => pendingFen > 0) ? 'refunding' : 'refunded'
}
