import type { Rule, RuleSet } from '../../../contract/rule-set'
import { asksOfLeadOnly, compileCondition, type Test } from './compile-condition'

type Of<Phase extends Rule['phase']> = Extract<Rule, { phase: Phase }>

export type ScopeRule = { id: string; test: Test; stores: Of<'scope'>['stores'] }
export type SlaRule = { id: string; test: Test; answer: Of<'sla'>['answer'] }
/** A rule about a guide; `isOfLead` ones hold for all of a decision's guides or for none. */
type GuideRule = { id: string; test: Test; isOfLead: boolean }
export type BoostRule = GuideRule & { points: number }
export type CapRule = GuideRule & { limits: Of<'cap'>['limits'] }

/** A rule set made ready to decide: rules by phase, each condition compiled to closures. Made once for a version. */
export type CompiledRules = {
  version: number
  doc: RuleSet
  scope: ScopeRule[]
  /** Requirements turned round and exclusions, in their order: the first that holds leaves a guide out. */
  leaveOut: GuideRule[]
  boost: BoostRule[]
  cap: CapRule[]
  sla: SlaRule[]
}

/** Compiles a version of a rule set. Rules that are switched off are left out. */
export function compileRules(version: number, doc: RuleSet): CompiledRules {
  const compiled: CompiledRules = { version, doc, scope: [], leaveOut: [], boost: [], cap: [], sla: [] }
  for (const rule of doc.rules) if (rule.isOn) addRule(compiled, rule)
  return compiled
}

function addRule(compiled: CompiledRules, rule: Rule): void {
  const { id } = rule
  const test = compileCondition(rule.when)
  const isOfLead = asksOfLeadOnly(rule.when)
  switch (rule.phase) {
    case 'scope':
      compiled.scope.push({ id, test, stores: rule.stores })
      return
    case 'require':
      compiled.leaveOut.push({ id, test: (facts) => !test(facts), isOfLead })
      return
    case 'exclude':
      compiled.leaveOut.push({ id, test, isOfLead })
      return
    case 'boost':
      compiled.boost.push({ id, test, isOfLead, points: rule.points })
      return
    case 'cap':
      compiled.cap.push({ id, test, isOfLead, limits: rule.limits })
      return
    case 'sla':
      compiled.sla.push({ id, test, answer: rule.answer })
  }
}
