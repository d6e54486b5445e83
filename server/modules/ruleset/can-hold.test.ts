import fc from 'fast-check'
import { type Comparison, Condition } from '../../../contract/rule-condition'
import { FIELD_OPS, RULE_FIELDS, type RuleField, ruleField } from '../../../contract/rule-fields'
import { compileCondition } from '../routing/compile-condition'
import { type Facts, fieldReader } from '../routing/read-field'
import { canHold, implies } from './can-hold'
import { judgeKnown, type Known } from './judge-known'

const score = (op: Comparison['op'], v: Comparison['v']): Condition => ({ f: 'lead.score', op, v })
const wish = (op: Comparison['op'], v: Comparison['v']): Condition => ({ f: 'lead.wish', op, v })

test.each<[string, Condition]>([
  ['a score above and below itself', { all: [score('gte', 70), score('lt', 50)] }],
  ['a score beyond the scale', score('gt', 100)],
  ['a grade between two whole numbers', { all: [grade('gt', 3), grade('lt', 4)] }],
  ['a tier that is two at once', { all: [tier('eq', 'gold'), tier('eq', 'black')] }],
  ['a tier that is none of all there are', tier('nin', ['none', 'silver', 'gold', 'black'])],
  ['a wish that is and is not', { all: [wish('eq', '沙发'), { not: wish('in', ['沙发', '床']) }] }],
  ['a yes that is a no', { all: [owned(true), { not: owned(true) }] }],
  ['a stretch of time without length', { f: 'ctx.time', op: 'timeIn', v: '09:00-09:00' }],
  ['a time in two stretches that do not meet', { all: [time('09:00-12:00'), time('13:00-08:00')] }],
  ['two places too far apart', { all: [near(31.2, 121.5, 10), near(39.9, 116.4, 10)] }],
  ['in a circle and outside one that holds it', { all: [near(31.2, 121.5, 5), { not: near(31.2, 121.5, 9) }] }],
  ['a score nobody knows, though everybody has one', score('exists', false)],
  ['every way out closed', { all: [{ any: [score('lt', 10), score('gt', 90)] }, score('between', [20, 80])] }],
  [
    'a date before the day it starts',
    { all: [date(['2026-12-01', '2026-12-03']), date(['2026-12-05', '2026-12-09'])] },
  ],
])('%s can never hold', (_, condition) => {
  expect(Condition.parse(condition)).toEqual(condition)
  expect(canHold(condition)).toBe(false)
})

test('what may be unknown can hold where a comparison is denied, and only there', () => {
  const far: Condition = { f: 'store.distanceKm', op: 'gte', v: 0 }
  expect(canHold({ not: far })).toBe(true)
  expect(canHold({ all: [{ not: far }, { f: 'store.distanceKm', op: 'exists', v: true }] })).toBe(false)
})

test('before stores and guides are chosen, nothing about them can hold', () => {
  expect(canHold(grade('gte', 1), 'sla')).toBe(false)
  expect(canHold(grade('gte', 1), 'boost')).toBe(true)
  expect(canHold({ f: 'store.isScene', op: 'eq', v: true }, 'scope')).toBe(false)
})

test('a narrower condition implies a wider one and not the other way round', () => {
  expect(implies(score('gte', 70), score('gt', 40))).toBe(true)
  expect(implies(score('gt', 40), score('gte', 70))).toBe(false)
  expect(implies(near(31.2, 121.5, 3), near(31.21, 121.5, 5))).toBe(true)
  expect(implies(null, { any: [score('gte', 70), score('lt', 70)] })).toBe(true)
  expect(implies(null, score('lt', 101))).toBe(true)
  expect(implies({ all: [score('gte', 70), owned(true)] }, owned(true))).toBe(true)
})

const FIELDS = (Object.keys(RULE_FIELDS) as RuleField[]).filter((field) => RULE_FIELDS[field].type !== 'place')
const WORDS = ['2026-12-01', '上海', '沙发', 'st_1', '甲']
const NUMBERS = [0, 0.5, 1, 2, 3, 5, 7, 12, 40, 70, 100]
const TIMES = ['00:00', '06:00', '09:00', '12:30', '22:00']
/** The facts of a decision never lack these. */
const isAlwaysKnown = (field: RuleField) =>
  /^(ctx[.]|lead[.](is|has|score|channel|wish|tier|attempt|strong|orders|spent))/.test(field) ||
  (field.startsWith('guide.') && !/isSkilled|Rate7d/.test(field))

const anyValue = (field: RuleField) => {
  const { type, values, min = 0, max = 1000, isWhole } = ruleField(field)
  if (type === 'boolean') return fc.boolean()
  if (type === 'time') return fc.integer({ min: 0, max: 1439 })
  if (type === 'text') return fc.constantFrom(...(values ? Object.keys(values) : WORDS))
  return fc.constantFrom(...NUMBERS.filter((n) => n >= min && n <= max && (!isWhole || Number.isInteger(n))))
}

