import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf } from './fields'
import { Reason } from './lead'
import { REMEDY_TEXT, type RemedyCode } from './reasons'
import { ASSIGNMENT_STATE_TEXT, type AssignmentState, CHANNEL_TEXT, type Channel } from './vocabulary'

/** What decided; `text` is the name of the rule where one did. Its words are in `missedWords` and `decidedWords`. */
const Deciding = z.object({ code: z.string(), text: z.string().optional() })
const Remedy = z.enum(keysOf<RemedyCode>(REMEDY_TEXT))

/** How far back a guide may ask why they did not get a lead. */
export const MISSED_DAYS = 7
export const MISSED_ROWS_MAX = 50

/** Why one of their own leads came to a guide, those they gave back or lost included. */
export const explainAssignment = endpoint({
  name: 'explainAssignment',
  callers: ['guide'],
  input: z.strictObject({ assignmentId: Id }),
  output: z.object({
    assignmentId: Id,
    leadId: Id,
    /** Names the decision in a dispute; it stands in the touch and in what the order's commission was worked out from. */
    decisionId: Id,
    state: z.enum(keysOf<AssignmentState>(ASSIGNMENT_STATE_TEXT)),
    decidedAt: z.date(),
    /** Own place in the order of preference and how many could have had it; null when a person decided. */
    rank: z.int().nullable(),
    of: z.int(),
    decidedBy: Deciding,
    whyMe: z.array(Reason),
  }),
  errors: ['not_found'],
})

/**
 * Leads of the guide's own stores within the last seven days that went to somebody else, and why: own rank, the term
 * that decided and what would have changed it. Nothing of the shopper, and nothing of colleagues.
 */
export const listMissedLeads = endpoint({
  name: 'listMissedLeads',
  callers: ['guide'],
  input: z.strictObject({}),
  output: z.object({
    serverTime: z.date(),
    leads: z.array(
      z.object({
        decisionId: Id,
        decidedAt: z.date(),
        channel: z.enum(keysOf<Channel>(CHANNEL_TEXT)),
        storeName: z.string(),
        rank: z.int().nullable(),
        of: z.int(),
        decidedBy: Deciding,
        remedy: Remedy.nullable(),
      }),
    ),
  }),
  errors: [],
})
