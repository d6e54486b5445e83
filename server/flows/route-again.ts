import { RoutingPolicy } from '../../contract/routing-policy'
import type { Ctx } from '../kernel/ctx'
import { insertTogether } from '../kernel/insert-many'
import { leadFacts, lockLead, placeLead } from '../modules/lead/lead.sql'
import { policyAt } from '../modules/policy/policy.sql'
import { triedGuides } from '../modules/routing/assignment.sql'
import { releaseOpenWork } from '../modules/routing/candidate.sql'
import { offerLead, type PlacedLead } from './offer-lead'

/**
 * Places a lead once more: those who were asked before are left out. The caller has ended the assignment before, and
 * holds the lead's lock; `leavingGuideId` is whose assignment that was, and their slot is given back here.
 * Only the coarse cell of the shopper's place was kept, and it is what distances are taken from.
 */
export async function routeAgain(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  brandId: string,
  leadId: string,
  leavingGuideId: string | null = null,
): Promise<PlacedLead | null> {
  const lead = await lockLead(ctx.db, brandId, leadId)
  if (!lead || lead.state === 'won' || lead.state === 'lost') {
    if (leavingGuideId) await releaseOpenWork(ctx.db, leavingGuideId)
    return null
  }
  const policy = await policyAt(ctx.db, brandId, 'routing', ctx.now)
  const facts = await leadFacts(ctx.db, { memberId: lead.member_id, wish: lead.wish, touchesSince: ctx.now })
  const attempt = lead.attempts + 1
  const hasPlace = lead.cell_latitude !== null && lead.cell_longitude !== null
  const placed = await offerLead(
    ctx,
    {
      brandId,
      leadId,
      memberId: lead.member_id,
      wish: lead.wish,
      score: lead.score,
      scoringVersion: lead.scoring_version,
      attempt,
      boundGuideId: facts.boundGuideId,
      sceneStoreId: lead.scene_store_id,
      sceneGuideId: lead.scene_guide_id,
      triedGuideIds: await triedGuides(ctx.db, leadId),
      leavingGuideId,
      place: hasPlace ? { latitude: lead.cell_latitude as number, longitude: lead.cell_longitude as number } : null,
      city: lead.city,
    },
    { version: policy.version, doc: RoutingPolicy.parse(policy.doc) },
  )
  await insertTogether(ctx.db, placed.rows)
  await placeLead(ctx.db, {
    leadId,
    state: placed.offer ? 'offered' : 'pooled',
    guideId: placed.offer?.guideId ?? null,
    storeId: placed.offer?.storeId ?? lead.store_id,
    attempts: attempt,
    unroutableReason: placed.reason,
  })
  return placed
}
