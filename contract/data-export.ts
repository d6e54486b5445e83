import * as z from 'zod'
import { EXPORT_KIND_TEXT, EXPORT_STATE_TEXT, type ExportKind, type ExportState } from './data-vocabulary'
import { endpoint } from './endpoint'
import { Id, keysOf, Page, ShortText } from './fields'

/** Lists taken out as CSV files: built in steps, fetched by an address that ends, and written down with their reason. */

const EXPORTS = ['hq_admin', 'hq_ops', 'finance', 'store_manager'] as const
const BASE = { callers: ['ops'], roles: EXPORTS } as const

const Kind = z.enum(keysOf<ExportKind>(EXPORT_KIND_TEXT))
const State = z.enum(keysOf<ExportState>(EXPORT_STATE_TEXT))
const OneExport = z.strictObject({ exportId: Id })

const ExportCard = z.object({
  exportId: z.string(),
  kind: Kind,
  fromDay: z.string().nullable(),
  toDay: z.string().nullable(),
  reason: z.string(),
  state: State,
  rows: z.int(),
  /** Whether it holds only the stores of whoever asked. */
  isLimited: z.boolean(),
  createdBy: z.string(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
})

export const startExport = endpoint({
  name: 'startExport',
  ...BASE,
  input: z.strictObject({
    kind: Kind,
    /** First and last day in Shanghai, both included; stores and guides are as they stand now and have none. */
    fromDay: z.iso.date().optional(),
    toDay: z.iso.date().optional(),
    reason: ShortText,
  }),
  output: ExportCard,
  errors: ['forbidden', 'invalid_input'],
})

/** One step of the list; a clock takes steps too. */
export const continueExport = endpoint({
  name: 'continueExport',
  ...BASE,
  input: OneExport,
  output: ExportCard,
  errors: ['not_found'],
})

export const cancelExport = endpoint({
  name: 'cancelExport',
  ...BASE,
  input: OneExport,
  output: ExportCard,
  errors: ['not_found', 'export_state'],
})

/** An address of the finished file, for a day. Each fetch is written down. */
export const fetchExport = endpoint({
  name: 'fetchExport',
  ...BASE,
  input: OneExport,
  output: z.object({ url: z.string(), fileName: z.string() }),
  errors: ['not_found', 'export_state', 'data_swept', 'outside_unavailable'],
})

/** Past exports, newest first: administrators see everybody's, others their own. */
export const listExports = endpoint({
  name: 'listExports',
  ...BASE,
  input: z.strictObject({ ...Page.shape, kind: Kind.optional() }),
  output: z.object({
    exports: z.array(ExportCard),
    next: z.string().nullable(),
    /** What the caller may take out. */
    kinds: z.array(Kind),
  }),
  errors: [],
})
