import type { Input, Output } from '../../../contract/endpoint'
import type { closeRuleReview as endpoint } from '../../../contract/routing-health'
import { noteChange } from '../../flows/note-change'
import { ruleEffect } from '../../flows/rule-effect'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { insertReview, readRuleChanges } from '../../modules/health/rule-effect.sql'

/** Closes the review of a change: what was measured then is kept as it was, with what HQ makes of it. */
export async function closeRuleReview(
  ctx: Ctx<CallerOf<'ops'>>,
  { version, note }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const [change] = await readRuleChanges(ctx.db, { brandId, now: ctx.now, version })
  if (!change) throw new AppError('rule_set_unknown', { version })
  const effect = await ruleEffect(ctx, brandId, change)
  const reviewedBy = actorOf(ctx.caller)
  const { verdict, measured } = effect
  const review = { brandId, version, measured: { verdict, measured }, note, reviewedBy, now: ctx.now }
  if (!(await insertReview(ctx.db, review))) throw new AppError('review_done', { version })
  await noteChange(ctx, { action: 'closeRuleReview', target: `rule_set:${version}`, after: { verdict, note } })
  const [closed] = await readRuleChanges(ctx.db, { brandId, now: ctx.now, version })
  return { ...effect, review: closed?.review ?? null }
}
