import type { Condition } from '../../../contract/rule-condition'
import type { Rule, RuleSet } from '../../../contract/rule-set'
import { canonicalJson } from '../../kernel/canonical'
import { canHold, implies } from './can-hold'
import { quoted, type RuleFindings } from './rule-finding'

type Of<Phase extends Rule['phase']> = Extract<Rule, { phase: Phase }>

/** When no time is laid down: said again in words where a set leaves a gap. */
const DEFAULT_SAYS = '1 小时接下、1 天内联系、最多问 3 位'

/**
 * What rules that are read in order do to each other: of the times to answer the first match decides, of the scopes each
 * match is tried in its turn. Rules that never hold are left to other checks.
 */
export function checkRuleOrder(set: Pick<RuleSet, 'rules' | 'fallback'>): RuleFindings {
  const on = set.rules.filter((rule) => rule.isOn && canHold(rule.when, rule.phase))
  const scope = on.filter((rule): rule is Of<'scope'> => rule.phase === 'scope')
  const sla = on.filter((rule): rule is Of<'sla'> => rule.phase === 'sla')
  const found: RuleFindings = { faults: [], warnings: [] }
  checkAnswers(sla, found)
  checkScopes(scope, set.fallback.includes('nextStores'), found)
  return found
}

function checkAnswers(sla: readonly Of<'sla'>[], found: RuleFindings): void {
  for (const [i, rule] of sla.entries()) {
    const earlier = sla.slice(0, i)
    const cover = earlier.find(({ when }) => implies(rule.when, when, 'sla'))
    if (cover) found.faults.push(shadowed(rule, [cover]))
    else if (earlier.length > 1 && implies(rule.when, anyOf(earlier), 'sla')) found.faults.push(shadowed(rule, earlier))
    if (rule.answer.firstContactMinutes < rule.answer.acceptMinutes) found.faults.push(contactTooEarly(rule))
    if (rule.answer.acceptMinutes <= 1) found.warnings.push(tooShort(rule))
  }
  if (sla.length > 0 && implies(null, anyOf(sla), 'sla')) return
  const text = `有线索不符合任何一条时限规则，会按默认时限处理（${DEFAULT_SAYS}）；想自己定，请在时限规则的最后加一条没有条件的规则`
  found.warnings.push({ code: 'sla_gap', ruleId: null, text })
}

function anyOf(rules: readonly Rule[]): Condition | null {
  if (rules.some(({ when }) => when === null)) return null
  return { any: rules.map(({ when }) => when as Condition) }
}

function shadowed(rule: Rule, by: readonly Rule[]) {
  const names = by.map(({ name }) => quoted(name)).join('、')
  const text = `${quoted(rule.name)}永远轮不到：符合它的线索都先被前面的${names}接走了；请把它移到前面，或停用这条规则`
  return { code: 'shadowed_rule' as const, ruleId: rule.id, text }
}

function tooShort({ id, name }: Rule) {
  const text = `${quoted(name)}只给 1 分钟接待，和系统检查超时的间隔差不多，导购来不及打开就会转给下一位；建议至少 2 分钟`
  return { code: 'short_sla' as const, ruleId: id, text }
}

function contactTooEarly({ id, name }: Rule) {
  const text = `${quoted(name)}的首次联系时限比接待时限还短，还没接下就要联系；请把首次联系时限填得不短于接待时限`
  return { code: 'contact_before_accept' as const, ruleId: id, text }
}

function checkScopes(scope: readonly Of<'scope'>[], goesOn: boolean, found: RuleFindings): void {
  if (scope.length === 0) {
    const text = '没有一条启用的范围规则，线索不知道该去哪些门店；请至少启用一条，比如「最近的门店」'
    found.faults.push({ code: 'no_scope', ruleId: null, text })
  }
  for (const [i, rule] of scope.entries()) {
    const before = scope.slice(0, i).filter(({ when }) => implies(rule.when, when, 'scope'))
    const same = before.find(({ stores }) => canonicalJson(stores) === canonicalJson(rule.stores))
    if (same) found.faults.push(shadowed(rule, [same]))
    // Owners and scanned guides are one person, who may be away: a rule behind them is meant to be reached.
    const first = before.find(({ stores }) => stores.kind !== 'owner' && stores.kind !== 'sceneGuide')
    if (!same && first) found.warnings.push(late(rule, first, goesOn))
  }
}

function late(rule: Rule, first: Rule, goesOn: boolean) {
  const until = goesOn ? '找不到门店，或者没有导购能接' : '一家门店也找不到'
  const text = `${quoted(rule.name)}排在${quoted(first.name)}后面，只有前一条${until}时才会用到；如果想先用它，请移到前面`
  return { code: 'late_rule' as const, ruleId: rule.id, text }
}
