import * as z from 'zod'
import { OrderCard } from './order-card'
import type { Account, PartyKind, SplitRole } from './vocabulary'

const Accounts = [
  'expense',
  'accrued',
  'available',
  'held',
  'in_transit',
  'clawback',
  'cash',
] as const satisfies readonly Account[]
const PartyKinds = ['guide', 'store', 'hq'] as const satisfies readonly PartyKind[]
const SplitRoles = ['bound_guide', 'active_guide', 'store', 'hq'] as const satisfies readonly SplitRole[]

/** One order's money, whole: who, why, from what, how much exactly, what changed later, and where each fen is now. */
export const Explanation = z.object({
  order: OrderCard,
  attribution: z.object({
    outcome: z.enum(['attributed', 'unknown']),
    rule: z.string(),
    policyVersion: z.int(),
    bound: z
      .object({
        name: z.string(),
        sinceMs: z.int(),
        idleDays: z.int(),
        keepPpm: z.int(),
        code: z.string(),
        words: z.string(),
      })
      .nullable(),
    path: z.array(
      z.object({
        name: z.string(),
        kind: z.string(),
        quality: z.int(),
        at: z.date(),
        code: z.string(),
        words: z.string(),
        creditPpm: z.int(),
        /** The routing decision that brought the lead to this guide, when the touch answered one. */
        decisionId: z.string().nullable(),
      }),
    ),
    /** What the weights of `moves` are parts of: the sum of the policy's weights. */
    weightSum: z.int(),
    moves: z.array(
      z.object({
        code: z.string(),
        words: z.string(),
        from: z.enum(SplitRoles),
        to: z.enum(SplitRoles),
        weight: z.int(),
      }),
    ),
  }),
  lines: z.array(
    z.object({
      lineNo: z.int(),
      title: z.string(),
      netFen: z.int(),
      poolPpm: z.int(),
      /** Pool when paid, and after the refunds until now. */
      poolFen: z.int(),
      poolNowFen: z.int(),
      lots: z.array(
        z.object({
          lotId: z.string(),
          role: z.enum(SplitRoles),
          partyKind: z.enum(PartyKinds),
          name: z.string(),
          isOwn: z.boolean(),
          weight: z.int(),
          amountFen: z.int(),
          /** `499 + 3500/7000`: the exact share the amount was rounded from. */
          exact: z.string(),
          /** Got one of the fen that rounding down left over. */
          isRoundedUp: z.boolean(),
          amountNowFen: z.int(),
          accounts: z.partialRecord(z.enum(Accounts), z.int()),
        }),
      ),
    }),
  ),
  steps: z.array(
    z.object({
      kind: z.string(),
      words: z.string(),
      lotId: z.string(),
      debit: z.enum(Accounts),
      credit: z.enum(Accounts),
      amountFen: z.int(),
      at: z.date(),
      periodId: z.string(),
    }),
  ),
  refunds: z.array(z.object({ refundNo: z.string(), amountFen: z.int(), reason: z.string(), refundedAt: z.date() })),
})
