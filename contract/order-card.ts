import * as z from 'zod'
import type { OrderState } from './mall-vocabulary'
import type { OrderSource } from './vocabulary'

export const OrderSources = ['miniprogram', 'pos', 'private_transfer'] as const satisfies readonly OrderSource[]
export const OrderStates = [
  'placed',
  'paid',
  'shipped',
  'received',
  'matured',
  'cancelled',
] as const satisfies readonly OrderState[]

/** What everybody who may see an order sees of it. */
export const OrderCard = z.object({
  orderId: z.string(),
  source: z.enum(OrderSources),
  orderNo: z.string(),
  state: z.enum(OrderStates),
  goodsFen: z.int(),
  discountFen: z.int(),
  paidFen: z.int(),
  refundedFen: z.int(),
  hasOpenAfterSale: z.boolean(),
  placedAt: z.date(),
  paidAt: z.date().nullable(),
  receivedAt: z.date().nullable(),
})
