import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf } from './fields'
import {
  ATTRIBUTION_MODEL_TEXT,
  type AttributionModel,
  EVIDENCE_TEXT,
  type Evidence,
  MEMBER_STAGE_TEXT,
  type MemberStage,
  SALE_WAY_TEXT,
  type SaleWay,
} from './member-vocabulary'

/** Which channels sold what: counted once an order is attributed, never recomputed, so a report of a past day stays. */

export const REPORT_DAYS_MAX = 92
const Day = z.iso.date()
/** Shanghai days, both included, at most 92. */
const days = { from: Day, to: Day }
const isShort = ({ from, to }: { from: string; to: string }) => {
  const count = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  return count >= 1 && count <= REPORT_DAYS_MAX
}
const TOO_LONG = { path: ['to'], message: `统计区间为 1 至 ${REPORT_DAYS_MAX} 天` }
const Period = z.strictObject(days).refine(isShort, TOO_LONG)
const REPORTS = {
  callers: ['ops' as const],
  roles: ['hq_admin', 'hq_ops', 'finance'] as const,
  isBrandWide: true as const,
}
const EvidenceName = z.enum(keysOf<Evidence>(EVIDENCE_TEXT))
const Way = z.enum(keysOf<SaleWay>(SALE_WAY_TEXT))
/** Orders in millionths: an order three channels share is a third of one for each. */
const Credit = z.object({ ordersPpm: z.int(), amountFen: z.int() })

export const attributionReport = endpoint({
  name: 'attributionReport',
  ...REPORTS,
  input: Period,
  output: z.object({
    orders: z.int(),
    amountFen: z.int(),
    /** How sure it is, which adds up to all orders. */
    evidence: z.array(z.object({ evidence: EvidenceName, orders: z.int(), amountFen: z.int() })),
    /** Every channel under each model; what nobody can say of is apart, in `evidence`. */
    channels: z.array(
      z.object({
        channel: z.string(),
        models: z.record(z.enum(keysOf<AttributionModel>(ATTRIBUTION_MODEL_TEXT)), Credit),
        /** Of the linear amount, what is inferred only. */
        inferredFen: z.int(),
      }),
    ),
    ways: z.array(z.object({ way: Way, orders: z.int(), amountFen: z.int() })),
    paths: z.array(
      z.object({ channels: z.array(z.string()), evidence: EvidenceName, orders: z.int(), amountFen: z.int() }),
    ),
    /** Orders of every path not listed. */
    otherPaths: z.object({ paths: z.int(), orders: z.int(), amountFen: z.int() }),
    /** Attributed orders not counted yet, at most 1,000; the next run of the clock takes them in. */
    waiting: z.int(),
    countedAt: z.date().nullable(),
  }),
  errors: [],
})

export const storeOnlineShares = endpoint({
  name: 'storeOnlineShares',
  ...REPORTS,
  input: Period,
  output: z.object({
    stores: z.array(
      z.object({
        storeId: Id,
        storeName: z.string(),
        orders: z.int(),
        amountFen: z.int(),
        onlineFen: z.int(),
        onlinePpm: z.int(),
      }),
    ),
    /** All stores together, those not listed too. */
    total: z.object({ stores: z.int(), amountFen: z.int(), onlineFen: z.int() }),
  }),
  errors: [],
})

export const guideFunnel = endpoint({
  name: 'guideFunnel',
  ...REPORTS,
  input: z.strictObject({ ...days, by: z.enum(['guide', 'store']) }).refine(isShort, TOO_LONG),
  output: z.object({
    rows: z.array(
      z.object({
        id: Id,
        name: z.string(),
        storeName: z.string().nullable(),
        exposed: z.int(),
        met: z.int(),
        deals: z.int(),
      }),
    ),
    total: z.object({ exposed: z.int(), met: z.int(), deals: z.int() }),
    /** The last Shanghai day counted; null when no night has counted yet. */
    countedTo: z.string().nullable(),
  }),
  errors: [],
})

/** Where the people went who were first seen in a period: source, how far they came; and how sales came about. */
export const entryFlow = endpoint({
  name: 'entryFlow',
  ...REPORTS,
  input: Period,
  output: z.object({
    people: z.array(
      z.object({ channel: z.string(), stage: z.enum(keysOf<MemberStage>(MEMBER_STAGE_TEXT)), count: z.int() }),
    ),
    countedOn: z.string().nullable(),
  }),
  errors: [],
})
