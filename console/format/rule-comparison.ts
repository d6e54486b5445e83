import type { ComparedValue, Comparison } from '../../contract/rule-condition'
import { FIELD_OPS, RULE_FIELDS, type RuleField, type RuleOp, ruleField } from '../../contract/rule-fields'
import type { RulePhase } from '../../contract/rule-set'

/** One comparison as it is picked in a form: which fields, which words between field and value, what to begin with. Pure. */

const OP_TEXT: Record<RuleOp, string> = {
  eq: '是',
  ne: '不是',
  in: '是其中之一',
  nin: '不是其中任何一个',
  lt: '低于',
  lte: '不高于',
  gt: '高于',
  gte: '不低于',
  between: '在两者之间',
  exists: '是否已知',
  timeIn: '在时间段内',
  geoWithin: '在某处周围',
}
const ROOMS = { lead: '线索与顾客', store: '门店', guide: '导购', ctx: '时间' } as const

export type Choice<Value> = { value: Value; label: string }

/** The fields a rule of a phase may ask about, by what they are about. Scope and times are decided before stores are chosen. */
export function fieldChoices(phase: RulePhase): { label: string; options: Choice<RuleField>[] }[] {
  const isEarly = phase === 'scope' || phase === 'sla'
  return Object.entries(ROOMS)
    .filter(([room]) => !isEarly || room === 'lead' || room === 'ctx')
    .map(([room, label]) => ({
      label,
      options: (Object.keys(RULE_FIELDS) as RuleField[])
        .filter((field) => field.startsWith(`${room}.`))
        .map((value) => ({ value, label: ruleField(value).label })),
    }))
}

/** The comparisons that make sense for a field; of texts only a day stands between two others. */
export function opChoices(field: RuleField): Choice<RuleOp>[] {
  const { type } = ruleField(field)
  const ops: readonly RuleOp[] = FIELD_OPS[type]
  return ops
    .filter((op) => op !== 'between' || type !== 'text' || field === 'ctx.date')
    .map((value) => ({ value, label: OP_TEXT[value] }))
}

const LISTS: readonly RuleOp[] = ['in', 'nin']
/** Numbers people begin with where the smallest one would say nothing. */
const FIRST_NUMBER: Partial<Record<RuleField, number>> = {
  'lead.score': 60,
  'guide.grade': 4,
  'guide.acceptRate7d': 0.8,
  'guide.contactRate7d': 0.8,
  'store.distanceKm': 5,
  'ctx.hour': 18,
  'ctx.weekday': 6,
}

/** A new comparison of a field, to be filled in. */
export function blankComparison(field: RuleField): Comparison {
  const { type, values } = ruleField(field)
  if (type === 'number') return { f: field, op: field === 'ctx.weekday' ? 'eq' : 'gte', v: firstNumber(field) }
  if (type === 'boolean') return { f: field, op: 'eq', v: true }
  if (type === 'time') return { f: field, op: 'timeIn', v: '09:00-21:00' }
  if (type === 'place') return { f: field, op: 'exists', v: true }
  return { f: field, op: 'eq', v: values ? Object.keys(values)[0]! : '' }
}

const firstNumber = (field: RuleField) => FIRST_NUMBER[field] ?? ruleField(field).min ?? 1

/** The comparison with another word between field and value; the value is kept where it still fits. */
export function withOp(comparison: Comparison, op: RuleOp): Comparison {
  const { f, op: before, v } = comparison
  if (op === before) return comparison
  return { f, op, v: fitting(f, op, before, v) }
}

function fitting(field: RuleField, op: RuleOp, before: RuleOp, v: ComparedValue): ComparedValue {
  if (op === 'exists') return true
  if (op === 'geoWithin') return { latitude: 31.23, longitude: 121.47, km: 5 }
  if (before === 'exists' || before === 'geoWithin') return fitting(field, op, 'eq', blankComparison(field).v)
  const first = Array.isArray(v) ? v[0] : v
  if (LISTS.includes(op)) {
    const kept = (Array.isArray(v) ? v : [v]).filter((item) => item !== '') as (string | number)[]
    return kept
  }
  if (op === 'between') {
    if (typeof first === 'number') return [first, ruleField(field).max ?? first]
    return [String(first ?? ''), String(first ?? '')]
  }
  return (first as ComparedValue | undefined) ?? blankComparison(field).v
}
