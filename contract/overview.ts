import * as z from 'zod'
import { STAFF_ROLES } from './access'
import { endpoint } from './endpoint'
import { keysOf } from './fields'
import { UNROUTABLE_TEXT, type UnroutableReason } from './vocabulary'

/** The first page of headquarters: what stands, by role, and what wants somebody's attention. */

/** Counts of open leads go up to here; there may be more. */
export const OVERVIEW_COUNT_MAX = 10_000
const Count = z.int().min(0).max(OVERVIEW_COUNT_MAX)
const Unroutable = z.enum(keysOf<UnroutableReason>(UNROUTABLE_TEXT))

/** What wants attention; each kind is for those who may do something about it. */
export const ALERT_KINDS = [
  'overdue_leads',
  'unroutable_leads',
  'approvals_waiting',
  'reviews_due',
  'pilot_stopped',
  'model_refused',
  'night_gave_up',
  'imports_with_faults',
  'refunds_waiting',
  'disputes_open',
  'suspicions_waiting',
  'period_to_close',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

const Leads = z.object({
  /** Open leads by how far they are. */
  pooled: Count,
  offered: Count,
  accepted: Count,
  contacted: Count,
  oldestWaitingAt: z.date().nullable(),
  oldestPooledAt: z.date().nullable(),
  overdue: Count,
  unroutable: z.array(z.object({ reason: Unroutable, leads: Count })),
  newToday: z.int(),
  newYesterday: z.int(),
  /** Up to this time of day: what today may be compared with. */
  newYesterdayByNow: z.int(),
  /** Of today's leads that were reached, in minutes. */
  medianFirstResponse: z.number().nullable(),
  reachedToday: z.int(),
})

const Money = z.object({
  accruedFen: z.int(),
  availableFen: z.int(),
  heldFen: z.int(),
  inTransitFen: z.int(),
  clawbackFen: z.int(),
  openDisputes: z.int(),
  statementsWaiting: z.int(),
  statementsWaitingFen: z.int(),
  statementsToPay: z.int(),
  /** The oldest month that is not closed yet, and since or from when it may be. */
  nextPeriod: z.object({ periodId: z.string(), endsAt: z.date() }).nullable(),
})

/**
 * What a person may see of it: leads for those who watch leads, money for those who close months, alerts for everybody.
 * Staff of some stores see their stores' leads only.
 */
export const showOverview = endpoint({
  name: 'showOverview',
  callers: ['ops'],
  roles: STAFF_ROLES,
  input: z.strictObject({}),
  output: z.object({
    at: z.date(),
    /** Nothing has been set up yet. */
    isNew: z.boolean(),
    leads: Leads.nullable(),
    /** By the day they came, the last thirty days, oldest first; null where no days are counted yet. */
    days: z.array(z.object({ day: z.string(), leads: z.int(), won: z.int() })).nullable(),
    money: Money.nullable(),
    alerts: z.array(
      z.object({
        kind: z.enum(ALERT_KINDS),
        count: z.int(),
        /** What it is about, where it is one thing. */
        id: z.string().nullable(),
        at: z.date().nullable(),
      }),
    ),
  }),
  errors: [],
})

/** Counts leads by day and store again, the days first that were counted longest ago. */
export const countLeadDays = endpoint({
  name: 'countLeadDays',
  callers: ['clock'],
  input: z.strictObject({ days: z.int().min(1).max(31).default(4) }),
  output: z.object({ days: z.int() }),
  errors: [],
})
