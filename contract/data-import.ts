import * as z from 'zod'
import {
  HEADING_MATCH_TEXT,
  type HeadingMatch,
  IMPORT_KIND_TEXT,
  IMPORT_STATE_TEXT,
  type ImportKind,
  type ImportState,
} from './data-vocabulary'
import { endpoint } from './endpoint'
import { Id, keysOf, Page, ShortText } from './fields'

/** A file of headquarters' own: sent in pieces, looked through, and only then taken in. */

const IMPORTS = ['hq_admin', 'hq_ops', 'finance'] as const
const BASE = { callers: ['ops'], roles: IMPORTS, isBrandWide: true } as const

export const FILE_BYTES_MAX = 20 * 1024 * 1024
/** A piece of 240,000 characters stays below the limit of a call whatever they are. */
const PIECE_CHARS_MAX = 240_000
const PIECES_MAX = 200
const HEAD_CHARS_MAX = 20_000
const COLUMNS_MAX = 300

const Kind = z.enum(keysOf<ImportKind>(IMPORT_KIND_TEXT))
const State = z.enum(keysOf<ImportState>(IMPORT_STATE_TEXT))
const OneImport = z.strictObject({ importId: Id })

/** Whether a column must be there, it or another of its kind, or neither. */
const Need = z.enum(['must', 'either', 'may'])

/** Rows of the file by what becomes of them; of a check: what would. */
const Counts = z.object({ read: z.int(), added: z.int(), updated: z.int(), same: z.int(), faulty: z.int() })

