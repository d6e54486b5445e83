import * as z from 'zod'
import { endpoint } from './endpoint'
import { Fen, Id, Instant, LongText, Page, Phone, PositiveFen, ShortText } from './fields'
import { OrderCard, OrderSources, OrderStates } from './order-card'
import { Explanation } from './order-explanation'

const OrderNo = z.string().trim().min(1).max(64)
const Quantity = z.int().min(1).max(9999)
const SoldLine = z.strictObject({
  skuId: z.string().trim().min(1).max(64),
  title: ShortText,
  quantity: Quantity,
  unitFen: Fen,
})

export const openAfterSale = endpoint({
  name: 'openAfterSale',
  callers: ['shopper'],
  input: z.strictObject({ orderId: Id, reason: LongText }),
  output: z.object({ afterSaleId: z.string() }),
  errors: ['order_unknown', 'order_state'],
})

export const keyInTransfer = endpoint({
  name: 'keyInTransfer',
  callers: ['guide'],
  input: z.strictObject({
    orderNo: OrderNo,
    memberId: Id,
    lines: z.array(SoldLine).min(1).max(50),
    discountFen: Fen.default(0),
    /** The number of the transfer or the path of its picture: nobody can key in one transfer twice, in whatever case. */
    proofRef: z.string().trim().max(200),
    paidAt: Instant,
  }),
  output: z.object({ orderId: z.string(), outcome: z.enum(['booked', 'repeated']) }),
  errors: ['proof_missing', 'proof_used', 'order_conflict', 'amount_invalid', 'paid_in_future', 'not_found'],
})

export const IMPORT_ORDERS_MAX = 1000
export const importOrders = endpoint({
  name: 'importOrders',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance'],
  isBrandWide: true,
  input: z.strictObject({
    orders: z
      .array(
        z.strictObject({
          orderNo: OrderNo,
          storeCode: z.string().trim().min(1).max(64),
          sellerCode: z.string().trim().min(1).max(64).nullable().default(null),
          memberPhone: Phone.nullable().default(null),
          memberCode: z.string().trim().min(1).max(64).nullable().default(null),
          // Amounts are checked row by row, so that one wrong row does not refuse the other 999.
          lines: z.array(z.strictObject({ ...SoldLine.shape, quantity: z.number(), unitFen: z.number() })),
          discountFen: z.number().default(0),
          paidAt: Instant,
        }),
      )
      .min(1)
      .max(IMPORT_ORDERS_MAX),
  }),
  output: z.object({
    booked: z.int(),
    repeated: z.int(),
    faults: z.array(z.object({ row: z.int(), orderNo: z.string(), code: z.string() })),
  }),
  errors: [],
})

export const recordRefund = endpoint({
  name: 'recordRefund',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance'],
  isBrandWide: true,
  input: z.strictObject({
    source: z.enum(OrderSources),
    orderNo: OrderNo,
    refundNo: OrderNo,
    amountFen: PositiveFen,
    lines: z
      .array(z.strictObject({ lineNo: z.int().min(1), amountFen: PositiveFen }))
      .max(200)
      .optional(),
    reason: LongText,
    refundedAt: Instant,
  }),
  output: z.object({ outcome: z.enum(['booked', 'repeated', 'parked']) }),
  errors: ['refund_exceeds', 'refund_conflict', 'refund_state', 'refunded_in_future'],
})

export const closeAfterSale = endpoint({
  name: 'closeAfterSale',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'store_manager'],
  input: z.strictObject({ orderId: Id }),
  output: z.object({ orderId: z.string() }),
  errors: ['order_unknown', 'order_state'],
})

export const listOrders = endpoint({
  name: 'listOrders',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance', 'store_manager'],
  input: z.strictObject({
    ...Page.shape,
    source: z.enum(OrderSources).optional(),
    state: z.enum(OrderStates).optional(),
    orderNo: OrderNo.optional(),
    storeId: Id.optional(),
    /** A guide who has a share of it. */
    guideId: Id.optional(),
    paidFrom: Instant.optional(),
    paidTo: Instant.optional(),
    isDisputed: z.boolean().optional(),
    isUnknown: z.boolean().optional(),
  }),
  output: z.object({
    orders: z.array(
      OrderCard.extend({
        storeName: z.string().nullable(),
        sellerName: z.string().nullable(),
        rule: z.string().nullable(),
        poolFen: z.int(),
        isDisputed: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: [],
})

export const explainOrder = endpoint({
  name: 'explainOrder',
  callers: ['guide', 'ops'],
  roles: ['hq_admin', 'hq_ops', 'finance', 'store_manager'],
  input: z.strictObject({ orderId: Id }),
  output: Explanation,
  errors: ['order_unknown'],
})

// --- WeChat Pay. The door has verified and decrypted; these are the resources inside, of which we read a part.

const WechatAmount = z.object({ total: z.int().min(1), currency: z.string().optional() })

export const payNotify = endpoint({
  name: 'payNotify',
  callers: ['payment'],
  input: z.object({
    out_trade_no: OrderNo,
    transaction_id: z.string().min(1).max(64).optional(),
    trade_state: z.string(),
    amount: WechatAmount.optional(),
    payer: z.object({ openid: z.string().min(1).max(128) }).optional(),
    success_time: Instant.optional(),
  }),
  output: z.object({ orderNo: z.string(), outcome: z.enum(['paid', 'repeated', 'ignored']) }),
  errors: ['order_unknown', 'order_amount_mismatch', 'order_conflict', 'invalid_input'],
})

export const refundNotify = endpoint({
  name: 'refundNotify',
  callers: ['payment'],
  input: z.object({
    out_refund_no: OrderNo,
    out_trade_no: OrderNo,
    refund_status: z.string(),
    amount: z.object({ refund: PositiveFen }),
    success_time: Instant.optional(),
  }),
  output: z.object({ refundNo: z.string(), outcome: z.enum(['booked', 'repeated', 'parked', 'ignored']) }),
  errors: ['refund_exceeds', 'refund_conflict', 'invalid_input'],
})

// --- Timers.

const Batch = z.strictObject({ rows: z.int().min(1).max(1000).default(200) })

export const matureOrders = endpoint({
  name: 'matureOrders',
  callers: ['clock'],
  input: Batch,
  output: z.object({ received: z.int(), matured: z.int() }),
  errors: [],
})

export const pickUpRefunds = endpoint({
  name: 'pickUpRefunds',
  callers: ['clock'],
  input: Batch,
  output: z.object({ booked: z.int() }),
  errors: [],
})
