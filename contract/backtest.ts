import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, Page } from './fields'
import {
  BACKTEST_STATE_TEXT,
  type BacktestState,
  DRAFT_REASON_TEXT,
  DRAFT_VERDICT_TEXT,
  type DraftReasonCode,
  type DraftVerdictCode,
} from './routing-vocabulary'
import { CUSTOMER_TIER_TEXT, type CustomerTier } from './vocabulary'

/** A draft of the rules held against the past: what it would have done, and what that may be worth. */

const HQ = ['hq_admin', 'hq_ops'] as const
const Version = z.int({ error: '请选择规则版本' }).min(1, { error: '规则版本从 1 开始' })
const Days = z
  .int({ error: '回测天数要填整数' })
  .min(1, { error: '至少回测 1 天' })
  .max(90, { error: '最多回测 90 天' })
const State = z.enum(keysOf<BacktestState>(BACKTEST_STATE_TEXT))
const Count = z.int().min(0)

/** A figure with its 95 % interval; null where too few leads carry one. */
const Interval = z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() })

const Moved = z.object({ id: Id, name: z.string().nullable(), before: Count, after: Count })
const Tally = z.object({ changed: Count, same: Count })

/** Who would have received what: exact, with the draft's own counters of capacity kept along the way. */
const Replay = z.object({
  leads: Count,
  moved: Count,
  movedShare: z.number(),
  unroutedBefore: Count,
  unroutedAfter: Count,
  heldBefore: Count,
  heldAfter: Count,
  /** Jain's index of what guides received, within store and grade; null when nobody received anything. */
  jainBefore: z.number().nullable(),
  jainAfter: z.number().nullable(),
  /** Those that receive more or fewer than before, those that change most first. */
  stores: z.array(Moved),
  guides: z.array(Moved),
  /** How many of those that received any under either rule get more or fewer, and how many as many as before. */
  tally: z.object({ stores: Tally, guides: Tally }).nullable().default(null),
  tiers: z.array(z.object({ tier: z.enum(keysOf<CustomerTier>(CUSTOMER_TIER_TEXT)), leads: Count, moved: Count })),
})

/** What a lead would have been worth under the draft and under the rules of then: an estimate, unlike the replay. */
const Estimate = z.object({
  leads: Count,
  evaluated: Count,
  coverage: z.number(),
  agreement: z.number(),
  ess: z.number(),
  snips: Interval,
  dr: Interval,
  live: Interval,
  difference: Interval,
})

const Report = z.object({
  replay: Replay,
  /** How long a lead had to bring a sale, and the leads whose time was not up: left out, not counted as lost. */
  windowDays: z.int(),
  censored: Count,
  /** Fen a lead. */
  value: Estimate,
  /** Sales a lead. */
  wins: Estimate,
  verdict: z.enum(keysOf<DraftVerdictCode>(DRAFT_VERDICT_TEXT)),
  reason: z.enum(keysOf<DraftReasonCode>(DRAFT_REASON_TEXT)),
  leadsNeeded: Count.nullable(),
  exploredLeads: Count.nullable(),
  /** The verdict as a sentence. */
  text: z.string(),
})
export type BacktestReport = z.output<typeof Report>

const Backtest = z.object({
  id: Id,
  version: z.int(),
  days: z.int(),
  state: State,
  doneLeads: Count,
  allLeads: Count,
  requestedBy: z.string(),
  requestedAt: z.date(),
  updatedAt: z.date(),
})

export const startBacktest = endpoint({
  name: 'startBacktest',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({ version: Version, days: Days }),
  output: z.object({ backtestId: Id, allLeads: Count }),
  errors: ['rule_set_unknown', 'backtest_under_way', 'backtest_too_large'],
})

export const showBacktest = endpoint({
  name: 'showBacktest',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({ backtestId: Id }),
  output: Backtest.extend({ report: Report.nullable() }),
  errors: ['not_found'],
})

export const listBacktests = endpoint({
  name: 'listBacktests',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({ ...Page.shape }),
  output: z.object({ backtests: z.array(Backtest), next: z.string().nullable() }),
  errors: [],
})

/** How many leads one run decides again: a step of 500 a transaction. */
const Work = z.strictObject({ leads: z.int().min(1).max(50_000).default(5_000) })

export const runBacktests = endpoint({
  name: 'runBacktests',
  callers: ['clock'],
  input: Work,
  output: z.object({ leads: Count, finished: Count }),
  errors: [],
})

export const previewDecision = endpoint({
  name: 'previewDecision',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({ leadId: Id, version: Version }),
  output: z.object({
    leadId: Id,
    /** Which attempt's frozen facts were decided on, and when that was. */
    attempt: z.int(),
    at: z.date(),
    version: z.int(),
    /** What was decided then, and by which version. */
    before: z.object({
      version: z.int(),
      outcome: z.string(),
      guideId: Id.nullable(),
      guideName: z.string().nullable(),
    }),
    isSame: z.boolean(),
    outcome: z.enum(['ranked', 'held', 'unroutable']),
    reason: z.string().nullable(),
    stage: z.string().nullable(),
    scope: z.string().nullable(),
    score: z.number(),
    holdMinutes: z.number().nullable(),
    sla: z.object({ ruleId: z.string().nullable(), acceptMinutes: z.number(), firstContactMinutes: z.number() }),
    choice: z.object({ mode: z.string(), tieBreak: z.string().nullable(), isGateLifted: z.boolean() }),
    ranked: z.array(
      z.object({
        guideId: Id,
        guideName: z.string().nullable(),
        storeId: Id.nullable(),
        storeName: z.string().nullable(),
        u: z.number(),
        p: z.number(),
        valueYuan: z.number(),
        priceYuan: z.number(),
        distanceKm: z.number().nullable(),
        boosts: z.array(z.tuple([z.string(), z.number()])),
        lead: z.number(),
        isGated: z.boolean(),
        pi: z.number(),
      }),
    ),
    excluded: z.record(z.string(), z.int()),
  }),
  errors: ['not_found', 'rule_set_unknown', 'no_facts'],
})

export const fairnessCurve = endpoint({
  name: 'fairnessCurve',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({ version: Version, days: Days.max(14, { error: '公平曲线最多取 14 天' }) }),
  output: z.object({
    leads: Count,
    points: z.array(
      z.object({
        /** Leads a guide may be ahead of their pace; null: no such limit. */
        leadThreshold: z.number().nullable(),
        /** Expected margin a day in yuan, and the same over the best setting of the curve, 0 to 1. */
        valueYuan: z.number(),
        value: z.number(),
        /** Jain's index of how full the guides' days were. */
        jain: z.number(),
      }),
    ),
  }),
  errors: ['rule_set_unknown', 'backtest_too_large'],
})
