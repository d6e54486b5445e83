import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { type DraftEstimate, estimateDraft } from '../../../server/modules/backtest/estimate-draft'
import { type PredictedDecision, predictionsOnRows } from '../../../server/modules/backtest/reward-model'
import { betaDraws, mersenneTwister } from './mersenne-twister'

/** The Open Bandit Dataset's small sample (Saito et al. 2021), where it lies beside the checkout; never copied in here. */
export const OPEN_BANDIT_FOLDER = '../shared/data/obd_small'
export const OPEN_BANDIT_EXISTS = existsSync(OPEN_BANDIT_FOLDER)

export type Campaign = 'men' | 'women'
/** The policy that logged, and the one that is evaluated on its log. */
export type Crossing = { campaign: Campaign; from: 'random' | 'bts' }

/** What the sample's own page says, with the digits it gives. A value of the drawn policy rests on one stream of draws. */
export const OPEN_BANDIT_REFERENCES: readonly (Crossing & {
  ips: number
  snips: number
  ess?: number
  maxWeight?: number
})[] = [
  { campaign: 'men', from: 'random', ips: 0.004534, snips: 0.004604 },
  { campaign: 'men', from: 'bts', ips: 0.003009, snips: 0.003189, ess: 656, maxWeight: 178 },
  { campaign: 'women', from: 'bts', ips: 0.007438, snips: 0.002373, ess: 2, maxWeight: 21_739 },
  { campaign: 'women', from: 'random', ips: 0.006813, snips: 0.006811 },
]

const ITEMS: Record<Campaign, number> = { men: 34, women: 46 }
const POSITIONS = 3
const DRAWS = 100_000
/** The seed of the reference; numpy's stream is repeated, so the drawn probabilities are the same to the last digit. */
export const REFERENCE_SEED = 12_345

/** How many of the published values are repeated to the last digit given; null when the sample is not there. */
export function repeatOpenBandit(): { repeated: number; of: number } | null {
  if (!OPEN_BANDIT_EXISTS) return null
  const repeated = OPEN_BANDIT_REFERENCES.filter((reference) => {
    const { ips, snips, weights } = crossOpenBandit(reference)
    const { ess = Math.round(weights.ess), maxWeight = Math.round(weights.maxWeight) } = reference
    return (
      ips.value.toFixed(6) === reference.ips.toFixed(6) &&
      snips.value.toFixed(6) === reference.snips.toFixed(6) &&
      Math.round(weights.ess) === ess &&
      Math.round(weights.maxWeight) === maxWeight
    )
  })
  return { repeated: repeated.length, of: OPEN_BANDIT_REFERENCES.length }
}

type Impression = { item: number; position: number; click: number; propensity: number }

/**
 * The value of the other policy on a log of 10,000 impressions, weights not clipped: the uniform policy on the log of the
 * learning one (`from: 'bts'`), the learning one on the log of the uniform (`from: 'random'`).
 */
export function crossOpenBandit({ campaign, from }: Crossing, seed = REFERENCE_SEED): DraftEstimate {
  const impressions = readImpressions(campaign, from)
  const drawn = from === 'random' ? drawnPolicy(campaign, seed) : null
  const rows = impressions.map(({ item, position, click, propensity }, at): PredictedDecision => {
    return {
      leadId: String(at),
      loggedPropensity: propensity,
      draftProbability: drawn === null ? 1 / ITEMS[campaign] : drawn[item * POSITIONS + position - 1]!,
      liveProbability: null,
      reward: click,
      loggingVersion: from,
      isDraftPickPossible: true,
      predicted: { logged: 0, draft: 0, live: 0 },
    }
  })
  return estimateDraft(rows, { learn: predictionsOnRows, seed: 1, clipAt: Number.POSITIVE_INFINITY })
}

function readImpressions(campaign: Campaign, from: string): Impression[] {
  const text = gunzipSync(readFileSync(join(OPEN_BANDIT_FOLDER, `${from}_${campaign}.csv.gz`))).toString('utf8')
  const rows = parse(text, { columns: true }) as Record<string, string>[]
  return rows.map((row) => ({
    item: Number(row.item_id),
    position: Number(row.position),
    click: Number(row.click),
    propensity: Number(row.propensity_score),
  }))
}

/**
 * How often Thompson sampling from the campaign's prior shows each item at each position, by 100,000 draws: every item gets
 * a draw of its Beta, the three best are shown in order. By item, then position.
 */
export function drawnPolicy(campaign: Campaign, seed: number): Float64Array {
  const { alpha, beta } = readPrior(campaign)
  const draw = betaDraws(mersenneTwister(seed))
  const shown = new Float64Array(alpha.length * POSITIONS)
  const scores = new Float64Array(alpha.length)
  for (let round = 0; round < DRAWS; round++) {
    for (let item = 0; item < alpha.length; item++) scores[item] = draw(alpha[item]!, beta[item]!)
    for (let position = 0; position < POSITIONS; position++) {
      let best = 0
      for (let item = 1; item < scores.length; item++) if (scores[item]! > scores[best]!) best = item
      shown[best * POSITIONS + position]! += 1 / DRAWS
      scores[best] = -1
    }
  }
  return shown
}

/** The two lists of a campaign in the prior's file: `campaign:`, below it `alpha:` and `beta:`, below them `- number`. */
function readPrior(campaign: Campaign): { alpha: number[]; beta: number[] } {
  const prior = { alpha: [] as number[], beta: [] as number[] }
  let list: number[] | null = null
  let isOurs = false
  for (const line of readFileSync(join(OPEN_BANDIT_FOLDER, 'prior_bts.yaml'), 'utf8').split('\n')) {
    const [, indent = '', word] = /^( *)(\w+):/.exec(line) ?? []
    if (word !== undefined && indent === '') isOurs = word === campaign
    else if (word === 'alpha' || word === 'beta') list = isOurs ? prior[word] : null
    else if (/^ *- /.test(line)) list?.push(Number(line.trim().slice(2)))
  }
  return prior
}
