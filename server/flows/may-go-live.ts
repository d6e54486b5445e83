import { AppError } from '../kernel/app-error'
import type { CallerOf, Ctx } from '../kernel/ctx'
import { holdRuleSets } from '../modules/ruleset/rule-set.sql'
import { mayBecome } from '../modules/ruleset/rule-set-status'
import { checkRules } from './check-rules'
import { readRuleSet, readStandings } from './read-rule-set'
import { refuseWhilePiloted } from './refuse-while-piloted'

/**
 * Whether a version may go live, or into the shadow, as things stand, with the brand's rule sets held so that it stays so:
 * it is sound, of a status that may, and not on trial. Answers its status, what all versions are, and what is to be minded;
 * throws `rule_set_unknown`, `rule_set_state`, `rule_set_invalid` or `pilot_running`.
 */
export async function mayGoLive(ctx: Ctx<CallerOf<'ops'>>, version: number, wanted: 'live' | 'shadow' = 'live') {
  const { brandId } = ctx.caller
  await holdRuleSets(ctx.db, brandId)
  const { set } = await readRuleSet(ctx, brandId, version)
  await refuseWhilePiloted(ctx, brandId, version)
  const { of, standings } = await readStandings(ctx, brandId)
  const { status } = of(version)
  if (!mayBecome(of(version), wanted)) throw new AppError('rule_set_state', { status })
  const { faults, warnings } = await checkRules(ctx, brandId, set)
  if (faults.length > 0) throw new AppError('rule_set_invalid', { faults })
  return { status, standings, warnings }
}
