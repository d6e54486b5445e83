import type { Input, Output } from '../../../contract/endpoint'
import type { showRuleEffect as endpoint } from '../../../contract/routing-health'
import { ruleEffect } from '../../flows/rule-effect'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { readRuleChanges } from '../../modules/health/rule-effect.sql'

/** What one version of the rules was meant to do, and what it did. */
export async function showRuleEffect(
  ctx: Ctx<CallerOf<'ops'>>,
  { version }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const [change] = await readRuleChanges(ctx.db, { brandId, now: ctx.now, version })
  if (!change) throw new AppError('rule_set_unknown', { version })
  return ruleEffect(ctx, brandId, change)
}
