import type { Comparison, Condition } from '../../../contract/rule-condition'
import { assert } from '../../kernel/assert'
import { greatCircleM } from '../../kernel/great-circle'
import { type Facts, fieldReader, isOfGuide, isOfLead } from './read-field'

/** A condition, compiled once into closures: what makes thousands of decisions a second cheap. */
export type Test = (facts: Facts) => boolean

export const ALWAYS: Test = () => true

/**
 * Compiles a condition. What is not known never matches a comparison, whichever it is; only `exists` and `not` can be
 * true of it. Parts that ask of the lead alone are asked first.
 */
export function compileCondition(condition: Condition | null): Test {
  if (condition === null) return ALWAYS
  if ('all' in condition) return allOf(leadFirst(condition.all).map(compileCondition))
  if ('any' in condition) return anyOf(leadFirst(condition.any).map(compileCondition))
  if ('not' in condition) {
    const test = compileCondition(condition.not)
    return (facts) => !test(facts)
  }
  return compileComparison(condition)
}

/** What is known already decides a condition, or else says what is left to be asked. */
export type Staged<Rest> = (facts: Facts) => boolean | Rest
/** Asked of a lead once, then of each store once, and only then of each guide. */
export type GuideTest = Staged<Staged<Test>>

/**
 * Compiles a condition that is asked of many guides of one lead: what it asks of the lead and the moment is answered once,
 * what it asks of a store once for all who serve there, and often that is all there is to ask.
 */
export function compileForGuides(condition: Condition | null): GuideTest {
  if (condition === null) return ALWAYS
  return staged(condition, asksOfLeadOnly, (ofStore) => staged(ofStore, asksOfStoreOnly, compileCondition))
}

function staged<Rest extends Test | Staged<Test>>(
  condition: Condition,
  isKnown: (part: Condition) => boolean,
  compileRest: (rest: Condition) => Rest,
): Staged<Rest> {
  if (isKnown(condition)) return compileCondition(condition)
  if ('all' in condition) {
    const known = allOf(condition.all.filter(isKnown).map(compileCondition))
    const [first, ...more] = condition.all.filter((part) => !isKnown(part)) as [Condition, ...Condition[]]
    const rest = compileRest(more.length === 0 ? first : { all: [first, ...more] })
    return (facts) => (known(facts) ? rest : false)
  }
  if ('any' in condition) {
    const known = anyOf(condition.any.filter(isKnown).map(compileCondition))
    const [first, ...more] = condition.any.filter((part) => !isKnown(part)) as [Condition, ...Condition[]]
    const rest = compileRest(more.length === 0 ? first : { any: [first, ...more] })
    return (facts) => (known(facts) ? true : rest)
  }
  const whole = compileRest(condition)
  return () => whole
}

/** Whether a condition asks of the lead and the moment alone. */
export const asksOfLeadOnly = (condition: Condition | null) => asksOnly(condition, isOfLead)
/** Whether it asks of the lead, the moment and the store, and of no guide. */
const asksOfStoreOnly = (condition: Condition) => asksOnly(condition, (field) => !isOfGuide(field))

function asksOnly(condition: Condition | null, isAllowed: (field: Comparison['f']) => boolean): boolean {
  if (condition === null) return true
  if ('all' in condition) return condition.all.every((part) => asksOnly(part, isAllowed))
  if ('any' in condition) return condition.any.every((part) => asksOnly(part, isAllowed))
  if ('not' in condition) return asksOnly(condition.not, isAllowed)
  return isAllowed(condition.f)
}

function leadFirst(parts: readonly Condition[]): Condition[] {
  return [...parts.filter(asksOfLeadOnly), ...parts.filter((part) => !asksOfLeadOnly(part))]
}

function allOf(tests: readonly Test[]): Test {
  const [first, second] = tests
  if (first && tests.length === 1) return first
  if (first && second && tests.length === 2) return (facts) => first(facts) && second(facts)
  return (facts) => {
    for (const test of tests) if (!test(facts)) return false
    return true
  }
}

function anyOf(tests: readonly Test[]): Test {
  const [first, second] = tests
  if (first && tests.length === 1) return first
  if (first && second && tests.length === 2) return (facts) => first(facts) || second(facts)
  return (facts) => {
    for (const test of tests) if (test(facts)) return true
    return false
  }
}

function compileComparison({ f, op, v }: Comparison): Test {
  const read = fieldReader(f)
  switch (op) {
    case 'exists':
      return (facts) => (read(facts) !== null) === v
    case 'eq':
      return (facts) => read(facts) === v
    case 'ne':
      return (facts) => {
        const value = read(facts)
        return value !== null && value !== v
      }
    case 'in':
    case 'nin': {
      const listed = new Set<unknown>(v as (number | string)[])
      const isWanted = op === 'in'
      return (facts) => {
        const value = read(facts)
        return value !== null && listed.has(value) === isWanted
      }
    }
    case 'timeIn':
      return timeIn(v as string)
    case 'geoWithin':
      return geoWithin(v as { latitude: number; longitude: number; km: number })
    default:
      return compileOrder(f, op, v)
  }
}

function compileOrder(f: Comparison['f'], op: 'lt' | 'lte' | 'gt' | 'gte' | 'between', v: Comparison['v']): Test {
  const read = fieldReader(f)
  if (op === 'between') {
    const [low, high] = v as [number | string, number | string]
    return (facts) => {
      const value = read(facts)
      return value !== null && value >= low && value <= high
    }
  }
  assert(typeof v === 'number', `${f} ${op} needs a number`)
  switch (op) {
    case 'lt':
      return (facts) => numberOr(read(facts)) < v
    case 'lte':
      return (facts) => numberOr(read(facts)) <= v
    case 'gt':
      return (facts) => numberOr(read(facts)) > v
    case 'gte':
      return (facts) => numberOr(read(facts)) >= v
  }
}

/** What is no number compares with nothing: so does NaN. */
function numberOr(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}

/** `22:00-06:00` runs over midnight; the end is not part of it. */
function timeIn(range: string): Test {
  const [from, to] = range.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) as [
    number,
    number,
  ]
  if (from <= to) return ({ minute }) => minute >= from && minute < to
  return ({ minute }) => minute >= from || minute < to
}

function geoWithin({ km, ...centre }: { latitude: number; longitude: number; km: number }): Test {
  return ({ input: { lead } }) =>
    lead.latitude !== null &&
    lead.longitude !== null &&
    greatCircleM({ latitude: lead.latitude, longitude: lead.longitude }, centre) <= km * 1000
}
