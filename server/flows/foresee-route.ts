import type { Ctx } from '../kernel/ctx'
import { readLead } from '../modules/lead/lead.sql'
import { lookAndDecide } from './look-and-decide'
import { readArtefacts } from './read-artefacts'
import { leadToPlace } from './route-again'

export type Foreseen = { guideId: string; storeId: string | null } | null

/**
 * Whom the rules would ask first for each lead as things stand; null where they would ask nobody. Reads only, and each lead
 * by itself: that the first leads fill up whom the later ones would go to is not counted.
 */
export async function foreseeRoutes(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  brandId: string,
  leadIds: readonly string[],
): Promise<Map<string, Foreseen>> {
  const inForce = await readArtefacts(ctx, brandId)
  const foreseen = new Map<string, Foreseen>()
  for (const leadId of leadIds) {
    const lead = await readLead(ctx.db, brandId, leadId)
    if (!lead) continue
    const toPlace = await leadToPlace(ctx, lead, inForce, null)
    const { made } = await lookAndDecide(ctx, toPlace, inForce, toPlace.facts.latitude === null)
    const first = made.decision.outcome === 'ranked' ? made.decision.ranked[0] : undefined
    foreseen.set(leadId, first ? { guideId: first.guideId, storeId: first.storeId } : null)
  }
  return foreseen
}
