import type { Ctx } from '../kernel/ctx'
import { shanghaiDay } from '../kernel/shanghai-time'
import { GENERAL_WISH } from '../modules/lead/wish-key'
import { type Reach, type ReachQuery, readReach, type StoreInReach } from '../modules/routing/candidate.sql'
import { type Artefacts, decide } from '../modules/routing/decide'
import { fnv1a } from '../modules/routing/fnv1a'
import type { DecisionInput } from '../modules/routing/routing-facts'
import { reachOf } from '../modules/routing/store-scope'
import { decidersOf, draftPickOf } from './choose-artefacts'
import type { LeadToPlace } from './placed-lead'
import type { ArtefactsAt } from './read-artefacts'
import type { Recorded } from './record-attempt'

export type Made = Pick<Recorded, 'artefacts' | 'input' | 'state' | 'seed' | 'decision'>

/**
 * Reads who is in reach of a lead and lets the rules of the store and the day decide; writes nothing. The whole city is
 * looked at when it `isWide` already, or when nobody nearer could be asked.
 */
export async function lookAndDecide(
  ctx: Pick<Ctx, 'db' | 'now'>,
  lead: LeadToPlace,
  inForce: ArtefactsAt,
  wasWide: boolean,
): Promise<{ made: Made; stores: StoreInReach[]; isWide: boolean }> {
  for (let isWide = wasWide; ; isWide = true) {
    const reach = await readReach(ctx.db, reachQuery(ctx.now, lead, inForce, isWide))
    const made = decideAttempt(ctx.now, lead, reach, inForce)
    if (isWide || !isWorthWidening(made, lead)) return { made, stores: reach.stores, isWide }
  }
}

/** How far any of the rules that are asked looks; a city only when nobody nearer can take the lead. */
function reachQuery(now: Date, lead: LeadToPlace, { live, pilot, shadow }: ArtefactsAt, isWide: boolean): ReachQuery {
  const { latitude, longitude, city } = lead.facts
  const { wish } = lead
  const asked = [live, pilot?.artefacts, shadow].filter((one): one is Artefacts => Boolean(one))
  const reaches = asked.map(({ rules }) => reachOf(rules))
  const widest = (key: 'nearestStores' | 'withinKm' | 'cityStores') => Math.max(...reaches.map((reach) => reach[key]))
  return {
    brandId: lead.brandId,
    leadId: lead.leadId,
    memberId: lead.memberId,
    wish,
    isGeneralWish: wish === GENERAL_WISH,
    day: shanghaiDay(now),
    sceneStoreId: lead.sceneStoreId,
    guideIds: [lead.ownerGuideId, lead.sceneGuideId].filter((id): id is string => id !== null),
    place: latitude !== null && longitude !== null ? { latitude, longitude } : null,
    city: isWide ? city : null,
    nearestStores: widest('nearestStores'),
    withinKm: widest('withinKm'),
    cityStores: widest('cityStores'),
  }
}

function decideAttempt(now: Date, lead: LeadToPlace, { stores, guides, state }: Reach, inForce: ArtefactsAt): Made {
  const { artefacts, draft } = decidersOf(inForce, stores, now)
  const asked: DecisionInput = {
    leadId: lead.leadId,
    attempt: lead.attempt,
    atMs: now.getTime(),
    lead: lead.facts,
    ownerGuideId: lead.ownerGuideId,
    // Bindings have no time in which they are protected: a bound guide is asked first, and nobody is kept from the rest.
    ownerProtectedDays: 0,
    sceneGuideId: lead.sceneGuideId,
    triedGuideIds: lead.triedGuideIds,
    wasHeld: lead.wasHeld,
    draftPick: null,
    stores,
    guides,
  }
  const input = draft ? { ...asked, draftPick: draftPickOf(asked, draft, state) } : asked
  const seed = fnv1a(`${lead.leadId}:${lead.attempt}:${artefacts.rules.version}`)
  return { artefacts, input, state, seed, decision: decide(input, artefacts, state, seed) }
}

/** Whether the whole city should be looked at: nobody near could be asked, and guides still have a turn. */
function isWorthWidening({ decision, artefacts }: Made, { facts, triedGuideIds }: LeadToPlace): boolean {
  const { stage, sla } = decision
  const mayGoOn = artefacts.rules.doc.fallback.includes('nextStores') && triedGuideIds.length < sla.maxAttempts
  const asksCity = artefacts.rules.scope.some(({ stores }) => stores.kind === 'city')
  return facts.city !== null && stage !== 'guide' && mayGoOn && asksCity
}
