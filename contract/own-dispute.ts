import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, Page } from './fields'
import { STAFF_ROLE_TEXT, type StaffRole } from './vocabulary'

/** What became of the disputes a guide opened, the newest first; of one order, when it is named. Nobody else's. */
export const listMyDisputes = endpoint({
  name: 'listMyDisputes',
  callers: ['guide'],
  input: z.strictObject({ ...Page.shape, orderId: Id.optional() }),
  output: z.object({
    disputes: z.array(
      z.object({
        disputeId: z.string(),
        orderId: z.string(),
        orderNo: z.string(),
        /** The first article of the order. */
        title: z.string(),
        reason: z.string(),
        openedAt: z.date(),
        /** The guide's own commission of the order when they disagreed, and after the answer; until then now. */
        fenAtOpening: z.int(),
        fenSince: z.int(),
        /** What of it is frozen now. */
        heldFen: z.int(),
        answer: z
          .object({
            /** As headquarters wrote it, without phone numbers. */
            text: z.string(),
            at: z.date(),
            /** By their role and surname; null when the account is not there any more. */
            by: z.object({ role: z.enum(keysOf<StaffRole>(STAFF_ROLE_TEXT)), name: z.string() }).nullable(),
            releasedFen: z.int(),
            /** Where what was frozen went; null when nothing was left of it. */
            releasedTo: z.enum(['accrued', 'available']).nullable(),
          })
          .nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: [],
})
