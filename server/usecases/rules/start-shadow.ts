import type { Input, Output } from '../../../contract/endpoint'
import type { startShadow as endpoint } from '../../../contract/rule-work'
import { checkRules } from '../../flows/check-rules'
import { moveRuleSet } from '../../flows/move-rule-set'
import { readRuleSet, readStandings } from '../../flows/read-rule-set'
import { refuseWhilePiloted } from '../../flows/refuse-while-piloted'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { holdRuleSets } from '../../modules/ruleset/rule-set.sql'
import { mayBecome } from '../../modules/ruleset/rule-set-status'

/** Lets a version decide beside the live one without counting, except where exploration goes toward it. One at a time. */
export async function startShadow(
  ctx: Ctx<CallerOf<'ops'>>,
  { version, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  await holdRuleSets(ctx.db, brandId)
  const { set } = await readRuleSet(ctx, brandId, version)
  await refuseWhilePiloted(ctx, brandId, version)
  const { of, standings } = await readStandings(ctx, brandId)
  const { status } = of(version)
  if (!mayBecome(of(version), 'shadow')) throw new AppError('rule_set_state', { status })
  const other = [...standings].find(([, standing]) => standing.status === 'shadow')
  if (other) throw new AppError('rule_set_busy', { version: other[0] })
  const { faults } = await checkRules(ctx, brandId, set)
  if (faults.length > 0) throw new AppError('rule_set_invalid', { faults })
  await moveRuleSet(ctx, { version, status: 'shadow', action: 'startShadow', reason, before: status })
  return { status: 'shadow' }
}
