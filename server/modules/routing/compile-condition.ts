import type { Comparison, Condition } from '../../../contract/rule-condition'
import { assert } from '../../kernel/assert'
import { greatCircleM } from '../../kernel/great-circle'
import { type Facts, fieldReader, isOfLead } from './read-field'

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

/** Whether a condition asks of the lead and the moment alone. */
export function asksOfLeadOnly(condition: Condition | null): boolean {
  if (condition === null) return true
  if ('all' in condition) return condition.all.every(asksOfLeadOnly)
  if ('any' in condition) return condition.any.every(asksOfLeadOnly)
  if ('not' in condition) return asksOfLeadOnly(condition.not)
  return isOfLead(condition.f)
}

function leadFirst(parts: readonly Condition[]): Condition[] {
  return [...parts.filter(asksOfLeadOnly), ...parts.filter((part) => !asksOfLeadOnly(part))]
}

function allOf(tests: readonly Test[]): Test {
  return (facts) => {
    for (const test of tests) if (!test(facts)) return false
    return true
  }
}

function anyOf(tests: readonly Test[]): Test {
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
  return (facts) => {
    const value = read(facts)
    if (typeof value !== 'number') return false
    if (op === 'lt') return value < v
    if (op === 'lte') return value <= v
    if (op === 'gt') return value > v
    return value >= v
  }
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
