import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, LongText, Page, PeriodId, ShortText } from './fields'
import {
  type Account,
  PAYOUT_STANDING_TEXT,
  type PartyKind,
  type PayoutStanding,
  type SplitRole,
  type StatementState,
} from './vocabulary'

const StatementStates = ['draft', 'approved', 'exported', 'paid'] as const satisfies readonly StatementState[]
const PartyKinds = ['guide', 'store', 'hq'] as const satisfies readonly PartyKind[]
const SplitRoles = ['bound_guide', 'active_guide', 'store', 'hq'] as const satisfies readonly SplitRole[]
/** What a guide sees of the ledger: 待结算, 可结算, 冻结, 打款中, 已付款, 待扣回. */
const OwnAccounts = [
  'accrued',
  'available',
  'held',
  'in_transit',
  'cash',
  'clawback',
] as const satisfies readonly Account[]

export const listMyEarnings = endpoint({
  name: 'listMyEarnings',
  callers: ['guide'],
  input: z.strictObject({ ...Page.shape, account: z.enum(OwnAccounts).optional() }),
  output: z.object({
    /** Fen by where it stands; `clawback` is what is owed back. */
    totals: z.record(z.enum(OwnAccounts), z.int()),
    lines: z.array(
      z.object({
        lotId: z.string(),
        orderId: z.string(),
        orderNo: z.string(),
        title: z.string(),
        paidAt: z.date(),
        role: z.enum(SplitRoles),
        /** Share of the line's pool, in ppm, for reading; the amounts are exact. */
        sharePpm: z.int(),
        rule: z.string(),
        reasons: z.array(z.object({ code: z.string(), words: z.string() })),
        accounts: z.partialRecord(z.enum(OwnAccounts), z.int()),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: [],
})

export const openDispute = endpoint({
  name: 'openDispute',
  callers: ['guide'],
  input: z.strictObject({ orderId: Id, reason: LongText }),
  output: z.object({ disputeId: z.string(), heldFen: z.int() }),
  errors: ['order_unknown', 'order_state', 'dispute_open'],
})

export const listDisputes = endpoint({
  name: 'listDisputes',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance', 'store_manager'],
  input: z.strictObject({
    ...Page.shape,
    isOpen: z.boolean().default(true),
    /** That one, open or not. */
    disputeId: Id.optional(),
  }),
  output: z.object({
    disputes: z.array(
      z.object({
        disputeId: z.string(),
        orderId: z.string(),
        orderNo: z.string(),
        openedBy: z.string(),
        reason: z.string(),
        openedAt: z.date(),
        /** What is frozen of the order now. */
        heldFen: z.int(),
        resolvedAt: z.date().nullable(),
        resolvedBy: z.string().nullable(),
        resolution: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: [],
})

export const resolveDispute = endpoint({
  name: 'resolveDispute',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance'],
  input: z.strictObject({ disputeId: Id, resolution: LongText }),
  output: z.object({ disputeId: z.string(), releasedFen: z.int() }),
  errors: ['not_found', 'dispute_state'],
})

export const Statement = z.object({
  statementId: z.string(),
  periodId: z.string(),
  partyKind: z.enum(PartyKinds),
  partyName: z.string(),
  earnedFen: z.int(),
  clawbackFen: z.int(),
  payableFen: z.int(),
  lineCount: z.int(),
  state: z.enum(StatementStates),
  hash: z.string(),
  paidAt: z.date().nullable(),
  /** The bank's number. */
  paymentRef: z.string().nullable(),
  /** Why the bank could not pay it the last time, while it is still to be paid. */
  failReason: z.string().nullable(),
  failedAt: z.date().nullable(),
})

export const closePeriod = endpoint({
  name: 'closePeriod',
  callers: ['ops'],
  roles: ['hq_admin', 'finance'],
  isBrandWide: true,
  input: z.strictObject({ periodId: PeriodId }),
  output: z.object({
    periodId: z.string(),
    statements: z.int(),
    earnedFen: z.int(),
    clawbackFen: z.int(),
    payableFen: z.int(),
    rootHash: z.string(),
  }),
  errors: ['period_unknown', 'period_open', 'period_blocked'],
})

export const listStatements = endpoint({
  name: 'listStatements',
  callers: ['ops'],
  roles: ['hq_admin', 'finance', 'store_manager'],
  input: z.strictObject({
    ...Page.shape,
    periodId: PeriodId,
    partyKind: z.enum(PartyKinds).optional(),
    /** How its payout stands. */
    payout: z.enum(keysOf<PayoutStanding>(PAYOUT_STANDING_TEXT)).optional(),
  }),
  output: z.object({ statements: z.array(Statement), next: z.string().nullable() }),
  errors: [],
})

export const approveStatements = endpoint({
  name: 'approveStatements',
  callers: ['ops'],
  roles: ['hq_admin', 'finance'],
  isBrandWide: true,
  input: z.strictObject({ periodId: PeriodId }),
  output: z.object({ approved: z.int() }),
  errors: ['period_unknown', 'period_open', 'same_person'],
})

export const exportPayouts = endpoint({
  name: 'exportPayouts',
  callers: ['ops'],
  roles: ['hq_admin', 'finance'],
  isBrandWide: true,
  input: z.strictObject({ periodId: PeriodId }),
  output: z.object({ url: z.string(), statements: z.int(), payableFen: z.int() }),
  errors: ['period_unknown', 'statement_state', 'outside_unavailable'],
})

/** What the bank said of one statement: its number when it paid, or why it did not. */
const PayoutResult = z
  .strictObject({ statementId: Id, paymentRef: ShortText.optional(), failReason: ShortText.optional() })
  .refine(({ paymentRef, failReason }) => paymentRef !== undefined || failReason !== undefined, {
    message: '请写明银行流水号，或失败原因',
  })
const Due = z.object({ statements: z.int(), fen: z.int() })

export const recordPayouts = endpoint({
  name: 'recordPayouts',
  callers: ['ops'],
  roles: ['hq_admin', 'finance'],
  isBrandWide: true,
  input: z.strictObject({
    payouts: z
      .array(PayoutResult)
      .min(1)
      .max(1000)
      .refine((payouts) => new Set(payouts.map(({ statementId }) => statementId)).size === payouts.length, {
        message: '同一张结算单出现了两次',
      }),
    /** The month the list is of: a statement of another is refused, and what the list leaves out is counted. */
    periodId: PeriodId.optional(),
    /** Only says what it would record. */
    isPreview: z.boolean().default(false),
  }),
  output: z.object({
    /** Statements whose money arrived. */
    paid: z.int(),
    paidFen: z.int(),
    /** Statements the bank could not pay: they stay due. */
    failed: z.int(),
    failedFen: z.int(),
    /** What was recorded before, and is not again. */
    repeated: z.int(),
    /** The statements of this call that were still to be paid before it. */
    listed: Due,
    /** All of the month that were; null when no month is named. */
    due: Due.nullable(),
  }),
  errors: ['not_found', 'statement_state', 'payout_other_period'],
})
