import * as z from 'zod'
import { endpoint } from './endpoint'

/** Every way the books could be wrong, counted; all zero when they balance. */
export const BookFaults = z.object({
  lotsOffTarget: z.int(),
  linesOffPool: z.int(),
  negativeAccounts: z.int(),
  statementsOffPostings: z.int(),
  refundsAbovePaid: z.int(),
  ordersWithoutLots: z.int(),
})

/**
 * Proves the books from the postings up, part by part: some thousands of orders, each whole, then as many statements.
 * Small books are one part.
 */
export const checkBooks = endpoint({
  name: 'checkBooks',
  callers: ['ops'],
  roles: ['hq_admin', 'finance'],
  isBrandWide: true,
  input: z.strictObject({
    /** `next` of the part before; without it the first part is read. */
    cursor: z
      .string()
      .regex(/^(order|statement):[\w-]{0,40}$/)
      .optional(),
  }),
  output: z.object({
    isBalanced: z.boolean(),
    counts: z.object({ orders: z.int(), lots: z.int(), postings: z.int(), refunds: z.int(), statements: z.int() }),
    sums: z.object({
      poolFen: z.int(),
      linesFen: z.int(),
      ledgerSumFen: z.int(),
      owedFen: z.int(),
      paidOutFen: z.int(),
    }),
    faults: BookFaults,
    /** Where the next part begins; null when all was read. */
    next: z.string().nullable(),
  }),
  errors: [],
})
