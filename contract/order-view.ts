import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf } from './fields'
import { FULFILMENT_TEXT, type Fulfilment } from './mall-vocabulary'
import { OrderCard } from './order-card'
import { RefundRequest } from './refund-request'

/** What headquarters sees of an order beside its money: goods, way to the buyer, refunds asked for, disputes. */
export const showOrder = endpoint({
  name: 'showOrder',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance', 'store_manager'],
  input: z.strictObject({ orderId: Id }),
  output: z.object({
    order: OrderCard,
    person: z.string().nullable(),
    storeName: z.string().nullable(),
    sellerName: z.string().nullable(),
    fulfilment: z.enum(keysOf<Fulfilment>(FULFILMENT_TEXT)).nullable(),
    carrier: z.string().nullable(),
    trackingNo: z.string().nullable(),
    shippedAt: z.date().nullable(),
    lines: z.array(
      z.object({
        lineNo: z.int(),
        title: z.string(),
        quantity: z.int(),
        unitFen: z.int(),
        discountFen: z.int(),
        netFen: z.int(),
      }),
    ),
    requests: z.array(RefundRequest),
    disputes: z.array(
      z.object({
        disputeId: z.string(),
        openedBy: z.string(),
        reason: z.string(),
        openedAt: z.date(),
        resolvedAt: z.date().nullable(),
        resolution: z.string().nullable(),
      }),
    ),
    /** Whether its money, worked out anew from the stored facts and version, is what was booked; null: nothing was booked. */
    replay: z.object({ isSame: z.boolean(), policyVersion: z.int(), engine: z.string() }).nullable(),
  }),
  errors: ['order_unknown'],
})
