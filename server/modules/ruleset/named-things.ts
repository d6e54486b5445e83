import type { Rule, RuleSet } from '../../../contract/rule-set'
import { walk } from './say-condition'

/** The fields that name a thing of the brand by its id, with what such a thing is called. */
export const THING_SAYS = {
  'store.id': '门店',
  'guide.id': '导购',
  'store.region': '大区',
  'lead.partner': '合作渠道',
} as const
export type ThingField = keyof typeof THING_SAYS

/** Things of the brand a rule names by their id. */
export function namedThings(rule: Rule): (readonly [ThingField, string])[] {
  const named: (readonly [ThingField, string])[] = []
  walk(rule.when, ({ f, op, v }) => {
    if (!Object.hasOwn(THING_SAYS, f) || op === 'exists' || op === 'between') return
    for (const id of Array.isArray(v) ? v : [v]) named.push([f as ThingField, String(id)])
  })
  return named
}

/** The ids of everything a rule set names. */
export function idsNamed({ rules }: Pick<RuleSet, 'rules'>): string[] {
  return [...new Set(rules.flatMap(namedThings).map(([, id]) => id))]
}
