import type { Ctx } from '../kernel/ctx'
import { shanghaiDay } from '../kernel/shanghai-time'
import { GENERAL_WISH } from '../modules/lead/wish-key'
import { type Reach, type ReachQuery, readReach, type StoreInReach } from '../modules/routing/candidate.sql'
import { holdCapacity, releaseOpenWork, reserveGuide } from '../modules/routing/capacity.sql'
import { type Artefacts, decide } from '../modules/routing/decide'
import type { Candidate, Decision } from '../modules/routing/decision'
import { fnv1a } from '../modules/routing/fnv1a'
import { opensNextAt } from '../modules/routing/offer-deadline'
import type { DecisionInput, GuideState } from '../modules/routing/routing-facts'
import { reachOf } from '../modules/routing/store-scope'
import { decidersOf, draftPickOf } from './choose-artefacts'
import type { LeadToPlace, PlacedLead } from './placed-lead'
import type { ArtefactsAt } from './read-artefacts'
import { type Recorded, recordAttempt, type Taken } from './record-attempt'

/** How often a decision is taken anew when everybody it named was filled up by others in the meantime. */
const FRESH_LOOKS_MAX = 3

/**
 * Decides and reserves one attempt to place a lead: reads who is in reach, lets `decide` rank them under the rules of
 * the store and the day, and takes the first that still has room by a conditional update. The caller writes `rows`
 * together with the lead's new state.
 */
export async function offerLead(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  lead: LeadToPlace,
  inForce: ArtefactsAt,
): Promise<PlacedLead> {
  const fallThrough: [guideId: string, code: string][] = []
  let isWide = lead.facts.latitude === null
  for (let look = 1; ; look++) {
    const reach = await readReach(ctx.db, reachQuery(ctx.now, lead, inForce, isWide))
    const made = decideAttempt(ctx.now, lead, reach, inForce)
    if (!isWide && isWorthWidening(made, lead)) {
      isWide = true
      look -= 1
      continue
    }
    if (lead.leavingGuideId && look === 1) await handBack(ctx, lead.leavingGuideId, made.decision)
    const taken = await reserveFirst(ctx, made, reach.stores, fallThrough)
    const isFinal = taken !== null || made.decision.outcome !== 'ranked' || look === FRESH_LOOKS_MAX
    if (isFinal) return recordAttempt(ctx, { ...made, lead, stores: reach.stores, fallThrough, taken })
  }
}

type Made = Pick<Recorded, 'artefacts' | 'input' | 'state' | 'seed' | 'decision'>

/** How far any of the rules that are asked looks; a city only when nobody nearer can take the lead. */
function reachQuery(now: Date, lead: LeadToPlace, { live, pilot, shadow }: ArtefactsAt, isWide: boolean): ReachQuery {
  const { latitude, longitude, city, wish } = lead.facts
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

/** How many of the ranked are held together with the guide who gives a lead up; seldom is more than one needed. */
const HELD_MAX = 3

/** Frees the slot of who gave the lead up, holding theirs and those of the first choices in one order for all. */
async function handBack(ctx: Pick<Ctx, 'db'>, leavingGuideId: string, { ranked }: Decision): Promise<void> {
  const firstChoices = ranked.slice(0, HELD_MAX).map(({ guideId }) => guideId)
  if (firstChoices.length > 0) await holdCapacity(ctx.db, [leavingGuideId, ...firstChoices])
  await releaseOpenWork(ctx.db, leavingGuideId)
}

async function reserveFirst(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { decision }: { decision: Decision; state: readonly GuideState[] },
  stores: readonly StoreInReach[],
  fallThrough: [string, string][],
): Promise<Taken | null> {
  if (decision.outcome !== 'ranked') return null
  const { now } = ctx
  const isBusiness = decision.sla.clock === 'business'
  for (const candidate of decision.ranked) {
    const { guideId, storeId } = candidate
    const hours = stores.find(({ id }) => id === storeId) ?? null
    const opensAt = isBusiness ? opensNextAt(now, hours) : null
    const reserved = await reserveGuide(ctx.db, guideId, {
      day: shanghaiDay(now),
      now,
      caps: capsOf(candidate),
      opensAt,
    })
    if (reserved) return { guideId, storeId, hours, ...reserved }
    fallThrough.push([guideId, 'FILLED'])
  }
  return null
}

const capsOf = ({ dayCap, openCap }: Candidate) => ({ dayCap, openCap })
