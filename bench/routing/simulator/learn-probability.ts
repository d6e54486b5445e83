import { seededRandom } from '../../../server/kernel/seeded-random'
import { weightedShortfall } from './baselines'
import { type DayOptions, makeDay, SCORE_BINS, type SimLead, sigmoid } from './make-day'
import { type Network, SEGMENTS } from './make-network'
import { runDay } from './run-day'

/** A block of effects of which every row has exactly one, and their prior spread. */
type Block = { of: Int32Array; effects: Float64Array; spread: number }

const HISTORY_DAYS = 40
const SWEEPS = 12
const KM_BINS = 8

/**
 * What a chain would know after `HISTORY_DAYS` of dealing by weighted turn: who sold and who did not, nothing of the truth.
 * A logistic model with effects of score, training, distance, guide and guide × segment, each block normal with a spread
 * learned from the data (empirical Bayes: a Newton step for each block, then an EM step for its spread).
 */
export function learnProbability(network: Network, options: Omit<DayOptions, 'index'>) {
  const rows = recordHistory(network, options)
  const blocks: Block[] = [
    { of: Int32Array.from(rows.scoreBin), effects: new Float64Array(SCORE_BINS).fill(-2.5), spread: 3 },
    { of: Int32Array.from(rows.trained), effects: new Float64Array(2), spread: 1 },
    { of: Int32Array.from(rows.kmBin), effects: new Float64Array(KM_BINS), spread: 1 },
    { of: Int32Array.from(rows.guide), effects: new Float64Array(network.guides.length), spread: 0.3 },
    { of: Int32Array.from(rows.pair), effects: new Float64Array(network.guides.length * SEGMENTS), spread: 0.3 },
  ]
  const logits = new Float64Array(rows.sold.length).fill(-2.5)
  for (let sweep = 0; sweep < SWEEPS; sweep++) for (const block of blocks) improve(block, logits, rows.sold)
  const [score, trained, km, guide, pair] = blocks as [Block, Block, Block, Block, Block]
  return (lead: SimLead, place: number): number => {
    const g = lead.guides[place]!
    return sigmoid(
      score.effects[lead.scoreBin]! +
        trained.effects[network.guides[g]!.trained[lead.wish]! ? 1 : 0]! +
        km.effects[kmBinOf(lead.km[place]!)]! +
        guide.effects[g]! +
        pair.effects[g * SEGMENTS + lead.segment]!,
    )
  }
}

function kmBinOf(km: number): number {
  return Math.min(KM_BINS - 1, Math.floor(km))
}

function recordHistory(network: Network, options: Omit<DayOptions, 'index'>) {
  const rows = {
    scoreBin: [] as number[],
    trained: [] as number[],
    kmBin: [] as number[],
    guide: [] as number[],
    pair: [] as number[],
    sold: [] as number[],
  }
  const chance = seededRandom(options.seed + 404)
  for (let day = 0; day < HISTORY_DAYS; day++) {
    // Days long before those that are priced and tested.
    const past = makeDay(network, { ...options, index: 100 + day })
    runDay(
      past,
      network,
      (lead, free, state, mayHold) => {
        const place = weightedShortfall(lead, free, state, mayHold)
        const g = lead.guides[place]!
        rows.scoreBin.push(lead.scoreBin)
        rows.trained.push(network.guides[g]!.trained[lead.wish]! ? 1 : 0)
        rows.kmBin.push(kmBinOf(lead.km[place]!))
        rows.guide.push(g)
        rows.pair.push(g * SEGMENTS + lead.segment)
        rows.sold.push(chance() < lead.probability[place]! ? 1 : 0)
        return place
      },
      { holdMinutes: 0 },
    )
  }
  return rows
}

/** One Newton step of a block's effects at the present logits, and the spread that makes them most likely. */
function improve(block: Block, logits: Float64Array, sold: readonly number[]): void {
  const { of, effects } = block
  const gradient = new Float64Array(effects.length)
  const curvature = new Float64Array(effects.length)
  for (let i = 0; i < sold.length; i++) {
    const p = sigmoid(logits[i]!)
    gradient[of[i]!]! += sold[i]! - p
    curvature[of[i]!]! += p * (1 - p)
  }
  const precision = 1 / (block.spread * block.spread)
  const step = new Float64Array(effects.length)
  let spread = 0
  for (let e = 0; e < effects.length; e++) {
    // A full Newton step overshoots where the start is far off, so none is longer than one unit of log-odds.
    const full = (gradient[e]! - precision * effects[e]!) / (curvature[e]! + precision)
    step[e] = Math.max(-1, Math.min(1, full))
    effects[e]! += step[e]!
    spread += effects[e]! * effects[e]! + 1 / (curvature[e]! + precision)
  }
  for (let i = 0; i < sold.length; i++) logits[i]! += step[of[i]!]!
  block.spread = Math.sqrt(spread / effects.length)
}
