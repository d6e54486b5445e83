import type { Input, Output } from '../../../contract/endpoint'
import type { listRuleSets as endpoint } from '../../../contract/rule-work'
import { listRuleVersions } from '../../flows/list-rule-versions'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { versionBefore } from '../../modules/ruleset/rule-set-status'

/** Every version of the rule set, newest first, with what it is now, and the one a roll-back would return to. */
export async function listRuleSets(
  ctx: Ctx<CallerOf<'ops'>>,
  _input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { ruleSets, events } = await listRuleVersions(ctx, ctx.caller.brandId)
  return { ruleSets, rollBackTo: versionBefore(events, ctx.now)?.before ?? null }
}
