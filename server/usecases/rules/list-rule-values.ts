import type { Input, Output } from '../../../contract/endpoint'
import type { listRuleValues as endpoint } from '../../../contract/rule-draft'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as known from '../../modules/ruleset/rule-values.sql'

/** What the brand has of a field's values, for whoever writes a rule to pick from. */
export async function listRuleValues(
  ctx: Ctx<CallerOf<'ops'>>,
  asked: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  return { values: await known.listRuleValues(ctx.db, { brandId: ctx.caller.brandId, ...asked }) }
}
