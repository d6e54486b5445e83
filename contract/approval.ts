import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, LongText, PAGE_ROWS_MAX } from './fields'
import { Finding } from './rule-finding'
import { APPROVAL_KIND_TEXT, APPROVAL_STATE_TEXT, type ApprovalKind, type ApprovalState } from './vocabulary'

const Kind = z.enum(keysOf<ApprovalKind>(APPROVAL_KIND_TEXT))
const State = z.enum(keysOf<ApprovalState>(APPROVAL_STATE_TEXT))

const Listed = z.object({
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
  /** Whether the caller asked: they may take it back, and not decide it. */
  isMine: z.boolean(),
  /** Whether the caller may agree to it or refuse it: somebody else asked, and it is of the caller's office. */
  mayDecide: z.boolean(),
})

export const listApprovals = endpoint({
  name: 'listApprovals',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance'],
  isBrandWide: true,
  input: z.strictObject({
    state: State.optional(),
    /** Only what was decided or taken back; not together with `state`. */
    isPast: z.boolean().optional(),
    cursor: Id.optional(),
    rows: z.int().min(1).max(PAGE_ROWS_MAX).default(20),
  }),
  output: z.object({
    approvals: z.array(Listed),
    /** Where the next page begins; only of one state, or of what is past. */
    next: z.string().nullable(),
  }),
  errors: [],
})

/** One request with what it would change of what decides; of one that ended, of what decided then. */
export const showApproval = endpoint({
  name: 'showApproval',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance'],
  isBrandWide: true,
  input: z.strictObject({ approvalId: Id }),
  output: Listed.extend({
    /** The version the differences are against; null when there is none. */
    against: z.int().nullable(),
    changes: z.array(z.object({ kind: z.string(), text: z.string() })),
    warnings: z.array(Finding),
    /** What its author expects of a rule set, and the day it is looked at again. */
    expected: z.object({ metric: z.string(), changePpm: z.int() }).nullable(),
    reviewOn: z.string().nullable(),
  }),
  errors: ['approval_unknown'],
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
