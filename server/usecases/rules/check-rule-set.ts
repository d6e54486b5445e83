import type { Input, Output } from '../../../contract/endpoint'
import type { checkRuleSet as endpoint } from '../../../contract/rule-work'
import { checkRules, nameThings } from '../../flows/check-rules'
import { readRuleSet } from '../../flows/read-rule-set'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { diffRuleSets } from '../../modules/ruleset/diff-rule-sets'
import { sayRuleSet, sayRules } from '../../modules/ruleset/say-rule-set'
import { wellFormedRules } from '../../modules/ruleset/well-formed-rules'

/** Everything that would be said of a draft if it were saved now, without saving it. */
export async function checkRuleSet(
  ctx: Ctx<CallerOf<'ops'>>,
  { doc, comparedWith }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const before = comparedWith === undefined ? null : (await readRuleSet(ctx, brandId, comparedWith)).set
  const { set, faults, warnings } = await checkRules(ctx, brandId, doc)
  const rules = set?.rules ?? wellFormedRules(doc)
  const nameOf = await nameThings(ctx, brandId, before ? [{ rules }, before] : [{ rules }])
  return {
    faults,
    warnings,
    sentences: set ? sayRuleSet(set, nameOf) : sayRules(rules, nameOf),
    changes: set && before ? diffRuleSets(before, set, nameOf) : [],
  }
}
