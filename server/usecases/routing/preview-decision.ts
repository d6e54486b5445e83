import type { previewDecision as endpoint } from '../../../contract/backtest'
import type { Input, Output } from '../../../contract/endpoint'
import { draftVersions, openDraft } from '../../flows/open-draft'
import { decideAsDraft } from '../../flows/redecide-lead'
import { AppError } from '../../kernel/app-error'
import { assert } from '../../kernel/assert'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { hasLead, lastTraceOf } from '../../modules/backtest/logged-lead.sql'
import { nameGuidesAndStores } from '../../modules/backtest/name-places.sql'
import { openTrace, readTrace } from '../../modules/routing/trace'

/**
 * What a version would do with one lead: decided on the frozen facts of its last decision by the same `decide` that routes.
 * A dry run: nothing is reserved, offered or written.
 */
export async function previewDecision(
  ctx: Ctx<CallerOf<'ops'>>,
  { leadId, version }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  if (!(await hasLead(ctx.db, brandId, leadId))) throw new AppError('not_found')
  const draft = await openDraft(ctx, brandId, await draftVersions(ctx, brandId, version))
  assert(draft, `Rule set ${version} has no artefacts`)
  const kept = await lastTraceOf(ctx.db, brandId, leadId)
  if (!kept?.trace) throw new AppError('no_facts')
  const trace = readTrace(openTrace(kept.trace))
  const decision = decideAsDraft(trace, draft)
  const thenPick = trace.out.outcome === 'ranked' ? (trace.out.ranked[0]?.guideId ?? null) : null
  const nowPick = decision.outcome === 'ranked' ? (decision.ranked[0]?.guideId ?? null) : null
  const { guides, stores } = await nameGuidesAndStores(ctx.db, brandId, {
    guideIds: [...decision.ranked.map(({ guideId }) => guideId), ...(thenPick ? [thenPick] : [])],
    storeIds: decision.ranked.flatMap(({ storeId }) => (storeId ? [storeId] : [])),
  })
  const { ranked, excludedGuides: _named, score, excluded, ...rest } = decision
  return {
    ...rest,
    leadId,
    attempt: kept.attempt,
    at: kept.at,
    version,
    before: {
      version: trace.versions.rules,
      outcome: trace.out.outcome,
      guideId: thenPick,
      guideName: thenPick ? (guides.get(thenPick) ?? null) : null,
    },
    isSame: decision.outcome === trace.out.outcome && thenPick === nowPick,
    score: score.score,
    excluded: { ...excluded },
    ranked: ranked.map(({ boosts, ...one }) => ({
      ...one,
      boosts: boosts.map(([rule, points]): [string, number] => [rule, points]),
      guideName: guides.get(one.guideId) ?? null,
      storeName: one.storeId ? (stores.get(one.storeId) ?? null) : null,
    })),
  }
}
