import type { Input, Output } from '../../../contract/endpoint'
import type { retireRuleSet as endpoint } from '../../../contract/rule-work'
import { moveRuleSet } from '../../flows/move-rule-set'
import { readRuleSet, readStandings } from '../../flows/read-rule-set'
import { refuseWhilePiloted } from '../../flows/refuse-while-piloted'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { withdrawApprovals } from '../../modules/ruleset/approval.sql'
import { holdRuleSets } from '../../modules/ruleset/rule-set.sql'
import { mayBecome } from '../../modules/ruleset/rule-set-status'

/**
 * Ends a draft, a shadow or a pilot, and undoes a start that was only planned; a request that waits goes with it. The
 * version in force is not retired: another one replaces it.
 */
export async function retireRuleSet(
  ctx: Ctx<CallerOf<'ops'>>,
  { version, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  await holdRuleSets(ctx.db, brandId)
  await readRuleSet(ctx, brandId, version)
  await refuseWhilePiloted(ctx, brandId, version)
  const standing = (await readStandings(ctx, brandId)).of(version)
  if (!mayBecome(standing, 'retired')) throw new AppError('rule_set_state', { status: standing.status })
  await moveRuleSet(ctx, { version, status: 'retired', action: 'retireRuleSet', reason, before: standing.status })
  const end = { by: actorOf(ctx.caller), at: ctx.now, reason }
  await withdrawApprovals(ctx.db, brandId, { kind: 'rule_set', version }, end)
  return { status: 'retired' }
}
