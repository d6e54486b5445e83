import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, LongText, PAGE_ROWS_MAX } from './fields'
import { APPROVAL_KIND_TEXT, APPROVAL_STATE_TEXT, type ApprovalKind, type ApprovalState } from './vocabulary'

const Kind = z.enum(keysOf<ApprovalKind>(APPROVAL_KIND_TEXT))
const State = z.enum(keysOf<ApprovalState>(APPROVAL_STATE_TEXT))

export const listApprovals = endpoint({
  name: 'listApprovals',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance'],
  isBrandWide: true,
  input: z.strictObject({ state: State.optional(), rows: z.int().min(1).max(PAGE_ROWS_MAX).default(20) }),
  output: z.object({
    approvals: z.array(
      z.object({
        approvalId: Id,
        kind: Kind,
        version: z.int(),
        effectiveFrom: z.date(),
        note: z.string(),
        state: State,
        requestedBy: z.string(),
        requestedByName: z.string().nullable(),
        requestedAt: z.date(),
        decidedBy: z.string().nullable(),
        decidedByName: z.string().nullable(),
        decidedAt: z.date().nullable(),
        decidedReason: z.string().nullable(),
        /** Whether the caller may agree to it or refuse it: somebody else asked, and it is of the caller's office. */
        mayDecide: z.boolean(),
      }),
    ),
  }),
  errors: [],
})

/** A second person agrees or refuses; who asked may only take it back. Rules: administration and operations; money: finance. */
export const decideApproval = endpoint({
  name: 'decideApproval',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance'],
  isBrandWide: true,
  input: z.strictObject({
    approvalId: Id,
    decision: z.enum(['approve', 'refuse', 'withdraw']),
    reason: LongText,
  }),
  output: z.object({
    state: State,
    /** What is published by it: the version, and from when on it decides. */
    version: z.int(),
    effectiveFrom: z.date().nullable(),
  }),
  errors: [
    'approval_unknown',
    'approval_state',
    'own_request',
    'not_requester',
    'rule_set_invalid',
    'rule_set_state',
    'pilot_running',
    'policy_invalid',
    'policy_conflict',
  ],
})
