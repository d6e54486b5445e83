import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, LongText, Ppm } from './fields'
import {
  EFFECT_METHOD_TEXT,
  EFFECT_VERDICT_TEXT,
  type EffectMethod,
  type EffectVerdict,
  REVENUE_CLASS_TEXT,
  type StoreGrade,
} from './routing-vocabulary'
import { STORE_KIND_TEXT, type StoreKind } from './vocabulary'

/** How well routing does, what it does for stores, and what changes of its rules turned out to be worth. */

const HQ = ['hq_admin', 'hq_ops'] as const
const WATCHES_STORES = ['hq_admin', 'hq_ops', 'store_manager'] as const
const Count = z.int().min(0)
const Share = z.number().nullable()
const Day = z.iso.date({ error: '日期要写成 2026-03-01' })
export const PERIOD_DAYS_MAX = 92

/** Shanghai days, both included. */
const Period = z.strictObject({ from: Day, to: Day, storeId: Id.optional() }).superRefine((period, context) => {
  const days = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000 + 1
  if (!(days >= 1)) context.addIssue({ code: 'custom', path: ['to'], message: '结束日期不能早于开始日期' })
  if (days > PERIOD_DAYS_MAX) context.addIssue({ code: 'custom', path: ['to'], message: '最多查看 92 天' })
})

/** Minutes; nulls when there were none. */
const Times = z.object({
  count: Count,
  p50Minutes: z.number().nullable(),
  p90Minutes: z.number().nullable(),
  p95Minutes: z.number().nullable(),
})

const Figures = z.object({
  leads: Count,
  unroutedRate: Share,
  accept: Times,
  firstContact: Times,
  exploredShare: Share,
  heldShare: Share,
})

const Drift = z.object({ psi: z.number().nullable(), isDrifted: z.boolean() })

export const routingHealth = endpoint({
  name: 'routingHealth',
  callers: ['ops'],
  roles: WATCHES_STORES,
  input: Period,
  output: z.object({
    total: Figures,
    /** Jain's index of leads over capacity among guides of one store and grade; null while nobody received any. */
    jain: Share,
    /** The guide furthest from the quota of their store and grade, in leads a day. */
    furthestFromQuota: z
      .object({ guideId: Id, guideName: z.string(), leadsPerDay: z.number(), received: Count })
      .nullable(),
    /** Where leads come from and how they score, against the same number of days before; null below 50 leads a side. */
    drift: z.object({ channels: Drift.nullable(), scores: Drift.nullable() }),
    days: z.array(
      Figures.extend({
        day: z.string(),
        /** Expected margin against the most with hindsight, of the whole brand; null until the night has worked it out. */
        valueRatio: Share,
        /** How far the leads of the week before lay from those the model learned from. */
        modelPsi: Share,
      }),
    ),
  }),
  errors: ['store_unknown'],
})

export const storeTraffic = endpoint({
  name: 'storeTraffic',
  callers: ['ops'],
  roles: WATCHES_STORES,
  input: Period,
  /** Of the leads that came in the period and were offered at a store: who came by, and what was sold to them (A4.6). */
  output: z.object({
    windowDays: z.int(),
    stores: z.array(
      z.object({
        storeId: Id,
        storeName: z.string(),
        storeKind: z.enum(keysOf<StoreKind>(STORE_KIND_TEXT)),
        leads: Count,
        visits: Count,
        sales: Count,
        soldFen: z.int(),
        visitRate: Share,
        saleRate: Share,
      }),
    ),
  }),
  errors: ['store_unknown'],
})

const Grade = z.enum(keysOf<StoreGrade>(REVENUE_CLASS_TEXT))
export const listStoreClasses = endpoint({
  name: 'listStoreClasses',
  callers: ['ops'],
  roles: WATCHES_STORES,
  input: z.strictObject({}),
  output: z.object({
    stores: z.array(
      z.object({
        storeId: Id,
        storeName: z.string(),
        asOf: z.string(),
        revenueFen: z.int(),
        maturityPpm: Ppm,
        revenueClass: Grade,
        maturityClass: Grade,
        playbook: z.string(),
      }),
    ),
  }),
  errors: [],
})

const Interval = z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable()

/** What a change was meant to do and what it did; every figure with its 95 % interval. */
const Effect = z.object({
  version: z.int(),
  note: z.string(),
  expectedMetric: z.string().nullable(),
  expectedChangePpm: z.number().nullable(),
  reviewOn: z.string().nullable(),
  liveFrom: z.date().nullable(),
  verdict: z.enum(keysOf<EffectVerdict>(EFFECT_VERDICT_TEXT)),
  measured: z.array(
    z.object({
      method: z.enum(keysOf<EffectMethod>(EFFECT_METHOD_TEXT)),
      /** Stores with leads on both sides: the units the interval rests on. */
      stores: Count,
      /** In the unit of the metric: fen, a share, or minutes a lead. */
      perLead: Interval,
      /** Over what it would have been without the change. */
      relative: Interval,
    }),
  ),
  review: z
    .object({
      note: z.string(),
      reviewedBy: z.string(),
      reviewedByName: z.string().nullable(),
      reviewedAt: z.date(),
    })
    .nullable(),
})
export type RuleEffect = z.input<typeof Effect>

export const showRuleEffect = endpoint({
  name: 'showRuleEffect',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({ version: z.int().min(1) }),
  output: Effect,
  errors: ['rule_set_unknown'],
})

/** The versions whose review day has come and that nobody has looked at since. */
export const reviewRuleChanges = endpoint({
  name: 'reviewRuleChanges',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({}),
  output: z.object({ due: z.array(Effect) }),
  errors: [],
})

export const closeRuleReview = endpoint({
  name: 'closeRuleReview',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({ version: z.int().min(1), note: LongText }),
  output: Effect,
  errors: ['rule_set_unknown', 'review_done'],
})
