import type { Ctx } from '../kernel/ctx'
import { DAY_MS } from '../kernel/shanghai-time'
import { customerTier } from '../modules/lead/customer-tier'
import { leadFacts, lockLead } from '../modules/lead/lead.sql'
import { keptWish } from '../modules/lead/wish-key'
import { attemptsBefore } from '../modules/routing/assignment.sql'
import { releaseOpenWork } from '../modules/routing/capacity.sql'
import type { LeadFact } from '../modules/routing/routing-facts'
import { offerLead } from './offer-lead'
import type { LeadToPlace, PlacedLead } from './placed-lead'
import { type ArtefactsAt, readArtefacts } from './read-artefacts'

/**
 * Places a lead once more: those who were asked before are left out. The caller has ended the assignment before, and
 * holds the lead's lock; `leavingGuideId` is whose assignment that was, and their slot is given back here.
 * What it is decided by is what was frozen when it came: its facts, and the coarse cell of where the shopper was.
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
  const inForce = await readArtefacts(ctx, brandId)
  const toPlace = await leadToPlace(ctx, lead, inForce, leavingGuideId)
  return offerLead(ctx, toPlace, inForce, { kind: 'known', storeId: lead.store_id })
}

/** What the next attempt of a lead is decided by. */
export async function leadToPlace(
  ctx: Pick<Ctx, 'db' | 'now'>,
  lead: NonNullable<Awaited<ReturnType<typeof lockLead>>>,
  inForce: ArtefactsAt,
  leavingGuideId: string | null,
): Promise<LeadToPlace> {
  const leadId = lead.id
  const facts = (lead.facts as LeadFact | null) ?? (await factsOfOldLead(ctx, lead, inForce))
  return {
    ...(await attemptsBefore(ctx.db, leadId)),
    brandId: lead.brand_id,
    leadId,
    memberId: lead.member_id,
    wish: lead.wish,
    facts,
    scoringVersion: lead.scoring_version,
    attempt: lead.attempts + 1,
    sceneStoreId: lead.scene_store_id,
    sceneGuideId: lead.scene_guide_id,
    leavingGuideId,
  }
}

const YEAR_DAYS = 365

/** A lead that is older than frozen facts: what is known of its person now, and the score it was given then. */
async function factsOfOldLead(
  ctx: Pick<Ctx, 'db' | 'now'>,
  lead: NonNullable<Awaited<ReturnType<typeof lockLead>>>,
  { live }: ArtefactsAt,
): Promise<LeadFact> {
  const { wish, member_id: memberId } = lead
  const yearSince = new Date(ctx.now.getTime() - YEAR_DAYS * DAY_MS)
  const known = await leadFacts(ctx.db, { memberId, wish, touchesSince: lead.arrived_at, yearSince })
  const { boundGuideId: _bound, openLeadId: _open, isKnownWish, ...person } = known
  return {
    ...person,
    arrivedMs: lead.arrived_at.getTime(),
    channel: lead.channel as LeadFact['channel'],
    wish: keptWish(wish, isKnownWish, live.rules.doc.margin.byWish),
    points: lead.score,
    tier: customerTier(known.spentFenInYear, live.rules.doc.tiers),
    city: lead.city,
    campaign: null,
    partnerId: lead.partner_id,
    latitude: lead.cell_latitude,
    longitude: lead.cell_longitude,
    hasVisit: lead.visit_at !== null,
    askedAgain: lead.merged_count > 0,
  }
}
