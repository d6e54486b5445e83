import type { Input, Output } from '../../../contract/endpoint'
import type { listRuleTemplates as endpoint } from '../../../contract/rule-draft'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { RULE_TEMPLATES } from '../../modules/ruleset/rule-templates'
import { sayRuleSet } from '../../modules/ruleset/say-rule-set'

/** Rule sets to begin with, each in words; they name no store and no guide, so they are the same for every brand. */
export async function listRuleTemplates(
  _ctx: Ctx<CallerOf<'ops'>>,
  _input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  return { templates: RULE_TEMPLATES.map((template) => ({ ...template, sentences: sayRuleSet(template.doc) })) }
}
