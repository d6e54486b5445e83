import type { RuleEffect } from '../../contract/routing-health'
import type { EffectMethod, EffectMetric, EffectVerdict } from '../../contract/routing-vocabulary'
import type { Ctx } from '../kernel/ctx'
import { groupBy } from '../kernel/group-by'
import { DAY_MS, startOfDay } from '../kernel/shanghai-time'
import { OUTCOME_DAYS } from '../modules/backtest/outcome-days'
import { type EffectSpan, type RuleChange, readEffectSpans } from '../modules/health/rule-effect.sql'
import { type ComparedPair, type MeasuredEffect, measuredEffect, type Span } from '../modules/pilot/measured-effect'
import { startedPilotsOf } from '../modules/pilot/pilot.sql'
import { armKey } from '../modules/pilot/switchback-plan'
import { pilotSpan, type StoredPlan } from './read-pilot'
import { DAY_PARTS, SPLIT_MINUTE } from './shape-pilot'

/** Four weeks on either side: whole weeks, so that weekends weigh the same. */
const SPAN_DAYS = 28

/** Of what a span's metric is the mean, and over which of its leads. */
const METRICS: Partial<Record<EffectMetric, (span: EffectSpan) => Span>> = {
  value: ({ leads, soldFen }) => ({ leads, valueFen: soldFen }),
  winRate: ({ leads, won }) => ({ leads, valueFen: won }),
  acceptMinutes: ({ accepted, acceptMinutes }) => ({ leads: accepted, valueFen: acceptMinutes }),
  firstContactMinutes: ({ contacted, contactMinutes }) => ({ leads: contacted, valueFen: contactMinutes }),
}

/**
 * What a change of the rules did, by each way there is to tell: where it was piloted with controls, how much more its stores
 * moved than theirs; once it decided everywhere, the weeks after against the weeks before, store by store (which a season
 * moves too, so it comes second). The verdict compares the first of them with what was expected.
 */
export async function ruleEffect(
  ctx: Pick<Ctx, 'db' | 'now'>,
  brandId: string,
  change: RuleChange,
): Promise<RuleEffect> {
  const metric = METRICS[(change.expectedMetric ?? 'value') as EffectMetric]
  const measured: RuleEffect['measured'] = []
  if (metric) {
    const piloted = await byPilot(ctx, brandId, change.version, metric)
    if (piloted) measured.push(shown('pilot', piloted))
    if (change.liveFrom) measured.push(shown('before_after', await beforeAfter(ctx, brandId, change, metric)))
  }
  const { liveUntil: _until, ...rest } = change
  return { ...rest, measured, verdict: verdictOf(change.expectedChangePpm, measured) }
}

type Metric = (span: EffectSpan) => Span

/** The leads under the draft in the pilot's stores against the same hours of their controls, each against their weeks before. */
async function byPilot(
  ctx: Pick<Ctx, 'db' | 'now'>,
  brandId: string,
  version: number,
  metric: Metric,
): Promise<MeasuredEffect | null> {
  const [pilot] = await startedPilotsOf(ctx.db, brandId, version)
  if (!pilot) return null
  const { from, until } = pilotSpan(pilot)
  const end = new Date(Math.min(until.getTime(), (pilot.endedAt ?? ctx.now).getTime()))
  const start = new Date(from.getTime() - SPAN_DAYS * DAY_MS)
  const spans = await spansOf(ctx, { brandId, from: start, until: end })
  const plan = pilot.plan as StoredPlan
  const byStore = groupBy(spans, storeOf)
  const pairs = plan.controls.map(({ pilotStoreId, controlStoreId }): ComparedPair => {
    const isDraft = ({ day, part }: EffectSpan) =>
      plan.arms[armKey(plan.clusterOfStore[pilotStoreId] ?? '', day, DAY_PARTS[part]?.id ?? '')] === 'draft'
    const sides = (storeId: string) => {
      const own = byStore.get(storeId) ?? []
      return {
        before: sumOf(
          own.filter(({ day }) => startOfDay(day) < from),
          metric,
        ),
        after: sumOf(
          own.filter((span) => startOfDay(span.day) >= from && isDraft(span)),
          metric,
        ),
      }
    }
    return { changed: sides(pilotStoreId), control: sides(controlStoreId) }
  })
  return measuredEffect(pairs)
}

/** Every store against itself. */
async function beforeAfter(
  ctx: Pick<Ctx, 'db' | 'now'>,
  brandId: string,
  { liveFrom, liveUntil }: RuleChange,
  metric: Metric,
): Promise<MeasuredEffect> {
  const change = liveFrom as Date
  // Leads whose time is not up have brought less than those before them had time to.
  const ripe = ctx.now.getTime() - (metric === METRICS.value || metric === METRICS.winRate ? OUTCOME_DAYS * DAY_MS : 0)
  const end = Math.min(change.getTime() + SPAN_DAYS * DAY_MS, (liveUntil ?? ctx.now).getTime(), ripe)
  const latest = Math.max(change.getTime(), end)
  const from = new Date(Math.max(0, change.getTime() - SPAN_DAYS * DAY_MS))
  const [before, after] = [
    await spansOf(ctx, { brandId, from, until: change }),
    await spansOf(ctx, { brandId, from: change, until: new Date(latest) }),
  ]
  const [beforeOf, afterOf] = [groupBy(before, storeOf), groupBy(after, storeOf)]
  const storeIds = [...new Set([...beforeOf.keys(), ...afterOf.keys()])].sort()
  const unmoved = { before: { leads: 1, valueFen: 0 }, after: { leads: 1, valueFen: 0 } }
  return measuredEffect(
    storeIds.map((id) => ({
      changed: {
        before: sumOf(beforeOf.get(id) ?? [], metric),
        after: sumOf(afterOf.get(id) ?? [], metric),
      },
      control: unmoved,
    })),
  )
}

const storeOf = ({ storeId }: EffectSpan) => storeId

function spansOf(ctx: Pick<Ctx, 'db'>, window: { brandId: string; from: Date; until: Date }): Promise<EffectSpan[]> {
  return readEffectSpans(ctx.db, { ...window, splitMinute: SPLIT_MINUTE, windowDays: OUTCOME_DAYS })
}

function sumOf(spans: readonly EffectSpan[], metric: Metric): Span {
  const sum = { leads: 0, valueFen: 0 }
  for (const span of spans) {
    const { leads, valueFen } = metric(span)
    sum.leads += leads
    sum.valueFen += valueFen
  }
  return sum
}

function shown(method: EffectMethod, { pairs, perLeadFen, relative }: MeasuredEffect): RuleEffect['measured'][number] {
  return { method, stores: pairs, perLead: perLeadFen, relative }
}

/** Met: certainly in the direction wanted and not certainly less than expected. Missed: certainly less than expected. */
export function verdictOf(expectedPpm: number | null, measured: RuleEffect['measured']): EffectVerdict {
  const found = measured.find(({ relative }) => relative)?.relative
  if (!found || expectedPpm === null) return 'unmeasured'
  const wanted = expectedPpm / 1_000_000
  const [low, high] = wanted < 0 ? [-found.high, -found.low] : [found.low, found.high]
  if (high < Math.abs(wanted)) return 'missed'
  return low > 0 ? 'met' : 'unclear'
}
