import type { RuleSet } from '../../contract/rule-set'
import type { Ctx } from '../kernel/ctx'
import { DAY_MS, shanghaiDay } from '../kernel/shanghai-time'
import { sumParts } from '../modules/report/store-day.sql'
import { checkRuleSet } from '../modules/ruleset/check-rule-set'
import { findUnmatched } from '../modules/ruleset/find-unmatched'
import { judgeKnown } from '../modules/ruleset/judge-known'
import { idsNamed } from '../modules/ruleset/named-things'
import type { NetworkFacts } from '../modules/ruleset/network-facts'
import { readLeadSamples, readNetworkFacts, readThingNames } from '../modules/ruleset/network-facts.sql'
import type { RuleFindings } from '../modules/ruleset/rule-finding'
import { sampleKnown } from '../modules/ruleset/sample-known'
import type { NameOf } from '../modules/ruleset/say-condition'
import { reportDays } from './report-days'

/** How far back arrivals are counted for the leads a usual day brings: four whole weeks. */
const FORECAST_DAYS = 28
/** How many of the newest leads a rule is tried on. */
const SAMPLES_MAX = 500

/** Checks a document against itself, against the stores and guides there are today, and against the newest leads. */
export async function checkRules(
  ctx: Pick<Ctx, 'db' | 'now'>,
  brandId: string,
  doc: unknown,
): Promise<RuleFindings & { set: RuleSet | null }> {
  const facts = await readNetworkFacts(ctx.db, brandId, shanghaiDay(ctx.now))
  const network = { ...facts, forecast: await readForecast(ctx, brandId) }
  const { set, faults, warnings } = checkRuleSet(doc, network)
  if (!set) return { set, faults, warnings }
  const samples = (await readLeadSamples(ctx.db, brandId, SAMPLES_MAX)).map(sampleKnown)
  // What is left open might have held: only a plain no counts against a rule.
  const unmatched = findUnmatched(set, samples, (condition, known) => judgeKnown(condition, known) !== false)
  return { set, faults, warnings: [...warnings, ...unmatched] }
}

/** Leads a day of the last four weeks, by the store that had them and the part of the day they came in. */
async function readForecast(ctx: Pick<Ctx, 'db' | 'now'>, brandId: string): Promise<NetworkFacts['forecast']> {
  const dayAgo = (count: number) => shanghaiDay(new Date(ctx.now.getTime() - count * DAY_MS))
  const days = await reportDays(ctx, { brandId, from: dayAgo(FORECAST_DAYS), to: dayAgo(1) })
  return (await sumParts(ctx.db, brandId, days)).flatMap(({ storeId, leads, mornings, afternoons }) => [
    { storeId, part: 'morning' as const, leads: mornings / FORECAST_DAYS },
    { storeId, part: 'afternoon' as const, leads: afternoons / FORECAST_DAYS },
    { storeId, part: 'evening' as const, leads: (leads - mornings - afternoons) / FORECAST_DAYS },
  ])
}

/** What the things are called that rule sets name by id. */
export async function nameThings(
  ctx: Pick<Ctx, 'db'>,
  brandId: string,
  sets: readonly Pick<RuleSet, 'rules'>[],
): Promise<NameOf> {
  const names = await readThingNames(ctx.db, brandId, [...new Set(sets.flatMap(idsNamed))])
  return (_, id) => names.get(id)
}
