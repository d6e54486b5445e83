import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, Page, PeriodId } from './fields'
import { Statement } from './settlement'
import { PARTY_KIND_TEXT, type PartyKind, SPLIT_ROLE_TEXT, type SplitRole } from './vocabulary'

const PartyKinds = z.enum(keysOf<PartyKind>(PARTY_KIND_TEXT))
const Sums = z.object({ earnedFen: z.int(), clawbackFen: z.int(), payableFen: z.int() })

/** Where a month is on its way from being over to being paid. */
export const PeriodRow = z.object({
  periodId: z.string(),
  status: z.enum(['open', 'closed']),
  /** The month is over: it may be closed. */
  isOver: z.boolean(),
  /** What it was closed with; null while it is open. */
  sums: Sums.nullable(),
  statements: z.object({
    draft: z.int(),
    approved: z.int(),
    /** On their way; of these, `failed` could not be paid the last time. */
    exported: z.int(),
    failed: z.int(),
    paid: z.int(),
  }),
  paidFen: z.int(),
  closedAt: z.date().nullable(),
  closedByName: z.string().nullable(),
  /** The caller closed it, so another has to approve. */
  isClosedByCaller: z.boolean(),
  approvedAt: z.date().nullable(),
  approvedByName: z.string().nullable(),
  exportedAt: z.date().nullable(),
  exportedByName: z.string().nullable(),
  paidAt: z.date().nullable(),
  rootHash: z.string().nullable(),
})

export const listPeriods = endpoint({
  name: 'listPeriods',
  callers: ['ops'],
  roles: ['hq_admin', 'finance'],
  isBrandWide: true,
  input: z.strictObject({ periodId: PeriodId.optional(), ...Page.shape }),
  output: z.object({ periods: z.array(PeriodRow), next: z.string().nullable() }),
  errors: [],
})

/** How many parties a draft names; the sums are of all. */
export const PREVIEW_PARTIES = 100
/** What closing a month would do, worked out by the very rules that close it. Nothing is written. */
export const previewPeriod = endpoint({
  name: 'previewPeriod',
  callers: ['ops'],
  roles: ['hq_admin', 'finance'],
  isBrandWide: true,
  input: z.strictObject({ periodId: PeriodId }),
  output: z.object({
    statements: z.int(),
    ...Sums.shape,
    policyVersion: z.int(),
    byKind: z.array(z.object({ partyKind: PartyKinds, statements: z.int(), ...Sums.shape })),
    /** The largest first. */
    parties: z.array(z.object({ partyKind: PartyKinds, partyName: z.string(), lines: z.int(), ...Sums.shape })),
    /** Owed from earlier payouts, and not kept back this time. */
    stillOwedFen: z.int(),
    /** Keeps the month from being closed: an earlier one is open, or it is not over. */
    blocks: z.array(z.object({ kind: z.enum(['not_over', 'earlier_open']), periodId: z.string() })),
    /** Does not keep it from being closed: what of it is not paid this time, and why. */
    waits: z.object({
      disputes: z.int(),
      heldFen: z.int(),
      refundRequests: z.int(),
      refundRequestsFen: z.int(),
      parkedRefunds: z.int(),
      unsettledFen: z.int(),
    }),
    checks: z.object({
      /** Fen between the draft's statements and its lines: nothing. */
      offByFen: z.int(),
      /** Shares the draft would pay twice. */
      doubledLots: z.int(),
      /** Parties who have a statement of this month already. */
      doubledParties: z.int(),
    }),
  }),
  errors: ['period_unknown', 'period_closed'],
})

/** One statement with what it is made of; each line is a share of an order. */
export const showStatement = endpoint({
  name: 'showStatement',
  callers: ['ops'],
  roles: ['hq_admin', 'finance', 'store_manager'],
  input: z.strictObject({ statementId: Id, ...Page.shape }),
  output: z.object({
    statement: Statement,
    lines: z.array(
      z.object({
        lotId: z.string(),
        kind: z.enum(['earned', 'clawback']),
        amountFen: z.int(),
        role: z.enum(keysOf<SplitRole>(SPLIT_ROLE_TEXT)),
        title: z.string(),
        orderId: z.string(),
        orderNo: z.string(),
        paidAt: z.date(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: ['not_found'],
})
