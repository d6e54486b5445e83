import { RuleSet } from '../../contract/rule-set'
import { AppError } from '../kernel/app-error'
import { assert } from '../kernel/assert'
import type { Ctx } from '../kernel/ctx'
import { findRuleSet, listRuleSetEvents } from '../modules/ruleset/rule-set.sql'
import { type Standing, statusOf } from '../modules/ruleset/rule-set-status'

/** A version as it was stored, read as a rule set. Refuses with `rule_set_unknown`. */
export async function readRuleSet(ctx: Pick<Ctx, 'db'>, brandId: string, version: number) {
  const row = await findRuleSet(ctx.db, brandId, version)
  if (!row) throw new AppError('rule_set_unknown', { version })
  return { ...row, set: RuleSet.parse(row.doc) }
}

export type RuleSetEventRow = Awaited<ReturnType<typeof listRuleSetEvents>>[number]

/** What every version of a brand is now, and the events that say so, oldest first. */
export async function readStandings(ctx: Pick<Ctx, 'db' | 'now'>, brandId: string) {
  const events: RuleSetEventRow[] = await listRuleSetEvents(ctx.db, brandId)
  const standings = statusOf(events, ctx.now)
  const of = (version: number): Standing => {
    const standing = standings.get(version)
    assert(standing, `Rule set ${version} has no event`)
    return standing
  }
  return { events, standings, of }
}
