import { seededRandom } from '../../../server/kernel/seeded-random'
import { DAY_MS, MINUTE_MS } from '../../../server/kernel/shanghai-time'
import type { Decision } from '../../../server/modules/routing/decision'
import type { DecisionInput, GuideState, LeadFact, StoreFact } from '../../../server/modules/routing/routing-facts'
import { makeTown, nearestStores, pickBy, type Town, type TownGuide, type TownSize } from './chain-town'

export type Case = { decisionId: string; input: DecisionInput; state: GuideState[]; seed: number }
export type DaysOptions = TownSize & { nearestStores: number; leadsPerDay: number }

/** Midnight in Shanghai, 2 March 2026. */
const FIRST_DAY_MS = Date.parse('2026-03-01T16:00:00Z')
const OPENS_MINUTE = 600
const OPEN_MINUTES = 720
/** Open work ends after about this long, so that days differ and stay full. */
const WORK_MS_MAX = 2 * DAY_MS
const CHANNELS = ['store_scan', 'guide_share', 'mall', 'live', 'paid_search', 'partner', 'referral'] as const
const WISHES = ['general', '沙发', '床具', '餐桌', '灯具'] as const
const TIERS = ['none', 'none', 'none', 'none', 'silver', 'silver', 'gold', 'black'] as const

type Counters = { dayUsed: number; openUsed: number; lastAssignedMs: number | null }
type OpenWork = { endsAtMs: number; guide: number }

/**
 * Days of a chain as a stream of decisions to make: leads arrive, `next` gives the facts of one as they stand, `take` lets
 * what was decided use up capacity. The same seed gives the same days.
 */
export class SimulatedDays {
  readonly town: Town
  private readonly chance: () => number
  private readonly placeOf: Map<string, number>
  private readonly counters: Counters[]
  private readonly openWork: OpenWork[] = []
  private arrived = 0

  constructor(private readonly options: DaysOptions) {
    this.town = makeTown(options)
    this.chance = seededRandom(options.seed + 1)
    this.placeOf = new Map(this.town.guides.map(({ fact }, at) => [fact.id, at]))
    this.counters = this.town.guides.map(({ openCap }) => ({
      dayUsed: 0,
      openUsed: 0,
      lastAssignedMs: this.chance() < 0.1 ? null : FIRST_DAY_MS - Math.floor(this.chance() * openCap) * MINUTE_MS,
    }))
  }

  next(): Case {
    const { leadsPerDay } = this.options
    const day = Math.floor(this.arrived / leadsPerDay)
    const ofDay = this.arrived % leadsPerDay
    if (ofDay === 0) for (const counter of this.counters) counter.dayUsed = 0
    this.arrived++
    const minute = OPENS_MINUTE + (OPEN_MINUTES * ofDay) / leadsPerDay
    const atMs = FIRST_DAY_MS + day * DAY_MS + Math.floor(minute * MINUTE_MS)
    this.endWork(atMs)
    const input = this.inputAt(atMs)
    const state = input.guides.map(({ id }) => this.stateOf(this.placeOf.get(id) as number, id))
    return { decisionId: this.town.newId('dc'), input, state, seed: Math.floor(this.chance() * 2 ** 32) }
  }

  /** The first of the list gets the lead, and their counters say so. */
  take({ input }: Case, { outcome, ranked }: Decision): string | null {
    const first = outcome === 'ranked' ? ranked[0] : undefined
    if (!first) return null
    const guide = this.placeOf.get(first.guideId) as number
    const counter = this.counters[guide] as Counters
    counter.dayUsed++
    counter.openUsed++
    counter.lastAssignedMs = input.atMs
    this.openWork.push({ endsAtMs: input.atMs + Math.floor(this.chance() * WORK_MS_MAX), guide })
    return first.guideId
  }

  private endWork(atMs: number): void {
    // A few at random are looked at: exact ends would need a heap and change nothing of what is measured.
    for (let looks = 0; looks < 4 && this.openWork.length > 0; looks++) {
      const at = Math.floor(this.chance() * this.openWork.length)
      const work = this.openWork[at] as OpenWork
      if (work.endsAtMs > atMs) continue
      ;(this.counters[work.guide] as Counters).openUsed--
      this.openWork[at] = this.openWork[this.openWork.length - 1] as OpenWork
      this.openWork.pop()
    }
  }

  private inputAt(atMs: number): DecisionInput {
    const { chance, town } = this
    const near = pickBy(town.stores, chance)
    const place = {
      latitude: Math.round((near.place.latitude + 0.02 * (chance() - 0.5)) * 100) / 100,
      longitude: Math.round((near.place.longitude + 0.02 * (chance() - 0.5)) * 100) / 100,
    }
    const inScope = nearestStores(town.stores, place, this.options.nearestStores)
    const isScanned = chance() < 0.3
    const isOwned = chance() < 0.1
    const stores = inScope.map(({ store, distanceM }, at): StoreFact => {
      return { ...store.fact, distanceM, isScene: isScanned && at === 0, isOpen: chance() >= 0.01 }
    })
    const wish = pickBy(WISHES, chance)
    const guides = inScope.flatMap(({ store }) => store.guides.map((guide) => this.guideFact(guide, wish)))
    const owner = isOwned ? pickBy(guides, chance) : null
    return {
      leadId: town.newId('ld'),
      attempt: 1,
      atMs,
      lead: leadFact(chance, wish, place, atMs),
      ownerGuideId: owner?.id ?? null,
      ownerProtectedDays: owner ? Math.floor(chance() * 90) : 0,
      sceneGuideId: !isOwned && chance() < 0.05 ? pickBy(guides, chance).id : null,
      triedGuideIds: [],
      wasHeld: false,
      draftPick: chance() < 0.5 ? pickBy(guides, chance).id : null,
      stores: stores.sort((a, b) => (a.id < b.id ? -1 : 1)),
      guides: guides.sort((a, b) => (a.id < b.id ? -1 : 1)),
    }
  }

  private guideFact({ fact }: TownGuide, wish: string) {
    if (wish === 'general') return { ...fact }
    return { ...fact, isSkilled: fact.grade === 3 ? null : (fact.tenureDays + wish.length) % 7 !== 0 }
  }

  private stateOf(at: number, id: string): GuideState {
    const { dayCap, openCap, memberUsed } = this.town.guides[at] as TownGuide
    return {
      id,
      dayCap,
      openCap,
      memberUsed,
      memberCap: 700,
      availableFromMinute: 0,
      ...(this.counters[at] as Counters),
    }
  }
}

function leadFact(
  chance: () => number,
  wish: string,
  place: { latitude: number; longitude: number },
  arrivedMs: number,
): LeadFact {
  const isMember = chance() < 0.4
  return {
    arrivedMs,
    channel: pickBy(CHANNELS, chance),
    wish,
    points: Math.floor(chance() * 101),
    tier: isMember ? pickBy(TIERS, chance) : 'none',
    city: '上海市',
    campaign: chance() < 0.2 ? 'spring' : null,
    partnerId: chance() < 0.05 ? 'pt_000000000000000000001' : null,
    ...place,
    hasPhone: chance() < 0.6,
    isMember,
    hasOrdered: isMember && chance() < 0.5,
    hasVisit: chance() < 0.1,
    askedAgain: chance() < 0.1,
    strongTouches: Math.floor(chance() * 5),
    ordersInYear: isMember ? Math.floor(chance() * 6) : 0,
    spentFenInYear: isMember ? Math.floor(chance() * 3_000_000) : 0,
  }
}
