import type { Input, Output } from '../../../contract/endpoint'
import type { checkRuleSet as endpoint } from '../../../contract/rule-work'
import { checkRules, nameThings } from '../../flows/check-rules'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { sayRuleSet } from '../../modules/ruleset/say-rule-set'

/** Everything that would be said of a draft if it were saved now, without saving it. */
export async function checkRuleSet(
  ctx: Ctx<CallerOf<'ops'>>,
  { doc }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const { set, faults, warnings } = await checkRules(ctx, brandId, doc)
  const sentences = set ? sayRuleSet(set, await nameThings(ctx, brandId, [set])) : []
  return { faults, warnings, sentences }
}
