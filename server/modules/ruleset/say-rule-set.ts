import type { Rule, RuleSet } from '../../../contract/rule-set'
import { type NameOf, NO_NAMES } from './say-condition'
import { sayRule } from './say-rule'
import { saySettings } from './say-setting'

export type RuleSentence = { ruleId: string | null; name: string | null; isOn: boolean; text: string }

/** A whole rule set in plain Chinese: a sentence for each rule in its order, then one for each setting. */
export function sayRuleSet(set: RuleSet, nameOf: NameOf = NO_NAMES): RuleSentence[] {
  const settings = saySettings(set).map((text) => ({ ruleId: null, name: null, isOn: true, text }))
  return [...sayRules(set.rules, nameOf), ...settings]
}

/** A sentence for each of some rules. */
export function sayRules(rules: readonly Rule[], nameOf: NameOf = NO_NAMES): RuleSentence[] {
  return rules.map((rule) => ({ ruleId: rule.id, name: rule.name, isOn: rule.isOn, text: sayRule(rule, nameOf) }))
}
