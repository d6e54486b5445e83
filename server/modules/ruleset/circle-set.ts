import type { Comparison } from '../../../contract/rule-condition'
import { greatCircleM } from '../../kernel/great-circle'

export type Circle = { latitude: number; longitude: number; km: number }
export type CircleSet = { within: readonly Circle[]; outside: readonly Circle[] }

/** Rounding of distances, so that two circles that touch are not called apart. */
const SLACK_KM = 0.01

export const circlesOf = (v: Comparison['v']): Circle => v as Circle

/** Adds one more circle a place must be in, or must not be in. */
export function meetCircles({ within, outside }: CircleSet, circle: Circle, holds: boolean): CircleSet {
  return holds ? { within: [...within, circle], outside } : { within, outside: [...outside, circle] }
}

/** Whether surely no place is left: two circles that do not meet, or one that lies whole in one it must not be in. */
export function isCircleSetEmpty({ within, outside }: CircleSet): boolean {
  return within.some(
    (one, i) =>
      within.slice(i + 1).some((other) => kmBetween(one, other) > one.km + other.km + SLACK_KM) ||
      outside.some((hole) => kmBetween(one, hole) + one.km <= hole.km),
  )
}

function kmBetween(a: Circle, b: Circle): number {
  return greatCircleM(a, b) / 1000
}
