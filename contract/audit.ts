import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, Instant, Page, ShortText } from './fields'

/** Who changed what, when and why. Entries are never changed; looking at a phone number is in a list of its own. */

const READS = { callers: ['ops' as const], roles: ['hq_admin' as const], isBrandWide: true as const }
const Filter = {
  /** `ops:sf_…`, as an entry says it. */
  actor: ShortText.optional(),
  action: ShortText.optional(),
  /** The number of what was changed. */
  target: ShortText.optional(),
  from: Instant.optional(),
  /** Not included. */
  to: Instant.optional(),
}

export const listAudit = endpoint({
  name: 'listAudit',
  ...READS,
  input: z.strictObject({ ...Filter, ...Page.shape }),
  output: z.object({
    entries: z.array(
      z.object({
        id: Id,
        actor: z.string(),
        /** Of a person; timers and partners have none. */
        actorName: z.string().nullable(),
        action: z.string(),
        actionText: z.string(),
        target: z.string(),
        detail: z.unknown(),
        at: z.date(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: [],
})

/** Every kind of change there is, in words. */
export const listAuditActions = endpoint({
  name: 'listAuditActions',
  ...READS,
  input: z.strictObject({}),
  output: z.object({ actions: z.array(z.object({ action: z.string(), text: z.string() })) }),
  errors: [],
})

/** How many entries one file holds at most; the newest are in it. */
export const AUDIT_EXPORT_MAX = 20_000

/** The filtered entries as a file for a spreadsheet. That it was made is itself an entry. */
export const exportAudit = endpoint({
  name: 'exportAudit',
  ...READS,
  input: z.strictObject(Filter),
  output: z.object({ url: z.string(), entries: z.int(), isCut: z.boolean() }),
  errors: ['export_empty'],
})
