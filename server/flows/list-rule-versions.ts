import type { Ctx } from '../kernel/ctx'
import { listRuleSets } from '../modules/ruleset/rule-set.sql'
import { readStandings } from './read-rule-set'

/** Every version of a brand with what it is now, newest first, and the events behind it. */
export async function listRuleVersions(ctx: Pick<Ctx, 'db' | 'now'>, brandId: string) {
  const { events, of } = await readStandings(ctx, brandId)
  const ruleSets = (await listRuleSets(ctx.db, brandId)).map(({ expectedMetric, expectedChangePpm, ...row }) => ({
    ...row,
    ...of(row.version),
    expected:
      expectedMetric === null || expectedChangePpm === null
        ? null
        : { metric: expectedMetric, changePpm: expectedChangePpm },
  }))
  return { ruleSets, events }
}
