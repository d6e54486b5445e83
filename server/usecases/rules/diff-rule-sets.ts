import type { Input, Output } from '../../../contract/endpoint'
import type { diffRuleSets as endpoint } from '../../../contract/rule-work'
import { nameThings } from '../../flows/check-rules'
import { readRuleSet } from '../../flows/read-rule-set'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as diff from '../../modules/ruleset/diff-rule-sets'

/** What two versions differ in, a sentence for each change. */
export async function diffRuleSets(
  ctx: Ctx<CallerOf<'ops'>>,
  { from, to }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const before = (await readRuleSet(ctx, brandId, from)).set
  const after = (await readRuleSet(ctx, brandId, to)).set
  return { changes: diff.diffRuleSets(before, after, await nameThings(ctx, brandId, [before, after])) }
}
