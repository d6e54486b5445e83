import * as z from 'zod'
import { Condition, comparisonsIn } from './rule-condition'

/** More than anybody reads, and few enough to be checked against each other while somebody waits. */
const COMPARISONS_OF_SET_MAX = 2_000

const RuleId = z.string().regex(/^[a-z0-9-]{1,40}$/, { error: '规则编号只能用小写字母、数字和短横线' })
const RuleName = z.string().trim().min(1, { error: '规则要有名字' }).max(40)
const Km = z.number().min(0.1).max(200)
const StoreCount = z.int().min(1).max(10)

/** Boosts of a guide add up to at most this much, up or down. */
export const BOOST_POINTS_MAX = 50

/** Which stores a lead may go to. `soft` asks the owner first and goes on to the next rule when they cannot take it. */
const StoreChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('owner'), mode: z.enum(['soft', 'strict']) }),
  z.strictObject({ kind: z.literal('sceneGuide'), mode: z.enum(['soft', 'strict']) }),
  z.strictObject({ kind: z.literal('scene'), alsoNearest: z.int().min(0).max(10), withinKm: Km }),
  z.strictObject({ kind: z.literal('nearest'), count: StoreCount, withinKm: Km }),
  z.strictObject({ kind: z.literal('city'), count: StoreCount }),
])

/** `when: null` holds always. Rules of a phase are read in the order they stand in. */
const base = { id: RuleId, name: RuleName, isOn: z.boolean(), when: Condition.nullable() }

const CapLimits = z
  .strictObject({
    daily: z.int().min(0).max(1000).optional(),
    open: z.int().min(0).max(1000).optional(),
    members: z.int().min(0).max(100_000).optional(),
  })
  .refine((limits) => Object.keys(limits).length > 0, { error: '上限至少要填一项' })

/** How rules of a phase meet is fixed, which is what makes conflicts checkable. */
export const Rule = z.discriminatedUnion('phase', [
  /** First match decides; when nobody there can take the lead, `nextStores` lets the next match try. */
  z.strictObject({ phase: z.literal('scope'), ...base, stores: StoreChoice }),
  /** All must hold for a guide at a store. */
  z.strictObject({ phase: z.literal('require'), ...base }),
  /** Any that holds leaves a guide out. */
  z.strictObject({ phase: z.literal('exclude'), ...base }),
  /** Summed and held within ±50; one point is one yuan of expected margin. */
  z.strictObject({ phase: z.literal('boost'), ...base, points: z.int().min(-BOOST_POINTS_MAX).max(BOOST_POINTS_MAX) }),
  /** The smallest limit wins; a rule can lower a guide's own limits, never raise them. */
  z.strictObject({ phase: z.literal('cap'), ...base, limits: CapLimits }),
  /** First match decides the time to accept and to reach the shopper. */
  z.strictObject({
    phase: z.literal('sla'),
    ...base,
    answer: z.strictObject({
      acceptMinutes: z.int().min(1).max(1440),
      firstContactMinutes: z.int().min(1).max(10_080),
      maxAttempts: z.int().min(1).max(5),
      clock: z.enum(['business', 'wall']),
    }),
  }),
])
export type Rule = z.output<typeof Rule>
export type RulePhase = Rule['phase']

const Tier = z.int().min(0).max(1_000_000_000)

/**
 * How leads are scored and routed: rules in phases, how one guide is chosen among those who may, and what happens when
 * nobody can. A version is never changed; which one is in force is said by its events.
 */
export const RuleSet = z.strictObject({
  schema: z.literal(1),
  rules: z
    .array(Rule)
    .max(200)
    .refine(
      (rules) => rules.reduce((sum, { when }) => sum + (when ? comparisonsIn(when) : 0), 0) <= COMPARISONS_OF_SET_MAX,
      {
        error: `所有规则合起来最多 ${COMPARISONS_OF_SET_MAX} 个条件`,
      },
    ),
  /** `model` scores by the scorecard in force, and by the points table while there is none. */
  scoring: z.enum(['points', 'model']),
  /** What a customer must have spent within a year to be of a tier. */
  tiers: z.strictObject({ silverFen: Tier, goldFen: Tier, blackFen: Tier }),
  /** What a sale is worth: expected margin by wish, and for any other wish. */
  margin: z.strictObject({
    yuan: z.number().min(1).max(100_000),
    byWish: z.record(z.string().max(60), z.number().min(1).max(100_000)),
  }),
  select: z.strictObject({
    objective: z.enum(['equal', 'weighted', 'value']),
    /** Leads a guide may be ahead of their pro-rata pace before others come first; null: no such limit. */
    leadThreshold: z.number().min(0).max(50).nullable(),
    paceBeta: z.number().min(0).max(5),
    distCostPerKm: z.number().min(0).max(20),
    /** Share by grade in `weighted`, grade 1 first; at least one above zero. */
    gradeWeights: z.tuple([Weight(), Weight(), Weight(), Weight(), Weight()]),
    /** 0: answering in time does not move a guide's share; 1: the share follows the rate of offers accepted in time. */
    responsiveness: z.number().min(0).max(1),
  }),
  /**
   * A lead worth less than everybody's capacity may wait a little for cheaper capacity; a hot one, at or above
   * `belowScore`, never does.
   */
  hold: z.strictObject({ isOn: z.boolean(), maxMinutes: z.int().min(1).max(15), belowScore: z.int().min(0).max(100) }),
  explore: z.strictObject({
    epsilon: z.number().min(0).max(0.3),
    topK: z.int().min(1).max(8),
    /** Explores only while a draft is in shadow or on trial, and then towards it: without a question chance is a cost. */
    onlyTowardDraft: z.boolean(),
    /** Exploring on the best customers, and on those who belong to a guide, has to be wanted. */
    includesTopTiers: z.boolean(),
    includesProtected: z.boolean(),
  }),
  fallback: z.array(z.enum(['nextStores', 'storeManager', 'hqPool'])).max(3),
})
export type RuleSet = z.output<typeof RuleSet>

function Weight() {
  return z.number().min(0).max(100)
}
