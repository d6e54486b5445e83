import { insertMany } from '../../server/kernel/insert-many'
import { seededRandom } from '../../server/kernel/seeded-random'
import { DAY_MS } from '../../server/kernel/shanghai-time'
import type { LeadFact } from '../../server/modules/routing/routing-facts'
import { leadFact } from './decision-facts'
import type { World } from './world'

const CHANNELS = ['store_scan', 'appointment', 'social', 'paid_search'] as const
/** How often a lead of a channel is won, as the leads of a test have it: what a model can learn. */
export const WON_RATE: Record<string, number> = { store_scan: 0.12, appointment: 0.5, social: 0.04, paid_search: 0.2 }

export type PastLeads = {
  count: number
  /** The leads come evenly over the days before this instant. */
  until: Date
  days: number
  seed: number
  facts?: (at: number) => Partial<LeadFact>
  wonRate?: (facts: LeadFact) => number
  guideId?: string
  storeId?: string
}

/** Leads of the past with frozen facts and their outcome, as if they had been captured, answered and closed then. */
export async function addPastLeads(world: World, wanted: PastLeads): Promise<void> {
  const { count, until, days, seed, wonRate = ({ channel }) => WON_RATE[channel] ?? 0.1 } = wanted
  const random = seededRandom(seed)
  const memberId = await world.build.member()
  const rows = Array.from({ length: count }, (_, at) => {
    const arrivedAt = new Date(until.getTime() - ((count - at) / count) * days * DAY_MS)
    const facts = leadFact({
      channel: CHANNELS[Math.floor(random() * CHANNELS.length)]!,
      points: Math.floor(random() * 100),
      isMember: random() < 0.4,
      ...wanted.facts?.(at),
    })
    const isWon = random() < wonRate(facts)
    return {
      id: world.newId('ld'),
      brand_id: world.brandId,
      member_id: memberId,
      wish: facts.wish,
      channel: facts.channel,
      state: isWon ? ('won' as const) : ('lost' as const),
      score: facts.points,
      score_reasons: [],
      scoring_version: 1,
      store_id: wanted.storeId ?? null,
      guide_id: wanted.guideId ?? null,
      idempotency_key: `past-${seed}-${at}`,
      input_hash: 'past',
      arrived_at: arrivedAt,
      closed_at: new Date(arrivedAt.getTime() + 2 * DAY_MS),
      facts,
    }
  })
  await insertMany(world.db, 'lead', rows)
}