const comparison: fc.Arbitrary<Comparison> = fc.constantFrom(...FIELDS).chain((f) =>
  fc.constantFrom(...FIELD_OPS[ruleField(f).type]).chain((op) => {
    const one = ruleField(f).type === 'number' ? fc.constantFrom(...NUMBERS) : (anyValue(f) as fc.Arbitrary<never>)
    const many = fc.array(one, { minLength: 1, maxLength: 3 })
    const v: fc.Arbitrary<unknown> =
      op === 'exists'
        ? fc.boolean()
        : op === 'timeIn'
          ? fc.tuple(fc.constantFrom(...TIMES), fc.constantFrom(...TIMES)).map((pair) => pair.join('-'))
          : op === 'in' || op === 'nin'
            ? many
            : op === 'between'
              ? fc.tuple(one, one).map((pair: (number | string)[]) => (pair[0]! <= pair[1]! ? pair : pair.reverse()))
              : one
    return v.map((value) => ({ f, op, v: value }) as Comparison)
  }),
)
const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'tree' },
    comparison,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('tree').map((not) => ({ not })),
  ),
})).tree
const facts: fc.Arbitrary<Known> = fc.record(
  Object.fromEntries(
    FIELDS.map((field) => [
      field,
      isAlwaysKnown(field) ? anyValue(field) : fc.option(anyValue(field) as fc.Arbitrary<unknown>),
    ]),
  ),
) as fc.Arbitrary<Known>

test('what holds for some facts is never called impossible', () => {
  const property = fc.property(condition, facts, (tree, known) => {
    if (judgeKnown(tree, known) === true) expect(canHold(tree)).toBe(true)
  })
  fc.assert(property, { seed: 20_261_127, numRuns: 3_000 })
})

test('a rule is judged here as it is judged when a lead is decided', () => {
  const property = fc.property(condition, facts, (tree, known) => {
    const decided = compileCondition(tree)(factsFrom(known))
    const readBack: Known = Object.fromEntries(FIELDS.map((field) => [field, fieldReader(field)(factsFrom(known))]))
    expect(judgeKnown(tree, readBack)).toBe(decided)
  })
  fc.assert(property, { seed: 20_261_128, numRuns: 2_000 })
})

test('what is not known leaves a condition open, unless the rest decides it', () => {
  const both: Condition = { all: [score('gte', 70), grade('gte', 4)] }
  expect(judgeKnown(both, { 'guide.grade': 5 })).toBeNull()
  expect(judgeKnown(both, { 'guide.grade': 2 })).toBe(false)
  expect(judgeKnown({ not: both }, { 'guide.grade': 2 })).toBe(true)
  expect(judgeKnown({ any: [score('gte', 70), grade('gte', 4)] }, { 'guide.grade': 4 })).toBe(true)
})

function grade(op: Comparison['op'], v: Comparison['v']): Condition {
  return { f: 'guide.grade', op, v }
}
function tier(op: Comparison['op'], v: Comparison['v']): Condition {
  return { f: 'lead.tier', op, v }
}
function owned(v: boolean): Condition {
  return { f: 'lead.isOwned', op: 'eq', v }
}
function time(v: string): Condition {
  return { f: 'ctx.time', op: 'timeIn', v }
}
function date(v: string[]): Condition {
  return { f: 'ctx.date', op: 'between', v }
}
function near(latitude: number, longitude: number, km: number): Condition {
  return { f: 'lead.place', op: 'geoWithin', v: { latitude, longitude, km } }
}

/** The facts of a decision in which the fields read as given, as far as they can be given one by one. */
function factsFrom(known: Known): Facts {
  const of = <T>(field: RuleField) => known[field] as T
  const guide = {
    id: of<string | null>('guide.id') ?? 'g',
    storeId: 's',
    role: of('guide.role') ?? 'guide',
    grade: of('guide.grade') ?? 1,
    isSkilled: of('guide.isSkilled'),
    isEmployed: true,
    isOnLeave: false,
    isTaking: of('guide.onShift') ?? true,
    isSelf: false,
    tenureDays: of('guide.tenureDays') ?? 0,
    offers7d: of('guide.offers7d') ?? 0,
    acceptPpm: of<number | null>('guide.acceptRate7d') === null ? null : of<number>('guide.acceptRate7d') * 1e6,
    contactPpm: null,
  }
  const lead = {
    channel: of('lead.channel'),
    wish: of('lead.wish'),
    tier: of('lead.tier'),
    city: of('lead.city'),
    campaign: of('lead.campaign'),
    partnerId: of('lead.partner'),
    latitude: null,
    longitude: null,
    strongTouches: of('lead.strongTouches') ?? 0,
    ordersInYear: 0,
    spentFenInYear: 100_000,
    isMember: of('lead.isMember'),
    hasPhone: of('lead.hasPhone'),
    hasOrdered: of('lead.hasOrdered'),
    hasVisit: of('lead.hasVisit'),
  }
  const ownerGuideId = of('lead.isOwned') ? guide.id : null
  const input = {
    lead,
    attempt: of('lead.attempt'),
    ownerGuideId,
    ownerProtectedDays: 3,
    sceneGuideId: null,
    stores: [],
  }
  return {
    input,
    score: of('lead.score'),
    minute: of('ctx.time'),
    weekday: of('ctx.weekday'),
    date: of('ctx.date'),
    store:
      of('store.kind') === null
        ? null
        : { id: 's', kind: of('store.kind'), city: '上海', regionId: 'r', distanceM: null },
    guide,
    state: null,
  } as unknown as Facts
}
