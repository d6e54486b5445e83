import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, IdempotencyKey, keysOf, LongText, Page, ShortText } from './fields'
import { REFUND_STATE_TEXT, type RefundState } from './mall-vocabulary'
import { PARTY_KIND_TEXT, type PartyKind } from './vocabulary'

const State = z.enum(keysOf<RefundState>(REFUND_STATE_TEXT))

export const RefundRequest = z.object({
  refundRequestId: z.string(),
  refundNo: z.string(),
  state: State,
  amountFen: z.int(),
  reason: z.string(),
  /** What the buyer added; empty when nothing. */
  note: z.string(),
  lines: z.array(z.object({ lineNo: z.int(), title: z.string(), quantity: z.int(), amountFen: z.int() })),
  /** What HQ said when it declined. */
  answer: z.string().nullable(),
  requestedAt: z.date(),
  settledAt: z.date().nullable(),
})

/**
 * Money back for pieces of an order. Goods that were not handed over yet are refunded at once; goods that were, when HQ
 * agrees. While a request is open nothing of the order becomes payable.
 */
export const requestRefund = endpoint({
  name: 'requestRefund',
  callers: ['shopper'],
  input: z.strictObject({
    orderId: Id,
    lines: z
      .array(z.strictObject({ lineNo: z.int().min(1), quantity: z.int().min(1).max(9999) }))
      .min(1)
      .max(50),
    reason: ShortText,
    note: z.string().trim().max(500).default(''),
    idempotencyKey: IdempotencyKey,
  }),
  output: RefundRequest,
  errors: ['order_unknown', 'order_state', 'refund_exceeds', 'idempotency_conflict'],
})

export const withdrawRefundRequest = endpoint({
  name: 'withdrawRefundRequest',
  callers: ['shopper'],
  input: z.strictObject({ refundRequestId: Id }),
  output: z.object({ state: State }),
  errors: ['refund_unknown', 'refund_state'],
})

const DECIDES = ['hq_admin', 'hq_ops', 'store_manager'] as const

export const listRefundRequests = endpoint({
  name: 'listRefundRequests',
  callers: ['ops'],
  roles: [...DECIDES, 'finance'],
  input: z.strictObject({ state: State.default('requested'), ...Page.shape }),
  output: z.object({
    requests: z.array(RefundRequest.extend({ orderId: z.string(), orderNo: z.string(), person: z.string() })),
    next: z.string().nullable(),
  }),
  errors: [],
})

export const decideRefund = endpoint({
  name: 'decideRefund',
  callers: ['ops'],
  roles: DECIDES,
  input: z.strictObject({ refundRequestId: Id, isApproved: z.boolean(), answer: LongText }),
  output: z.object({ state: State }),
  errors: ['refund_unknown', 'refund_state', 'refund_exceeds'],
})

/** What agreeing would take back, from whom and from where it stands now. Nothing is written. */
export const previewRefund = endpoint({
  name: 'previewRefund',
  callers: ['ops'],
  roles: [...DECIDES, 'finance'],
  input: z.strictObject({ refundRequestId: Id }),
  output: z.object({
    amountFen: z.int(),
    /** Positive: taken back. */
    takenFen: z.int(),
    parties: z.array(
      z.object({
        partyKind: z.enum(keysOf<PartyKind>(PARTY_KIND_TEXT)),
        name: z.string(),
        takenFen: z.int(),
        /** Of it what was paid out or is on its way, and will be kept back later. */
        owedFen: z.int(),
      }),
    ),
    /** As the order stands now it cannot be agreed to. */
    isAboveLeft: z.boolean(),
  }),
  errors: ['refund_unknown'],
})

/** Refunds that were agreed: sent to WeChat Pay, asked about when it did not say, booked when done. */
export const sendRefunds = endpoint({
  name: 'sendRefunds',
  callers: ['clock'],
  input: z.strictObject({ rows: z.int().min(1).max(1000).default(100) }),
  output: z.object({ sent: z.int(), refunded: z.int(), failed: z.int() }),
  errors: [],
})
