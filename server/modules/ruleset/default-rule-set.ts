import type { Rule, RuleSet } from '../../../contract/rule-set'

/** A lead of this score is answered first, and goes to experienced guides. */
const HOT_SCORE = 70
const WARM_SCORE = 40

/** Where a lead may go: to whom it belongs, to whom or where the shopper went, and else to stores near them. */
const SCOPE: Rule[] = [
  {
    phase: 'scope',
    id: 'scope-owner',
    name: '归属导购优先',
    isOn: true,
    when: { f: 'lead.isOwned', op: 'eq', v: true },
    stores: { kind: 'owner', mode: 'soft' },
  },
  {
    phase: 'scope',
    id: 'scope-scene-guide',
    name: '扫了谁的码先给谁',
    isOn: true,
    when: { f: 'lead.isFromGuide', op: 'eq', v: true },
    stores: { kind: 'sceneGuide', mode: 'soft' },
  },
  {
    phase: 'scope',
    id: 'scope-scene-store',
    name: '扫码的门店',
    isOn: true,
    when: { f: 'lead.isFromStore', op: 'eq', v: true },
    stores: { kind: 'scene', alsoNearest: 0, withinKm: 50 },
  },
  {
    phase: 'scope',
    id: 'scope-nearest',
    name: '最近的门店',
    isOn: true,
    when: { f: 'lead.place', op: 'exists', v: true },
    stores: { kind: 'nearest', count: 4, withinKm: 50 },
  },
  {
    phase: 'scope',
    id: 'scope-city',
    name: '同城的门店',
    isOn: true,
    when: { f: 'lead.city', op: 'exists', v: true },
    stores: { kind: 'city', count: 4 },
  },
]

const WHO: Rule[] = [
  {
    phase: 'require',
    id: 'require-on-shift',
    name: '在岗才接',
    isOn: true,
    when: { f: 'guide.onShift', op: 'eq', v: true },
  },
  {
    phase: 'exclude',
    id: 'exclude-other-skill',
    name: '品类不匹配',
    isOn: true,
    when: { f: 'guide.isSkilled', op: 'eq', v: false },
  },
  {
    phase: 'boost',
    id: 'boost-skill',
    name: '擅长该品类',
    isOn: true,
    when: { f: 'guide.isSkilled', op: 'eq', v: true },
    points: 12,
  },
  {
    phase: 'boost',
    id: 'boost-scene-store',
    name: '扫码的门店加分',
    isOn: true,
    when: { f: 'store.isScene', op: 'eq', v: true },
    points: 15,
  },
  {
    phase: 'boost',
    id: 'boost-best-guides',
    name: '高分与高等级顾客给资深导购',
    isOn: true,
    when: {
      all: [
        {
          any: [
            { f: 'lead.score', op: 'gte', v: HOT_SCORE },
            { f: 'lead.tier', op: 'in', v: ['gold', 'black'] },
          ],
        },
        { f: 'guide.grade', op: 'gte', v: 4 },
      ],
    },
    points: 12,
  },
  {
    phase: 'cap',
    id: 'cap-newcomer',
    name: '新人每日上限',
    isOn: true,
    when: { f: 'guide.tenureDays', op: 'lt', v: 30 },
    limits: { daily: 6 },
  },
]

const ANSWER: Rule[] = [
  {
    phase: 'sla',
    id: 'sla-hot',
    name: '高意向线索的时限',
    isOn: true,
    when: { f: 'lead.score', op: 'gte', v: HOT_SCORE },
    answer: { acceptMinutes: 5, firstContactMinutes: 15, maxAttempts: 3, clock: 'business' },
  },
  {
    phase: 'sla',
    id: 'sla-warm',
    name: '一般线索的时限',
    isOn: true,
    when: { f: 'lead.score', op: 'gte', v: WARM_SCORE },
    answer: { acceptMinutes: 20, firstContactMinutes: 60, maxAttempts: 3, clock: 'business' },
  },
  {
    phase: 'sla',
    id: 'sla-rest',
    name: '其他线索的时限',
    isOn: true,
    when: null,
    answer: { acceptMinutes: 60, firstContactMinutes: 240, maxAttempts: 3, clock: 'business' },
  },
]

/** The rule set a new brand starts with; HQ puts its own versions over it. The numbers are explained in docs/policies.md. */
export const DEFAULT_RULE_SET: RuleSet = {
  schema: 1,
  rules: [...SCOPE, ...WHO, ...ANSWER],
  scoring: 'model',
  tiers: { silverFen: 100_000, goldFen: 500_000, blackFen: 2_000_000 },
  margin: { yuan: 120, byWish: {} },
  select: {
    objective: 'weighted',
    leadThreshold: 2,
    paceBeta: 2,
    distCostPerKm: 0.8,
    gradeWeights: [1, 1.1, 1.25, 1.4, 1.6],
    responsiveness: 0.5,
  },
  hold: { isOn: false, maxMinutes: 15, belowScore: HOT_SCORE },
  explore: { epsilon: 0.05, topK: 4, onlyTowardDraft: true, includesTopTiers: false, includesProtected: false },
  fallback: ['nextStores', 'storeManager', 'hqPool'],
}
