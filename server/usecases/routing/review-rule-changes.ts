import type { Output } from '../../../contract/endpoint'
import type { reviewRuleChanges as endpoint } from '../../../contract/routing-health'
import { ruleEffect } from '../../flows/rule-effect'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { readRuleChanges } from '../../modules/health/rule-effect.sql'

/** The changes that are due to be looked at, with what was expected and what was measured (A12.3). */
export async function reviewRuleChanges(ctx: Ctx<CallerOf<'ops'>>): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const changes = await readRuleChanges(ctx.db, { brandId, now: ctx.now, dueOn: shanghaiDay(ctx.now) })
  const due = []
  for (const change of changes) due.push(await ruleEffect(ctx, brandId, change))
  return { due }
}
