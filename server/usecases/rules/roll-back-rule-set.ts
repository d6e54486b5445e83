import type { Input, Output } from '../../../contract/endpoint'
import type { rollBackRuleSet as endpoint } from '../../../contract/rule-work'
import { moveRuleSet } from '../../flows/move-rule-set'
import { readStandings } from '../../flows/read-rule-set'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { holdRuleSets } from '../../modules/ruleset/rule-set.sql'
import { versionBefore } from '../../modules/ruleset/rule-set-status'

/**
 * Puts the version that was in force before back in force, in one action of one person: it was agreed to when it went
 * live. It is the one the person was shown, or none: of two who go back at once the second does not go back further. The one that is left is retired, and goes live again only as any other does.
 */
export async function rollBackRuleSet(
  ctx: Ctx<CallerOf<'ops'>>,
  { to: shown, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  await holdRuleSets(ctx.db, brandId)
  const { events } = await readStandings(ctx, brandId)
  const found = versionBefore(events, ctx.now)
  if (!found || found.before === null) throw new AppError('nothing_before')
  const { live: from, before: to } = found
  if (to !== shown) throw new AppError('roll_back_changed')
  const action = 'rollBackRuleSet'
  await moveRuleSet(ctx, { version: to, status: 'live', action, reason, before: 'retired', detail: { from } })
  await moveRuleSet(ctx, { version: from, status: 'retired', action, reason, before: 'live', detail: { to } })
  return { from, to }
}
