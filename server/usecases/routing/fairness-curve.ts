import type { fairnessCurve as endpoint } from '../../../contract/backtest'
import type { Input, Output } from '../../../contract/endpoint'
import { draftVersions, openDraft } from '../../flows/open-draft'
import { pastDaysOf } from '../../flows/past-days'
import { AppError } from '../../kernel/app-error'
import { assert } from '../../kernel/assert'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS } from '../../kernel/shanghai-time'
import { readFirstAttempts } from '../../modules/pilot/pilot-lead.sql'
import { fairnessCurve as curveOf } from '../../modules/routing/select-fairness-curve'

/** More leads than this would keep HQ waiting: a day of a large brand, two weeks of a small one. */
const LEADS_MAX = 20_000
const THRESHOLDS = [0.5, 1, 2, 3, null]

/**
 * What each setting of the fairness dial would have earned and how evenly it would have dealt, on the brand's own last days
 * with the rules of a version: the price of fairness, before anybody pays it.
 */
export async function fairnessCurve(
  ctx: Ctx<CallerOf<'ops'>>,
  { version, days }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const draft = await openDraft(ctx, brandId, await draftVersions(ctx, brandId, version))
  assert(draft, `Rule set ${version} has no artefacts`)
  const from = new Date(ctx.now.getTime() - days * DAY_MS)
  const query = { brandId, from, until: ctx.now, after: null, rows: LEADS_MAX + 1 }
  const attempts = await readFirstAttempts(ctx.db, query)
  if (attempts.length > LEADS_MAX) throw new AppError('backtest_too_large', { most: LEADS_MAX })
  const { pastDays, weights } = pastDaysOf(attempts, draft)
  if (pastDays.length === 0) return { leads: 0, points: [] }
  const { objective, paceBeta } = draft.rules.doc.select
  const points = curveOf(
    pastDays,
    {
      objective,
      paceBeta,
      weightOf: (guideId) => weights.get(guideId) ?? 1,
      priceOf: (guideId) => draft.prices.priceOf(guideId, null),
      paceAt: (minute) => draft.prices.paceAt(minute),
      expectedLoad: draft.prices.expectedLoad,
    },
    THRESHOLDS,
  )
  return {
    leads: attempts.length,
    points: points.map(({ threshold, ...point }) => ({ leadThreshold: threshold, ...point })),
  }
}
