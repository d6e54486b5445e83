import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, Page, ShortText } from './fields'

export const listAudit = endpoint({
  name: 'listAudit',
  callers: ['ops'],
  roles: ['hq_admin'],
  isBrandWide: true,
  input: z.strictObject({ action: ShortText.optional(), target: ShortText.optional(), ...Page.shape }),
  output: z.object({
    entries: z.array(
      z.object({
        id: Id,
        actor: z.string(),
        actorName: z.string().nullable(),
        action: z.string(),
        target: z.string(),
        detail: z.unknown(),
        at: z.date(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: [],
})
