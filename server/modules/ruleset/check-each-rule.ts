import type { Rule, RuleSet } from '../../../contract/rule-set'
import { canHold, isKnownIn } from './can-hold'
import { quoted, type RuleFinding, type RuleFindings } from './rule-finding'
import { fieldsOf, sayCondition } from './say-condition'

/** What is wrong with a rule whatever the others say. Rules that are switched off are not judged. */
export function checkEachRule({ rules }: Pick<RuleSet, 'rules'>): RuleFindings {
  const found: RuleFindings = { faults: [], warnings: [] }
  for (const rule of rules) {
    if (!rule.isOn) continue
    const early = earlyField(rule)
    if (early) found.faults.push(early)
    else if (!canHold(rule.when, rule.phase)) found.faults.push(dead(rule))
    else {
      const { fault, warning } = reach(rule)
      if (fault) found.faults.push(fault)
      if (warning) found.warnings.push(warning)
    }
  }
  found.faults.push(...repeatedIds(rules))
  found.warnings.push(...repeatedNames(rules))
  return found
}

const PHASE_SAYS = { scope: '分配范围', sla: '时限' } as const

function earlyField(rule: Rule): RuleFinding | null {
  if (rule.phase !== 'scope' && rule.phase !== 'sla') return null
  const unknown = [...fieldsOf(rule.when)].find((field) => !isKnownIn(rule.phase, field))
  if (!unknown) return null
  const text = `${quoted(rule.name)}定的是${PHASE_SAYS[rule.phase]}，这时还没有选到门店和导购，不能用它们作条件；请改用线索或时间的条件`
  return { code: 'not_known_yet', ruleId: rule.id, text }
}

function dead(rule: Rule): RuleFinding {
  const condition = rule.when === null ? '' : sayCondition(rule.when)
  const fault = rule.when !== null && 'f' in rule.when ? '不可能成立' : '自相矛盾'
  const outcome = rule.phase === 'require' ? '，会让所有导购都接不了线索' : '，永远用不上'
  const text = `${quoted(rule.name)}的条件${fault}（${condition}）${outcome}；请改正条件，或停用这条规则`
  return { code: 'dead_rule', ruleId: rule.id, text }
}

/** A rule that turns on the lead alone lets all guides in, or none. */
function reach(rule: Rule): { fault?: RuleFinding; warning?: RuleFinding } {
  const { id: ruleId, name, when, phase } = rule
  if (phase === 'cap') return capReach(rule)
  if (phase !== 'require' && phase !== 'exclude') return {}
  const isOfLead = [...fieldsOf(when)].every((field) => !/^(guide|store)[.]/.test(field))
  if (phase === 'exclude' && (when === null || !canHold({ not: when }))) {
    const text = `${quoted(name)}排除了所有导购，没有线索能分出去；请加上条件，或停用这条规则`
    return { fault: { code: 'leaves_nobody', ruleId, text } }
  }
  if (!isOfLead || when === null) return {}
  const whose = phase === 'require' ? '不符合' : '符合'
  const text = `${quoted(name)}只看线索，${whose}「${sayCondition(when)}」的线索不会分给任何导购，直接走到兜底；如果不是这个意思，请加上导购或门店的条件`
  return { warning: { code: 'asks_of_lead_only', ruleId, text } }
}

const LIMIT_SAYS = { daily: '每天最多接', open: '同时最多跟进', members: '最多服务会员' } as const

function capReach(rule: Extract<Rule, { phase: 'cap' }>): { fault?: RuleFinding; warning?: RuleFinding } {
  const { id: ruleId, name, when, limits } = rule
  const zero = (Object.keys(LIMIT_SAYS) as (keyof typeof LIMIT_SAYS)[]).filter((key) => limits[key] === 0)
  if (zero.length === 0) return {}
  const said = zero.map((key) => LIMIT_SAYS[key]).join('、')
  const isForAll = when === null || !canHold({ not: when })
  if (isForAll) {
    const text = `${quoted(name)}把所有导购的「${said}」限为 0，没有线索能分出去；上限请至少填 1，或加上条件`
    return { fault: { code: 'cap_zero', ruleId, text } }
  }
  const text = `${quoted(name)}把「${said}」限为 0，这些导购不会再接到线索；如果就是这个意思，改用「排除」规则更清楚`
  return { warning: { code: 'cap_zero', ruleId, text } }
}

function repeatedIds(rules: readonly Rule[]): RuleFinding[] {
  return rules
    .filter(({ id }, i) => rules.findIndex((rule) => rule.id === id) < i)
    .map(({ id, name }) => {
      const first = rules.find((rule) => rule.id === id)!
      const text = `${quoted(name)}和${quoted(first.name)}的编号相同（${id}）；请给其中一条换一个编号`
      return { code: 'duplicate_id' as const, ruleId: id, text }
    })
}

function repeatedNames(rules: readonly Rule[]): RuleFinding[] {
  return rules
    .filter(({ name }, i) => rules.findIndex((rule) => rule.name === name) < i)
    .map(({ id, name }) => {
      const text = `有两条规则都叫「${name}」，以后看记录时分不清；请给其中一条换个名字`
      return { code: 'same_name' as const, ruleId: id, text }
    })
}
