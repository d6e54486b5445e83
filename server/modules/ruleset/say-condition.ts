import type { Comparison, Condition } from '../../../contract/rule-condition'
import { type RuleField, ruleField } from '../../../contract/rule-fields'

/** What a thing is called that a rule names by its id: a store, a guide, a region, a partner. Unknown: the id is shown. */
export type NameOf = (field: RuleField, id: string) => string | undefined
export const NO_NAMES: NameOf = () => undefined

const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** A condition in plain Chinese, as a part of a sentence: 「线索评分不低于 70 分，且顾客城市是上海」. */
export function sayCondition(condition: Condition, nameOf: NameOf = NO_NAMES): string {
  if ('all' in condition) return join(condition.all, '，且', nameOf)
  if ('any' in condition) return join(condition.any, '，或', nameOf)
  if ('not' in condition) return `不符合（${sayCondition(condition.not, nameOf)}）`
  return sayComparison(condition, nameOf)
}

function join(parts: readonly Condition[], word: string, nameOf: NameOf): string {
  if (parts.length === 1) return sayCondition(parts[0]!, nameOf)
  return parts
    .map((part) => {
      const text = sayCondition(part, nameOf)
      return ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1) ? `（${text}）` : text
    })
    .join(word)
}

function sayComparison({ f, op, v }: Comparison, nameOf: NameOf): string {
  const { label, no } = ruleField(f)
  const one = (value: unknown) => apart(sayValue(f, value, nameOf))
  const isMany = Array.isArray(v) && v.length > 1
  switch (op) {
    case 'exists':
      return v ? `已知${bare(label)}` : `不知道${bare(label)}`
    case 'eq':
      return typeof v === 'boolean' ? (v ? label : (no ?? `不是${label}`)) : `${label}是${one(v)}`
    case 'ne':
      return `${label}不是${one(v)}`
    case 'in':
      return `${label}是${list(v, one)}${isMany ? '之一' : ''}`
    case 'nin':
      return `${label}不是${list(v, one)}${isMany ? '中的任何一个' : ''}`
    case 'lt':
      return `${label}低于${one(v)}`
    case 'lte':
      return `${label}不高于${one(v)}`
    case 'gt':
      return `${label}高于${one(v)}`
    case 'gte':
      return `${label}不低于${one(v)}`
    case 'between': {
      const [low, high] = v as [unknown, unknown]
      return `${label}在${one(low)}到${one(high)}之间`
    }
    case 'timeIn': {
      const [from, to] = String(v).split('-')
      return `时间在 ${from} 到 ${to} 之间`
    }
    case 'geoWithin': {
      const { latitude, longitude, km } = v as { latitude: number; longitude: number; km: number }
      return `${label}在北纬 ${latitude}、东经 ${longitude} 周围 ${km} 公里内`
    }
  }
}

function list(v: Comparison['v'], one: (value: unknown) => string): string {
  return (v as readonly unknown[]).map(one).join('、').replaceAll('、 ', '、')
}

/** A value as people know it: closed ones by their label, ids by their name, numbers with their unit. */
function sayValue(f: RuleField, value: unknown, nameOf: NameOf): string {
  const { unit, values, show } = ruleField(f)
  if (typeof value === 'number') {
    if (show === 'percent') return `${trim(value * 100)}%`
    if (show === 'weekday') return WEEKDAYS[value] ?? String(value)
    return unit ? `${trim(value)} ${unit}` : trim(value)
  }
  const text = String(value)
  return values?.[text] ?? nameOf(f, text) ?? text
}

/** Latin letters and figures stand apart from the Chinese before them. */
const apart = (text: string) => (/^[0-9A-Za-z-]/.test(text) ? ` ${text}` : text)

/** At most four decimals, thousands apart. */
const trim = (value: number) => value.toLocaleString('zh-CN', { maximumFractionDigits: 4 })

/** What a yes or no is about, without the verb that says it is so. */
const bare = (label: string) => (/^(是|已|有|在|扫)/.test(label) ? `是否${label}` : label)

/** Every field a condition asks of. */
export function fieldsOf(condition: Condition | null): Set<RuleField> {
  const found = new Set<RuleField>()
  walk(condition, ({ f }) => found.add(f))
  return found
}

/** Visits each comparison of a condition. */
export function walk(condition: Condition | null, visit: (comparison: Comparison) => void): void {
  if (condition === null) return
  if ('all' in condition) for (const part of condition.all) walk(part, visit)
  else if ('any' in condition) for (const part of condition.any) walk(part, visit)
  else if ('not' in condition) walk(condition.not, visit)
  else visit(condition)
}
