import type { Condition } from '../../../contract/rule-condition'
import type { Rule, RuleSet } from '../../../contract/rule-set'

const named = (id: string, when: Condition | null) => ({ id, name: id, isOn: true, when })
const must = (id: string, when: Condition): Rule => ({ phase: 'require', ...named(id, when) })
const exclude = (id: string, when: Condition): Rule => ({ phase: 'exclude', ...named(id, when) })
const boost = (id: string, points: number, when: Condition): Rule => ({ phase: 'boost', points, ...named(id, when) })

/** Where a lead may go and how soon it must be answered: asked of the lead alone, once a decision. */
const OF_THE_LEAD: Rule[] = [
  {
    phase: 'scope',
    ...named('owner', { f: 'lead.ownerProtectedDays', op: 'gt', v: 80 }),
    stores: { kind: 'owner', mode: 'soft' },
  },
  {
    phase: 'scope',
    ...named('nearest', { f: 'lead.place', op: 'exists', v: true }),
    stores: { kind: 'nearest', count: 5, withinKm: 100 },
  },
  {
    phase: 'sla',
    ...named('hot', { f: 'lead.score', op: 'gte', v: 70 }),
    answer: { acceptMinutes: 5, firstContactMinutes: 15, maxAttempts: 3, clock: 'business' },
  },
  {
    phase: 'sla',
    ...named('rest', { f: 'lead.score', op: 'gte', v: 0 }),
    answer: { acceptMinutes: 20, firstContactMinutes: 60, maxAttempts: 3, clock: 'business' },
  },
]

/** Whom a lead may go to: asked of every guide at every store. */
const WHO: Rule[] = [
  must('on-shift', { f: 'guide.onShift', op: 'eq', v: true }),
  must('has-grade', { f: 'guide.grade', op: 'gte', v: 1 }),
  must('is-near', {
    any: [
      { f: 'store.distanceKm', op: 'lte', v: 60 },
      { f: 'store.isScene', op: 'eq', v: true },
    ],
  }),
  must('known-kind', { f: 'store.kind', op: 'in', v: ['own', 'franchise', 'partner', 'discount'] }),
  exclude('idle', {
    all: [
      { f: 'guide.offers7d', op: 'gte', v: 10 },
      { f: 'guide.contactRate7d', op: 'lt', v: 0.32 },
    ],
  }),
  exclude('slow', {
    all: [
      { f: 'guide.acceptRate7d', op: 'lt', v: 0.42 },
      { f: 'lead.score', op: 'gte', v: 70 },
    ],
  }),
  exclude('too-new-for-gold', {
    all: [
      { f: 'lead.tier', op: 'in', v: ['gold', 'black'] },
      { f: 'guide.tenureDays', op: 'lt', v: 60 },
    ],
  }),
  exclude('discount-for-black', {
    all: [
      { f: 'store.kind', op: 'eq', v: 'discount' },
      { f: 'lead.tier', op: 'eq', v: 'black' },
    ],
  }),
  exclude('full-hands', {
    all: [
      { f: 'guide.openUsed', op: 'gte', v: 28 },
      { f: 'guide.isOwner', op: 'eq', v: false },
    ],
  }),
  exclude('many-members', { f: 'guide.memberUsed', op: 'gt', v: 595 }),
  exclude('late-and-far', {
    all: [
      { f: 'ctx.time', op: 'timeIn', v: '20:30-22:00' },
      { f: 'store.distanceKm', op: 'gt', v: 40 },
    ],
  }),
  exclude('wrong-skill', {
    all: [
      { f: 'guide.isSkilled', op: 'eq', v: false },
      { f: 'guide.grade', op: 'lte', v: 1 },
    ],
  }),
]

const HOW_MUCH: Rule[] = [
  boost('skilled', 12, { f: 'guide.isSkilled', op: 'eq', v: true }),
  boost('scanned-here', 15, { f: 'store.isScene', op: 'eq', v: true }),
  boost('best-for-best', 12, {
    all: [
      {
        any: [
          { f: 'lead.score', op: 'gte', v: 70 },
          { f: 'lead.tier', op: 'in', v: ['gold', 'black'] },
        ],
      },
      { f: 'guide.grade', op: 'gte', v: 4 },
    ],
  }),
  boost('responsive', 6, {
    all: [
      { f: 'guide.acceptRate7d', op: 'gte', v: 0.9 },
      { f: 'guide.contactRate7d', op: 'gte', v: 0.8 },
    ],
  }),
  boost('own-store', 4, { f: 'store.kind', op: 'eq', v: 'own' }),
  boost('strong-store', 5, {
    all: [
      { f: 'store.revenueClass', op: 'eq', v: 'A' },
      { f: 'store.maturityClass', op: 'in', v: ['A', 'B'] },
    ],
  }),
  boost('quiet-day', 3, { f: 'guide.dayUsed', op: 'lt', v: 3 }),
  boost('senior', 2, { f: 'guide.tenureDays', op: 'between', v: [365, 1500] }),
  boost('owner', 20, { f: 'guide.isOwner', op: 'eq', v: true }),
  boost('evening-live', 3, {
    all: [
      { f: 'lead.channel', op: 'eq', v: 'live' },
      { f: 'ctx.hour', op: 'gte', v: 18 },
      { f: 'guide.grade', op: 'gte', v: 3 },
    ],
  }),
  boost('not-partner', -4, {
    all: [{ not: { f: 'store.kind', op: 'in', v: ['own', 'discount'] } }, { f: 'lead.isMember', op: 'eq', v: true }],
  }),
]

const HOW_MANY: Rule[] = [
  { phase: 'cap', ...named('newcomer', { f: 'guide.tenureDays', op: 'lt', v: 30 }), limits: { daily: 6 } },
  {
    phase: 'cap',
    ...named('slow-answers', { f: 'guide.acceptRate7d', op: 'lt', v: 0.5 }),
    limits: { daily: 10, open: 20 },
  },
  { phase: 'cap', ...named('weak-store', { f: 'store.maturityClass', op: 'eq', v: 'C' }), limits: { daily: 14 } },
]

/** Thirty rules of every phase; twenty-six of them ask of the guide or the store, so that each candidate pays for them. */
export const THIRTY_RULES: RuleSet = {
  schema: 1,
  rules: [...OF_THE_LEAD, ...WHO, ...HOW_MUCH, ...HOW_MANY],
  scoring: 'model',
  tiers: { silverFen: 100_000, goldFen: 500_000, blackFen: 2_000_000 },
  margin: { yuan: 120, byWish: {} },
  select: {
    objective: 'value',
    leadThreshold: 2,
    paceBeta: 2,
    distCostPerKm: 0.8,
    gradeWeights: [1, 1.1, 1.25, 1.4, 1.6],
    responsiveness: 0.5,
  },
  hold: { isOn: false, maxMinutes: 15, belowScore: 70 },
  explore: { epsilon: 0.1, topK: 4, onlyTowardDraft: false, includesTopTiers: false, includesProtected: false },
  fallback: ['nextStores', 'storeManager', 'hqPool'],
}
