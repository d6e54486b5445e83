import type { RuleSet } from '../../../contract/rule-set'
import { checkEachRule } from './check-each-rule'
import { checkNetwork } from './check-network'
import { checkRuleEffects } from './check-rule-effects'
import { checkRuleOrder } from './check-rule-order'
import { checkSettings } from './check-settings'
import { findShapeFaults } from './find-shape-faults'
import type { NetworkFacts } from './network-facts'
import type { RuleFindings } from './rule-finding'

/**
 * Everything that is checked before a rule set may be published: faults keep it back, warnings are shown and stored. Each
 * text is Chinese, names the rule and says the way out. `network` is what the brand has of stores and guides now; null
 * leaves out what depends on it. Answers the document as it would be stored, or null when it is not well-formed.
 */
export function checkRuleSet(doc: unknown, network: NetworkFacts | null): RuleFindings & { set: RuleSet | null } {
  const { set, faults } = findShapeFaults(doc)
  if (set === null) return { set, faults, warnings: [] }
  const found = [checkEachRule(set), checkRuleOrder(set), checkRuleEffects(set), checkSettings(set)]
  if (network) found.push(checkNetwork(set, network))
  return { set, faults: found.flatMap((one) => one.faults), warnings: found.flatMap((one) => one.warnings) }
}
