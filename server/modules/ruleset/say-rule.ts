import type { Condition } from '../../../contract/rule-condition'
import type { Rule } from '../../../contract/rule-set'
import { fieldsOf, type NameOf, NO_NAMES, sayCondition } from './say-condition'

type Of<Phase extends Rule['phase']> = Extract<Rule, { phase: Phase }>

/**
 * One plain Chinese sentence that says what a rule does, with units and with what people call things. Said of the rule as
 * it stands, also when it is switched off. Total over phases and conditions.
 */
export function sayRule(rule: Rule, nameOf: NameOf = NO_NAMES): string {
  return sayPhase(rule, nameOf).replace(LATIN_BEFORE_HAN, ' ')
}

/** 「门店是 st_1 的导购」: what ends in Latin letters or figures stands apart from the words after it. */
const LATIN_BEFORE_HAN = /(?<=[0-9A-Za-z%])(?=的导购|时，|之一|中的任何)/g

function sayPhase(rule: Rule, nameOf: NameOf): string {
  switch (rule.phase) {
    case 'scope':
      return `${when(rule.when, '每条线索', nameOf)}${sayStores(rule.stores)}。`
    case 'require':
      return sayRequire(rule.when, nameOf)
    case 'exclude':
      return sayExclude(rule.when, nameOf)
    case 'boost':
      return `${sayWhom(rule.when, nameOf)}${sayPoints(rule.points)}。`
    case 'cap':
      return `${sayWhom(rule.when, nameOf)}${sayLimits(rule.limits)}。`
    case 'sla':
      return `${when(rule.when, '没有其他时限的线索，', nameOf)}${sayAnswer(rule.answer)}。`
  }
}

function when(condition: Condition | null, always: string, nameOf: NameOf): string {
  return condition === null ? always : `当${sayCondition(condition, nameOf)}时，`
}

function sayStores(stores: Of<'scope'>['stores']): string {
  switch (stores.kind) {
    case 'owner':
      return stores.mode === 'strict' ? '只给归属导购' : '先给归属导购，TA 接不了再看下一条'
    case 'sceneGuide':
      return stores.mode === 'strict' ? '只给被扫码的导购' : '先给被扫码的导购，TA 接不了再看下一条'
    case 'scene':
      return stores.alsoNearest === 0
        ? '给扫码的门店'
        : `给扫码的门店，以及顾客周围 ${stores.withinKm} 公里内最近的 ${stores.alsoNearest} 家门店`
    case 'nearest':
      return `给顾客周围 ${stores.withinKm} 公里内最近的 ${stores.count} 家门店`
    case 'city':
      return `给顾客所在城市的门店，每次抽 ${stores.count} 家`
  }
}

/** What asks of a guide or their store becomes an attribute of them; the rest is the occasion. */
function splitWhom(condition: Condition): { occasion: Condition[]; whom: Condition[] } | null {
  const parts = 'all' in condition ? condition.all : [condition]
  const split = { occasion: [] as Condition[], whom: [] as Condition[] }
  for (const part of parts) {
    const rooms = new Set([...fieldsOf(part)].map((field) => /^(guide|store)[.]/.test(field)))
    if (rooms.size > 1) return null
    split[rooms.has(true) ? 'whom' : 'occasion'].push(part)
  }
  return split
}

function sayParts(parts: readonly Condition[], nameOf: NameOf): string {
  return parts.length === 1 ? sayCondition(parts[0]!, nameOf) : sayCondition({ all: [...parts] }, nameOf)
}

/** 「级别不低于 4 级的导购」: the word guide need not be said twice. */
function sayGuides(parts: readonly Condition[], nameOf: NameOf): string {
  const text = sayParts(parts, nameOf)
  const isTree = parts.some((part) => !('f' in part))
  return isTree ? `符合（${text}）的导购` : `${text.replace(/^导购(?!，)/, '')}的导购`
}

function sayWhom(condition: Condition | null, nameOf: NameOf): string {
  if (condition === null) return '每位导购'
  const split = splitWhom(condition)
  if (split === null) return `当${sayCondition(condition, nameOf)}时，该导购`
  const { occasion, whom } = split
  const lead = occasion.length > 0 ? `当${sayParts(occasion, nameOf)}时，` : ''
  return whom.length === 0 ? `${lead}每位导购` : `${lead}${sayGuides(whom, nameOf)}`
}

function sayRequire(condition: Condition | null, nameOf: NameOf): string {
  if (condition === null) return '所有导购都可以接线索。'
  const split = splitWhom(condition)
  if (split && split.occasion.length === 0) return `线索只给${sayGuides(split.whom, nameOf)}。`
  return `只有当${sayCondition(condition, nameOf)}时，才把线索给该导购。`
}

function sayExclude(condition: Condition | null, nameOf: NameOf): string {
  if (condition === null) return '线索不给任何导购。'
  const split = splitWhom(condition)
  if (split === null) return `当${sayCondition(condition, nameOf)}时，不把线索给该导购。`
  const lead = split.occasion.length > 0 ? `当${sayParts(split.occasion, nameOf)}时，` : '线索'
  if (split.whom.length === 0) return `${lead}不给任何导购。`
  return `${lead}不给${sayGuides(split.whom, nameOf)}。`
}

function sayPoints(points: number): string {
  if (points === 0) return '不加分也不减分'
  return points > 0 ? `加 ${points} 分` : `减 ${-points} 分`
}

function sayLimits({ daily, open, members }: Of<'cap'>['limits']): string {
  const said: string[] = []
  if (daily !== undefined) said.push(`每天最多接 ${daily} 条`)
  if (open !== undefined) said.push(`同时跟进最多 ${open} 条`)
  if (members !== undefined) said.push(`最多服务 ${members.toLocaleString('zh-CN')} 位会员`)
  return said.join('，')
}

function sayAnswer({ acceptMinutes, firstContactMinutes, maxAttempts, clock }: Of<'sla'>['answer']): string {
  const counted = clock === 'business' ? '按门店营业时间计' : '按自然时间计'
  const contact = `${sayMinutes(firstContactMinutes)}内首次联系`
  return `要在 ${sayMinutes(acceptMinutes)}内接下，${contact}，最多问 ${maxAttempts} 位导购，${counted}`
}

/** 90 分钟, 4 小时, 2 天. */
export function sayMinutes(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440} 天`
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`
}
