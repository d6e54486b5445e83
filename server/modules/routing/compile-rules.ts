import type { Rule, RuleSet } from '../../../contract/rule-set'
import { asksOfLeadOnly, compileCondition, compileForGuides, type GuideTest, type Test } from './compile-condition'

type Of<Phase extends Rule['phase']> = Extract<Rule, { phase: Phase }>

export type ScopeRule = { id: string; test: Test; stores: Of<'scope'>['stores'] }
export type SlaRule = { id: string; test: Test; answer: Of<'sla'>['answer'] }
/** A rule about a guide: what it asks of the lead is asked once a decision, what it asks of a guide of each. */
export type GuideRule = { id: string; code: `rule:${string}`; isOfLead: boolean; when: GuideTest }
export type BoostRule = GuideRule & { points: number; said: readonly [ruleId: string, points: number] }
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
  const ofGuides = {
    id,
    code: `rule:${id}` as const,
    isOfLead: asksOfLeadOnly(rule.when),
    when: compileForGuides(rule.when),
  }
  switch (rule.phase) {
    case 'scope':
      compiled.scope.push({ id, test: compileCondition(rule.when), stores: rule.stores })
      return
    case 'require':
      if (rule.when) compiled.leaveOut.push({ ...ofGuides, when: compileForGuides({ not: rule.when }) })
      return
    case 'exclude':
      compiled.leaveOut.push(ofGuides)
      return
    case 'boost':
      compiled.boost.push({ ...ofGuides, points: rule.points, said: [id, rule.points] })
      return
    case 'cap':
      compiled.cap.push({ ...ofGuides, limits: rule.limits })
      return
    case 'sla':
      compiled.sla.push({ id, test: compileCondition(rule.when), answer: rule.answer })
  }
}
