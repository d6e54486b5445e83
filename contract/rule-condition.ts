import * as z from 'zod'
import { FIELD_OPS, RULE_FIELDS, type RuleField, type RuleOp, ruleField } from './rule-fields'

/** One comparison of a field with a value. */
export type Comparison = { f: RuleField; op: RuleOp; v: ComparedValue }
export type ComparedValue =
  | number
  | string
  | boolean
  | (number | string)[]
  | { latitude: number; longitude: number; km: number }

/** A closed tree of comparisons: no code, no expressions, nothing that could run. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Comparison

const CONDITION_DEPTH_MAX = 4
const MEMBERS_MAX = 20
const COMPARISONS_MAX = 60
const LISTED_MAX = 500

const fields = Object.keys(RULE_FIELDS) as [RuleField, ...RuleField[]]
const ops = [...new Set(Object.values(FIELD_OPS).flat())] as [RuleOp, ...RuleOp[]]
/** More than anything a rule asks about can be, and few enough digits to be read. */
const COMPARED_MAX = 1_000_000_000_000
const Plain = z.union([z.number().min(-COMPARED_MAX).max(COMPARED_MAX), z.string().trim().min(1).max(100)])
const Circle = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  km: z.number().positive().max(2000),
})

const ComparisonShape = z
  .strictObject({
    f: z.enum(fields, { error: '没有这个字段' }),
    op: z.enum(ops, { error: '没有这种比较' }),
    v: z.union([Plain, z.boolean(), z.array(Plain).min(1).max(LISTED_MAX), Circle]),
  })
  .superRefine((comparison, check) => {
    const fault = faultOf(comparison as Comparison)
    if (fault) check.addIssue({ code: 'custom', message: fault, path: ['v'] })
  })

const Node: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Node).min(1).max(MEMBERS_MAX) }),
    z.strictObject({ any: z.array(Node).min(1).max(MEMBERS_MAX) }),
    z.strictObject({ not: Node }),
    ComparisonShape as unknown as z.ZodType<Condition>,
  ]),
)

export const Condition = Node.refine((condition) => depthOf(condition) <= CONDITION_DEPTH_MAX, {
  error: `条件最多嵌套 ${CONDITION_DEPTH_MAX} 层`,
}).refine((condition) => comparisonsIn(condition) <= COMPARISONS_MAX, {
  error: `一条规则最多 ${COMPARISONS_MAX} 个条件`,
})

/** How many comparisons a condition holds. */
export function comparisonsIn(condition: Condition): number {
  if ('all' in condition) return condition.all.reduce((sum, part) => sum + comparisonsIn(part), 0)
  if ('any' in condition) return condition.any.reduce((sum, part) => sum + comparisonsIn(part), 0)
  return 'not' in condition ? comparisonsIn(condition.not) : 1
}

/** How deep a condition is nested: a single comparison is 1. */
export function depthOf(condition: Condition): number {
  if ('all' in condition) return 1 + Math.max(...condition.all.map(depthOf))
  if ('any' in condition) return 1 + Math.max(...condition.any.map(depthOf))
  if ('not' in condition) return 1 + depthOf(condition.not)
  return 1
}

const TIME_RANGE = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/

/** What is wrong with a comparison in itself, in words, or null: the operator must suit the field, the value both. */
function faultOf({ f, op, v }: Comparison): string | null {
  const { type, label, values } = ruleField(f)
  if (!(FIELD_OPS[type] as readonly string[]).includes(op)) return `「${label}」不能这样比较`
  if (op === 'exists') return typeof v === 'boolean' ? null : `「${label}」有没有，要填是或否`
  if (type === 'boolean') return typeof v === 'boolean' ? null : `「${label}」要填是或否`
  if (op === 'timeIn') return typeof v === 'string' && TIME_RANGE.test(v) ? null : '时间段要写成 09:00-21:00'
  if (op === 'geoWithin') return isCircle(v) ? null : '位置要填经纬度和公里数'
  const listed = Array.isArray(v) ? v : [v]
  if (op === 'between' && !(Array.isArray(v) && v.length === 2 && v[0]! <= v[1]!))
    return `「${label}」的区间要从小到大填两个值`
  if ((op === 'in' || op === 'nin') && !Array.isArray(v)) return `「${label}」要填一个列表`
  if (Array.isArray(v) && op !== 'in' && op !== 'nin' && op !== 'between') return `「${label}」只能填一个值`
  const expected = type === 'number' ? 'number' : 'string'
  if (listed.some((item) => typeof item !== expected)) return `「${label}」要填${type === 'number' ? '数字' : '文字'}`
  const unknown = values && listed.find((item) => !Object.hasOwn(values, String(item)))
  return unknown === undefined ? null : `「${label}」没有「${unknown}」这个值`
}

function isCircle(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'km' in value
}
