import { seededRandom } from '../../../server/kernel/seeded-random'
import type { GroupedDecision } from '../../../server/modules/backtest/reward-model'

// Taken out once: under the test runner each look at a global costs more than the draw.
const { cos, exp, floor, log, PI, sqrt } = Math

/**
 * A brand whose leads, guides and outcomes are known, so that what an estimate says can be held against the truth. A lead
 * has a kind and, with each of the guides in reach, an affinity that both rules see and the reward model never does:
 * predictions alone are biased, as in life. As hard as the design's own table (of 20,000 leads 9,502 effective when nobody
 * explored, 3,493 at a tenth towards the draft, ± 7.4 %): the rules agree on half of the leads, the draft is about 2 %
 * worse, a lead buys in one of six cases. Rarer sales or less agreement widen every interval in proportion.
 */
const SEGMENTS = 12
const GUIDES = 60
const IN_REACH = 8
const TOP = 4
/** Log-odds of a sale with an average guide, and how much kind, guide, their pair and affinity move them. */
const BASE = -2.55
const SPREAD = { segment: 0.5, guide: 0.35, pair: 0.2, affinity: 0.35 }
/** Noise of the two rules' own scores, which is why they differ. */
const NOISE = { live: 0.3, draft: 0.35 }

/** How the live rule explored when it logged: not at all, evenly over its four best, or towards the draft's pick. */
export type Exploring = { kind: 'none' | 'top' | 'towards'; epsilon: number }

/** Leads in columns; a lead's guides lie side by side, the live rule's best first. */
export type Leads = {
  count: number
  segment: Uint8Array
  guide: Uint8Array
  chance: Float64Array
  /** Where among the lead's guides the draft's pick stands; 0 is the live pick. */
  draftSlot: Uint8Array
}
export type Truth = { draft: number; live: number; agreement: number }
export type RoutingWorld = { drawLeads: (count: number, seed: number) => Leads }

/** Builds the world of a seed: how good each guide is with each kind of lead. */
export function routingWorld(seed: number): RoutingWorld {
  const next = seededRandom(seed)
  const table = new Float64Array(SEGMENTS * GUIDES)
  const ofSegment = Array.from({ length: SEGMENTS }, () => SPREAD.segment * normal(next))
  const ofGuide = Array.from({ length: GUIDES }, () => SPREAD.guide * normal(next))
  for (let segment = 0; segment < SEGMENTS; segment++) {
    for (let guide = 0; guide < GUIDES; guide++) {
      table[segment * GUIDES + guide] = BASE + ofSegment[segment]! + ofGuide[guide]! + SPREAD.pair * normal(next)
    }
  }
  return { drawLeads: (count, leadSeed) => drawLeads(table, count, seededRandom(leadSeed)) }
}

/** What draft and live rule are worth on these leads, each lead's chance known: the truth when they are very many. */
export function truthOf({ count, chance, draftSlot }: Leads): Truth {
  const sums = { draft: 0, live: 0, agreement: 0 }
  for (let at = 0; at < count; at++) {
    sums.draft += chance[at * IN_REACH + draftSlot[at]!]!
    sums.live += chance[at * IN_REACH]!
    sums.agreement += draftSlot[at] === 0 ? 1 : 0
  }
  return { draft: sums.draft / count, live: sums.live / count, agreement: sums.agreement / count }
}

/** The leads as the live rule routed and logged them; `version` names it. */
export function logLeads(leads: Leads, exploring: Exploring, seed: number, version = 'live'): GroupedDecision[] {
  const next = seededRandom(seed)
  const rows: GroupedDecision[] = []
  for (let at = 0; at < leads.count; at++) {
    const draftSlot = leads.draftSlot[at]!
    const explored = exploring.kind === 'towards' ? draftSlot : floor(next() * TOP)
    const slot = next() < exploring.epsilon ? explored : 0
    const guideAt = (of: number) => `g${leads.guide[at * IN_REACH + of]}`
    rows.push({
      leadId: `${version}_${at}`,
      loggedPropensity: propensityOf(slot, draftSlot, exploring),
      draftProbability: slot === draftSlot ? 1 : 0,
      liveProbability: slot === 0 ? 1 : 0,
      reward: next() < leads.chance[at * IN_REACH + slot]! ? 1 : 0,
      loggingVersion: version,
      isDraftPickPossible: propensityOf(draftSlot, draftSlot, exploring) > 0,
      segment: `s${leads.segment[at]}`,
      loggedGroup: guideAt(slot),
      draftGroup: guideAt(draftSlot),
      liveGroup: guideAt(0),
    })
  }
  return rows
}

/** Probability that a rule exploring so gives the lead to the guide in `slot`. */
export function propensityOf(slot: number, draftSlot: number, { kind, epsilon }: Exploring): number {
  const kept = slot === 0 ? 1 - epsilon : 0
  if (kind === 'towards') return kept + (slot === draftSlot ? epsilon : 0)
  return kept + (slot < TOP ? epsilon / TOP : 0)
}

function drawLeads(table: Float64Array, count: number, next: () => number): Leads {
  const leads: Leads = {
    count,
    segment: new Uint8Array(count),
    guide: new Uint8Array(count * IN_REACH),
    chance: new Float64Array(count * IN_REACH),
    draftSlot: new Uint8Array(count),
  }
  const scores = new Float64Array(IN_REACH)
  for (let at = 0; at < count; at++) {
    const segment = floor(next() * SEGMENTS)
    const first = floor(next() * GUIDES)
    const stride = 1 + floor(next() * 6)
    let draftGuide = 0
    let draftBest = Number.NEGATIVE_INFINITY
    leads.segment[at] = segment
    for (let n = 0; n < IN_REACH; n++) {
      const guide = (first + n * stride) % GUIDES
      const logOdds = table[segment * GUIDES + guide]! + SPREAD.affinity * normal(next)
      const liveScore = logOdds + NOISE.live * normal(next)
      const draftScore = logOdds + NOISE.draft * normal(next)
      if (draftScore > draftBest) [draftBest, draftGuide] = [draftScore, guide]
      let slot = n
      for (; slot > 0 && scores[slot - 1]! < liveScore; slot--) {
        const to = at * IN_REACH + slot
        scores[slot] = scores[slot - 1]!
        leads.guide[to] = leads.guide[to - 1]!
        leads.chance[to] = leads.chance[to - 1]!
      }
      scores[slot] = liveScore
      leads.guide[at * IN_REACH + slot] = guide
      leads.chance[at * IN_REACH + slot] = 1 / (1 + exp(-logOdds))
    }
    const own = leads.guide.subarray(at * IN_REACH, (at + 1) * IN_REACH)
    leads.draftSlot[at] = own.indexOf(draftGuide)
  }
  return leads
}

/** A standard normal draw (Box and Muller 1958; the second of the pair is not kept). */
function normal(next: () => number): number {
  return sqrt(-2 * log(1 - next())) * cos(2 * PI * next())
}
