import * as z from 'zod'
import { endpoint } from './endpoint'

/** How far a new brand has come on its way from nothing to its first routed lead. */
export const setupProgress = endpoint({
  name: 'setupProgress',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops'],
  isBrandWide: true,
  input: z.strictObject({}),
  output: z.object({
    /** Counted up to 10,000; more than that is 10,000. */
    stores: z.int(),
    /** Stores that are open and have a guide. */
    staffedStores: z.int(),
    guides: z.int(),
    /** Guides who signed up with their own WeChat. */
    boundGuides: z.int(),
    /** Codes that work. */
    codes: z.int(),
    rules: z.object({
      version: z.int(),
      /** The rules every brand is founded with, which nobody has changed yet. */
      isFounding: z.boolean(),
      hasWaitingApproval: z.boolean(),
      hasDraft: z.boolean(),
    }),
    /** People who may agree to new rules: a second one is needed, the one who asks does not count. */
    approvers: z.int(),
    /** A code of a store or guide to try a lead with. */
    trialCode: z.object({ code: z.string(), name: z.string() }).nullable(),
    leads: z.int(),
    /** The first lead that was given to somebody. */
    firstRouted: z
      .object({
        leadId: z.string(),
        wish: z.string(),
        guideName: z.string().nullable(),
        storeName: z.string().nullable(),
      })
      .nullable(),
  }),
  errors: [],
})
