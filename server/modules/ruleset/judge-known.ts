import type { Comparison, Condition } from '../../../contract/rule-condition'
import type { RuleField } from '../../../contract/rule-fields'

/** What is known of some fields; `null` is known to be absent, a field that is missing may be anything. */
export type Known = Partial<Record<RuleField, number | string | boolean | null>>

/** Whether a condition holds by what is known: yes, no, or `null` when it depends on what is not. */
export function judgeKnown(condition: Condition | null, known: Known): boolean | null {
  if (condition === null) return true
  if ('all' in condition) return weakest(condition.all, known, false)
  if ('any' in condition) return weakest(condition.any, known, true)
  if ('not' in condition) {
    const inner = judgeKnown(condition.not, known)
    return inner === null ? null : !inner
  }
  const value = known[condition.f]
  return value === undefined ? null : compare(condition, value)
}

/** One part that says `decisive` decides; else one that depends leaves it open. */
function weakest(parts: readonly Condition[], known: Known, decisive: boolean): boolean | null {
  let answer: boolean | null = !decisive
  for (const part of parts) {
    const judged = judgeKnown(part, known)
    if (judged === decisive) return decisive
    if (judged === null) answer = null
  }
  return answer
}

/** As a decision compares: what is absent never matches, whichever the comparison, `exists` aside. */
function compare({ op, v }: Comparison, value: number | string | boolean | null): boolean | null {
  if (op === 'exists') return (value !== null) === v
  if (value === null) return false
  switch (op) {
    case 'eq':
      return value === v
    case 'ne':
      return value !== v
    case 'in':
    case 'nin':
      return (v as unknown[]).includes(value) === (op === 'in')
    case 'between': {
      const [low, high] = v as [number | string, number | string]
      return value >= low && value <= high
    }
    case 'lt':
      return (value as number) < (v as number)
    case 'lte':
      return (value as number) <= (v as number)
    case 'gt':
      return (value as number) > (v as number)
    case 'gte':
      return (value as number) >= (v as number)
    case 'timeIn':
      return isWithin(value as number, v as string)
    case 'geoWithin':
      return null
  }
}

function isWithin(minute: number, range: string): boolean {
  const [from, to] = range.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) as [
    number,
    number,
  ]
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to
}
