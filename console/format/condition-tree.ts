import type { Comparison, Condition } from '../../contract/rule-condition'

/** A condition as a form shows it: a group of parts and how they count together. Pure. */

export const MODE_TEXT = {
  all: '以下全部满足',
  any: '以下任一满足',
  none: '以下都不满足',
  notAll: '以下不全满足',
} as const
export type GroupMode = keyof typeof MODE_TEXT
export type Group = { mode: GroupMode; items: readonly Condition[] }

/** As deep as a condition may be; the server holds it too. */
export const DEPTH_MAX = 4

export const isComparison = (condition: Condition): condition is Comparison => 'f' in condition

/** A part of a condition as a group; a single comparison is a group of one. */
export function groupOf(condition: Condition): Group {
  if ('all' in condition) return { mode: 'all', items: condition.all }
  if ('any' in condition) return { mode: 'any', items: condition.any }
  if (isComparison(condition)) return { mode: 'all', items: [condition] }
  if ('any' in condition.not) return { mode: 'none', items: condition.not.any }
  if ('all' in condition.not) return { mode: 'notAll', items: condition.not.all }
  return { mode: 'none', items: [condition.not] }
}

/** The condition a group stands for; the reverse of `groupOf`. */
export function conditionOf({ mode, items }: Group): Condition {
  const parts = [...items]
  if (mode === 'all') return { all: parts }
  if (mode === 'any') return { any: parts }
  const only = parts[0]
  if (mode === 'none' && parts.length === 1 && only && isComparison(only)) return { not: only }
  return { not: mode === 'none' ? { any: parts } : { all: parts } }
}

/** The whole condition of a rule as a group; none at all holds always. */
export function rootOf(when: Condition | null): Group {
  return when === null ? { mode: 'all', items: [] } : groupOf(when)
}

/** What a rule stores for its outermost group: nothing for no parts, the comparison itself for a single one. */
export function whenOf(group: Group): Condition | null {
  const [only, ...more] = group.items
  if (!only) return null
  return group.mode === 'all' && more.length === 0 && isComparison(only) ? only : conditionOf(group)
}

/** How deep a condition is nested: a single comparison is 1. */
export function depthOf(condition: Condition | null): number {
  if (condition === null) return 0
  if ('all' in condition) return 1 + Math.max(...condition.all.map(depthOf))
  if ('any' in condition) return 1 + Math.max(...condition.any.map(depthOf))
  return 'not' in condition ? 1 + depthOf(condition.not) : 1
}

/** A group with one of its parts changed, or without it. */
export function withItem(group: Group, index: number, item: Condition | null): Group {
  return { ...group, items: group.items.flatMap((one, i) => (i !== index ? [one] : item === null ? [] : [item])) }
}
