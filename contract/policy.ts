import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, Instant, ShortText } from './fields'

/** Routing policies are read only: rule sets took their place (`contract/rule-work.ts`). */
const Kind = z.enum(['scoring', 'routing', 'split'])
const Version = z.object({
  version: z.int(),
  doc: z.unknown(),
  effectiveFrom: z.date(),
  note: z.string(),
  publishedBy: z.string(),
  publishedAt: z.date(),
})

export const listPolicies = endpoint({
  name: 'listPolicies',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance'],
  input: z.strictObject({ kind: Kind }),
  output: z.object({ versions: z.array(Version) }),
  errors: [],
})

export const publishPolicy = endpoint({
  name: 'publishPolicy',
  callers: ['ops'],
  roles: ['hq_admin'],
  isBrandWide: true,
  input: z.strictObject({
    kind: z.enum(['scoring', 'split']),
    /** The version the draft was made from: somebody else's newer version is never overwritten unseen. */
    parentVersion: z.int().min(0),
    doc: z.record(z.string(), z.unknown()),
    effectiveFrom: Instant,
    note: ShortText,
  }),
  output: z.object({
    version: z.int(),
    /** What shares money waits for a second person (`decideApproval`); null: it is published. */
    approvalId: Id.nullable(),
  }),
  errors: ['policy_invalid', 'policy_conflict', 'approval_waiting'],
})
