import type { Comparison } from '../../../contract/rule-condition'
import { type RuleField, ruleField } from '../../../contract/rule-fields'
import { type Circle, circlesOf, isCircleSetEmpty, meetCircles } from './circle-set'
import { complement, type Interval, isBetween, meetIntervals, onWhole } from './interval-set'

/** The values a text may have: only these, or any but these and within an order. */
type Words = { only: ReadonlySet<string> | null; except: ReadonlySet<string>; from: string | null; to: string | null }

/** Which values of one field are left while a condition is taken apart. Never smaller than the truth. */
export type ValueSet = {
  /** Whether nobody may know it. */
  mayBeUnknown: boolean
  numbers: readonly Interval[]
  words: Words
  flags: readonly boolean[]
  circles: { within: readonly Circle[]; outside: readonly Circle[] }
  /** Whether any known value is left at all. */
  mayBeKnown: boolean
}

const ALL_WORDS: Words = { only: null, except: new Set(), from: null, to: null }
const DAY_MINUTES = 1440

/** Everything a field can be; what is never unknown says so itself. */
export function wholeOf(field: RuleField, mayBeUnknown: boolean, mayBeKnown: boolean): ValueSet {
  const { type, values, min = -Infinity, max = Infinity } = ruleField(field)
  const numbers: Interval[] =
    type === 'time' ? [{ low: 0, high: DAY_MINUTES - 1 }] : type === 'number' ? [{ low: min, high: max }] : []
  const words = values ? { ...ALL_WORDS, only: new Set(Object.keys(values)) } : ALL_WORDS
  return { mayBeUnknown, mayBeKnown, numbers, words, flags: [true, false], circles: { within: [], outside: [] } }
}

/** What is left when a comparison holds, or when it does not: then the value may also be unknown. */
export function narrow(set: ValueSet, { f, op, v }: Comparison, holds: boolean): ValueSet {
  if (op === 'exists') {
    return v === holds ? { ...set, mayBeUnknown: false } : { ...set, mayBeKnown: false }
  }
  const left = { ...set, mayBeUnknown: set.mayBeUnknown && !holds }
  if (!left.mayBeKnown) return left
  const { type, isWhole } = ruleField(f)
  switch (type) {
    case 'boolean':
      return { ...left, flags: left.flags.filter((flag) => (flag === v) === holds) }
    case 'place':
      return { ...left, circles: meetCircles(left.circles, circlesOf(v), holds) }
    case 'text':
      return { ...left, words: meetWords(left.words, op, v, holds) }
    default: {
      const wanted = type === 'time' ? minutesOf(String(v)) : numbersOf(op, v)
      const met = meetIntervals(left.numbers, holds ? wanted : complement(wanted))
      return { ...left, numbers: type === 'time' || isWhole ? onWhole(met) : met }
    }
  }
}

/** Whether nothing is left, neither a value nor not knowing it. */
export function isEmpty(field: RuleField, set: ValueSet): boolean {
  if (set.mayBeUnknown) return false
  if (!set.mayBeKnown) return true
  switch (ruleField(field).type) {
    case 'boolean':
      return set.flags.length === 0
    case 'place':
      return isCircleSetEmpty(set.circles)
    case 'text':
      return areWordsGone(set.words)
    default:
      return set.numbers.length === 0
  }
}

function numbersOf(op: Comparison['op'], v: Comparison['v']): Interval[] {
  const all = { low: -Infinity, high: Infinity }
  const one = v as number
  switch (op) {
    case 'lt':
      return [{ ...all, high: one, isHighOpen: true }]
    case 'lte':
      return [{ ...all, high: one }]
    case 'gt':
      return [{ ...all, low: one, isLowOpen: true }]
    case 'gte':
      return [{ ...all, low: one }]
    case 'between': {
      const [low, high] = v as [number, number]
      return [{ low, high }]
    }
    case 'eq':
      return [{ low: one, high: one }]
    case 'ne':
      return complement([{ low: one, high: one }])
    default: {
      const points = (v as number[]).map((low) => ({ low, high: low }))
      return op === 'nin' ? complement(points) : points.sort((a, b) => a.low - b.low)
    }
  }
}

/** The minutes of a stretch of the day; one that ends before it begins runs over midnight, the end is not part of it. */
function minutesOf(range: string): Interval[] {
  const [from, to] = range.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) as [
    number,
    number,
  ]
  if (from === to) return []
  if (from < to) return [{ low: from, high: to - 1 }]
  const late = { low: from, high: DAY_MINUTES - 1 }
  return to === 0 ? [late] : [{ low: 0, high: to - 1 }, late]
}

function meetWords(words: Words, op: Comparison['op'], v: Comparison['v'], holds: boolean): Words {
  if (op === 'between') {
    const [from, to] = v as [string, string]
    if (words.only) {
      const only = [...words.only].filter((word) => (word >= from && word <= to) === holds)
      return { ...words, only: new Set(only) }
    }
    if (!holds) return words
    const isLater = words.from === null || from > words.from
    const isEarlier = words.to === null || to < words.to
    return { ...words, from: isLater ? from : words.from, to: isEarlier ? to : words.to }
  }
  const listed = new Set((Array.isArray(v) ? v : [v]).map(String))
  const keeps = (op === 'eq' || op === 'in') === holds
  if (!keeps) {
    if (words.only) return { ...words, only: new Set([...words.only].filter((word) => !listed.has(word))) }
    return { ...words, except: new Set([...words.except, ...listed]) }
  }
  const fits = (word: string) =>
    (words.only?.has(word) ?? true) && !words.except.has(word) && isBetween(word, words.from, words.to)
  return { ...words, only: new Set([...listed].filter(fits)) }
}

function areWordsGone({ only, from, to }: Words): boolean {
  if (only) return only.size === 0
  return from !== null && to !== null && from > to
}
