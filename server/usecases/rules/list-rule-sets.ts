import type { Input, Output } from '../../../contract/endpoint'
import type { listRuleSets as endpoint } from '../../../contract/rule-work'
import { listRuleVersions } from '../../flows/list-rule-versions'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** Every version of the rule set, newest first, with what it is now. */
export async function listRuleSets(
  ctx: Ctx<CallerOf<'ops'>>,
  _input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { ruleSets } = await listRuleVersions(ctx, ctx.caller.brandId)
  return { ruleSets }
}
