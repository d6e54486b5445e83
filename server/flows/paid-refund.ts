import * as z from 'zod'
import { LongText, PositiveFen } from '../../contract/fields'
import { ORDER_SOURCE_TEXT, type OrderSource } from '../../contract/vocabulary'

const OrderSources = Object.keys(ORDER_SOURCE_TEXT) as [OrderSource, ...OrderSource[]]

/** A refund that has happened, as the outside reports it. Without `lines` it belongs to all of what is left. */
export const PaidRefund = z.object({
  source: z.enum(OrderSources),
  orderNo: z.string().min(1).max(64),
  refundNo: z.string().min(1).max(64),
  amountFen: PositiveFen,
  lines: z
    .array(z.object({ lineNo: z.int().min(1), amountFen: PositiveFen }))
    .max(200)
    .optional(),
  reason: LongText,
  refundedAt: z.coerce.date(),
})
export type PaidRefund = z.output<typeof PaidRefund>

/** The natural key of an order, as one text: what a parked refund waits for. */
export function keyOf(source: OrderSource, orderNo: string): string {
  return `${source}:${orderNo}`
}
