import { seededRandom } from '../../../server/kernel/seeded-random'
import { sigmoid } from '../../../server/modules/scoring/fit-logistic'
import type { TrainingRow } from '../../../server/modules/scoring/order-rows'

/** A simulated lead, with the chance it truly had; with the guide who got it, and as the lead alone. */
export type SimulatedLead = TrainingRow & { truth: number; leadLogit: number }

const CHANNEL_LOGIT = {
  appointment: 1.2,
  store_scan: 0.5,
  guide_share: 0.4,
  mall: 0.1,
  live: -0.3,
  organic: -0.2,
  email: -0.9,
  advert: -0.6,
}
const CHANNELS = Object.keys(CHANNEL_LOGIT) as (keyof typeof CHANNEL_LOGIT)[]
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const CAMPAIGNS = 60
const WISHES = 25
const GUIDES = 120
const GUIDES_EACH_STORE = 6
const START = Date.UTC(2026, 0, 1)
const DAYS = 180

/**
 * Leads whose chance is a logistic of known form: curves of hour, distance and touches, levels of very different
 * frequency, features that go together (members leave a phone and come back), interactions (channel with distance, member with earlier orders, weekend with evening), guides and stores of
 * different skill, and two features that say nothing. About one in nine wins.
 */
export function simulateLeads(count: number, seed: number): SimulatedLead[] {
  const random = seededRandom(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const effects = (size: number, spread: number) => Array.from({ length: size }, () => spread * normal())
  const campaigns = effects(CAMPAIGNS, 0.4)
  const wishes = effects(WISHES, 0.3)
  const guides = effects(GUIDES, 0.4)
  const stores = effects(GUIDES / GUIDES_EACH_STORE, 0.2)
  /** The lower the number, the more frequent. */
  const zipf = (size: number) => Math.floor(size ** random()) - 1

  return Array.from({ length: count }, (): SimulatedLead => {
    const channel = CHANNELS[Math.floor(random() ** 1.3 * CHANNELS.length)] as keyof typeof CHANNEL_LOGIT
    const hour = Math.floor(9 + 13 * Math.sqrt(random()))
    const weekday = Math.floor(random() * 7)
    const distanceKm = Math.exp(1 + 0.9 * normal())
    const isDistanceKnown = random() < 0.8
    const isMember = random() < (channel === 'mall' || channel === 'guide_share' ? 0.65 : 0.3)
    const touches = Math.floor(-Math.log(1 - random()) * (isMember ? 2.2 : 1.1))
    const orders = isMember ? Math.floor(-Math.log(1 - random()) * 1.2) : 0
    const hasPhone = random() < (isMember ? 0.85 : 0.35)
    const campaign = zipf(CAMPAIGNS)
    const wish = zipf(WISHES)
    const guide = Math.floor(random() * GUIDES)
    const store = Math.floor(guide / GUIDES_EACH_STORE)
    const leadLogit =
      -3.1 +
      CHANNEL_LOGIT[channel] +
      0.5 * Math.sin(((hour - 9) / 13) * Math.PI) -
      0.35 * Math.log(distanceKm) +
      0.35 * Math.min(touches, 5) +
      0.4 * Math.log1p(orders) +
      (isMember ? 0.2 : 0) +
      (hasPhone ? 0.5 : 0) +
      (campaigns[campaign] as number) +
      (wishes[wish] as number) +
      // Interactions: near scanners come back, members buy again, weekend evenings are for families.
      (channel === 'store_scan' && distanceKm < 2 ? 0.5 : 0) +
      (isMember && touches >= 2 ? 0.4 : 0) +
      (weekday >= 5 && hour >= 18 ? 0.4 : 0)
    const truth = sigmoid(leadLogit + (guides[guide] as number) + (stores[store] as number))
    return {
      features: {
        channel,
        hour,
        weekday: WEEKDAYS[weekday],
        distanceKm: isDistanceKnown ? Math.round(distanceKm * 10) / 10 : null,
        touches,
        orders,
        isMember,
        hasPhone,
        campaign: `c${campaign}`,
        wish: `w${wish}`,
        noiseNumber: Math.round(random() * 1000),
        noiseLevel: `n${Math.floor(random() * 12)}`,
      },
      label: random() < truth ? 1 : 0,
      guideId: `g${guide}`,
      storeId: `s${store}`,
      at: new Date(START + Math.floor(random() * DAYS * 86_400_000)),
      truth,
      leadLogit,
    }
  })
}
