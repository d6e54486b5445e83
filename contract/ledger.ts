import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, Instant, keysOf, Page, PeriodId } from './fields'
import { JOURNAL_TEXT, type JournalKind } from './reasons'
import {
  ACCOUNT_TEXT,
  type Account,
  PARTY_KIND_TEXT,
  type PartyKind,
  SPLIT_ROLE_TEXT,
  type SplitRole,
} from './vocabulary'

const Accounts = z.enum(keysOf<Account>(ACCOUNT_TEXT))
const PartyKinds = z.enum(keysOf<PartyKind>(PARTY_KIND_TEXT))
const Kinds = z.enum(keysOf<JournalKind>(JOURNAL_TEXT))
const READS_LEDGER = ['hq_admin', 'finance'] as const

const Filter = z.strictObject({
  /** Postings that debit or credit it. */
  account: Accounts.optional(),
  kind: Kinds.optional(),
  partyKind: PartyKinds.optional(),
  partyId: Id.optional(),
  orderId: Id.optional(),
  periodId: PeriodId.optional(),
  /** When it was recorded. */
  from: Instant.optional(),
  to: Instant.optional(),
})

/** One row a posting: what left which account for which, of whose share of which order. */
export const Posting = z.object({
  postingId: z.string(),
  journalId: z.string(),
  kind: Kinds,
  debit: Accounts,
  credit: Accounts,
  amountFen: z.int(),
  at: z.date(),
  effectiveAt: z.date(),
  periodId: z.string(),
  lotId: z.string(),
  role: z.enum(keysOf<SplitRole>(SPLIT_ROLE_TEXT)),
  partyKind: PartyKinds,
  partyId: z.string(),
  partyName: z.string(),
  orderId: z.string(),
  orderNo: z.string(),
})

export const listPostings = endpoint({
  name: 'listPostings',
  callers: ['ops'],
  roles: READS_LEDGER,
  isBrandWide: true,
  input: z.strictObject({ ...Filter.shape, ...Page.shape }),
  output: z.object({ postings: z.array(Posting), next: z.string().nullable() }),
  errors: [],
})

/** What stands on each account: all debits, all credits, and the difference. */
export const ledgerTotals = endpoint({
  name: 'ledgerTotals',
  callers: ['ops'],
  roles: READS_LEDGER,
  isBrandWide: true,
  input: z.strictObject({}),
  output: z.object({
    totals: z.array(
      z.object({
        account: Accounts,
        debitFen: z.int(),
        creditFen: z.int(),
        byParty: z.array(z.object({ partyKind: PartyKinds, debitFen: z.int(), creditFen: z.int() })),
      }),
    ),
    postings: z.int(),
  }),
  errors: [],
})

/** More rows than this are a matter of several files, each of some days. */
export const EXPORT_POSTINGS_MAX = 20_000
export const exportPostings = endpoint({
  name: 'exportPostings',
  callers: ['ops'],
  roles: READS_LEDGER,
  isBrandWide: true,
  input: Filter,
  output: z.object({
    url: z.string(),
    postings: z.int(),
    /** There are more than a file takes; the newest are in it. */
    isCut: z.boolean(),
  }),
  errors: ['outside_unavailable'],
})

/** Adds up the postings of days that are over. */
export const foldLedger = endpoint({
  name: 'foldLedger',
  callers: ['clock'],
  input: z.strictObject({ days: z.int().min(1).max(366).default(31) }),
  output: z.object({ days: z.int() }),
  errors: [],
})