const ImportCard = z.object({
  importId: z.string(),
  kind: Kind,
  fileName: z.string(),
  fileBytes: z.int(),
  state: State,
  mayUpdate: z.boolean(),
  counts: Counts,
  /** Rows the check found; null before it is over. */
  allRows: z.int().nullable(),
  /** Whether the faulty rows can still be fetched. */
  hasFaultRows: z.boolean(),
  createdBy: z.string(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
})

/** The headings a file of this kind has, an example, and how each column is filled in. */
export const showImportTemplate = endpoint({
  name: 'showImportTemplate',
  ...BASE,
  input: z.strictObject({ kind: Kind }),
  output: z.object({
    fileName: z.string(),
    text: z.string(),
    columns: z.array(z.object({ label: z.string(), need: Need, example: z.string(), note: z.string() })),
  }),
  errors: ['forbidden'],
})

/** The beginning of a file's text, with its heading row. */
const Head = z.string().min(1).max(HEAD_CHARS_MAX)
/** Our fields by the column of the file they are read from, counted from 0. */
const Columns = z.record(
  z.string().max(40),
  z
    .int()
    .min(0)
    .max(COLUMNS_MAX - 1),
)

/**
 * Which columns of a file are which of ours, before it is sent: a proposal, or how its first rows are read by the columns
 * that were chosen. Nothing of the file is kept.
 */
export const matchImportColumns = endpoint({
  name: 'matchImportColumns',
  ...BASE,
  input: z.strictObject({ kind: Kind, head: Head, columns: Columns.optional() }),
  output: z.object({
    headings: z.array(
      z.object({
        at: z.int(),
        heading: z.string(),
        /** What stands in its first filled cell, phones masked. */
        sample: z.string(),
        field: z.string().nullable(),
        match: z.enum(keysOf<HeadingMatch>(HEADING_MATCH_TEXT)),
      }),
    ),
    fields: z.array(z.object({ field: z.string(), label: z.string(), need: Need })),
    /** Required fields without a column; of those in one entry one is enough. */
    missing: z.array(z.array(z.string())),
    /** The first rows as they would be read: a cell for each of `read`, which are fields in the order of the file. */
    read: z.array(z.string()),
    firstRows: z.array(
      z.object({
        line: z.int(),
        cells: z.array(z.string()),
        /** What could not be read; `field` is null for the whole row. */
        faults: z.array(z.object({ field: z.string().nullable(), reason: z.string() })),
      }),
    ),
  }),
  errors: ['forbidden', 'import_header'],
})

export const startImport = endpoint({
  name: 'startImport',
  ...BASE,
  input: z.strictObject({
    kind: Kind,
    fileName: ShortText,
    fileBytes: z.int().min(1, '文件是空的').max(FILE_BYTES_MAX, '文件超过 20 MB，请拆成几个文件分别导入'),
    /** SHA-256 of the text: the same file again goes on where it was left. */
    fileHash: z.string().regex(/^[0-9a-f]{64}$/),
    pieces: z.int().min(1).max(PIECES_MAX),
    head: Head,
    /** As they were confirmed; left out, headings are taken by the names we know. */
    columns: Columns.optional(),
    mayUpdate: z.boolean().default(true),
  }),
  output: z.object({ importId: z.string(), received: z.array(z.int()) }),
  errors: ['forbidden', 'import_header'],
})

export const addImportRows = endpoint({
  name: 'addImportRows',
  ...BASE,
  input: z.strictObject({
    importId: Id,
    seq: z
      .int()
      .min(0)
      .max(PIECES_MAX - 1),
    text: z.string().min(1).max(PIECE_CHARS_MAX),
  }),
  output: z.object({ received: z.int() }),
  errors: ['not_found', 'import_state', 'idempotency_conflict'],
})

/** Looks the whole file through, without taking anything in; `continueImport` does it step by step. */
export const checkImport = endpoint({
  name: 'checkImport',
  ...BASE,
  input: OneImport,
  output: ImportCard,
  errors: ['not_found', 'import_state', 'import_incomplete'],
})

export const runImport = endpoint({
  name: 'runImport',
  ...BASE,
  input: OneImport,
  output: ImportCard,
  errors: ['not_found', 'import_state'],
})

/** One step of the check or of the run; a clock takes steps too, so that it goes on when nobody looks. */
export const continueImport = endpoint({
  name: 'continueImport',
  ...BASE,
  input: OneImport,
  output: ImportCard,
  errors: ['not_found'],
})

/** Stops an import. Rows that are in stay in. */
export const cancelImport = endpoint({
  name: 'cancelImport',
  ...BASE,
  input: OneImport,
  output: ImportCard,
  errors: ['not_found', 'import_state'],
})

const FaultRow = z.object({
  line: z.int(),
  reasons: z.array(z.object({ column: z.string(), value: z.string(), reason: z.string() })),
})

export const showImport = endpoint({
  name: 'showImport',
  ...BASE,
  input: OneImport,
  output: ImportCard.extend({
    /** Our columns, and what the file calls them; null where it has none. */
    columns: z.array(z.object({ label: z.string(), heading: z.string().nullable(), need: Need })),
    /** Headings nobody knows; their cells are left aside. */
    unknownHeadings: z.array(z.string()),
    /** The first rows as they are read, phones masked; empty once the file is gone. */
    firstRows: z.array(z.object({ line: z.int(), cells: z.array(z.string()), isFaulty: z.boolean() })),
    /** The first faulty rows. */
    faults: z.array(FaultRow),
  }),
  errors: ['not_found'],
})

export const listImports = endpoint({
  name: 'listImports',
  ...BASE,
  input: z.strictObject({ ...Page.shape, kind: Kind.optional() }),
  output: z.object({
    imports: z.array(ImportCard),
    next: z.string().nullable(),
    /** What the caller may take in. */
    kinds: z.array(Kind),
  }),
  errors: [],
})

/** The faulty rows whole, as lines of a CSV file with the reason behind them, to be corrected and sent again. */
export const downloadImportFaults = endpoint({
  name: 'downloadImportFaults',
  ...BASE,
  input: z.strictObject({ importId: Id, afterLine: z.int().min(0).default(0) }),
  output: z.object({ text: z.string(), next: z.int().nullable() }),
  errors: ['not_found', 'data_swept'],
})

/** Goes on with imports and exports nobody looks at, and removes what files held once a week is over. */
export const runDataJobs = endpoint({
  name: 'runDataJobs',
  callers: ['clock'],
  input: z.strictObject({ steps: z.int().min(1).max(100).default(3) }),
  output: z.object({ steps: z.int(), swept: z.int() }),
  errors: [],
})
