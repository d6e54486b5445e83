import { type DraftEstimate, estimateDraft } from '../../../server/modules/backtest/estimate-draft'
import { explorationPlan } from '../../../server/modules/backtest/exploration-plan'
import type { Interval } from '../../../server/modules/backtest/logged-decision'
import { shrunkMeans } from '../../../server/modules/backtest/reward-model'
import { repeatOpenBandit } from './open-bandit'
import { PLANTED_CASES, refusalRate, SUPPORTED_CASES } from './planted-cases'
import { type Exploring, logLeads, type RoutingWorld, routingWorld, type Truth, truthOf } from './routing-world'

const WORLDS = 4
const TRUTH_LEADS = 400_000
const TRUTH_SEED = 20_261_125
const PLANTED_ROUNDS = 5

export const LOGGINGS: Record<string, Exploring> = {
  none: { kind: 'none', epsilon: 0 },
  top4: { kind: 'top', epsilon: 0.1 },
  towards: { kind: 'towards', epsilon: 0.1 },
}

export type LoggingFigures = {
  leads: number
  runs: number
  coverage: number
  ess: number
  /** Root mean square error over the runs, as a share of the true value of the draft. */
  ipsRmse: number
  snipsRmse: number
  dmRmse: number
  drRmse: number
  /** IPS over all leads, evaluable or not: what a backtest answers that does not look at support. */
  naiveIpsBias: number
  /** Share of the runs whose 95 % interval holds the truth, and its mean half width as a share of the true value. */
  drCovers: number
  snipsCovers: number
  differenceCovers: number
  drHalfWidth: number
  differenceHalfWidth: number
  /** Half width of the difference over the one that the exploration plan promises for so many leads. */
  differenceOverPlan: number
}
export type OffPolicyFigures = {
  byLogging: Record<string, LoggingFigures[]>
  refusedPlanted: number
  plantedCases: number
  refusedSupported: number
  /** Published values of a public log repeated to the last digit; null without the log. */
  openBandit: { repeated: number; of: number } | null
}

type Run = { estimate: DraftEstimate; naiveIps: number; truth: Truth }

/**
 * Estimates of a draft against its known truth: `seeds` runs at the smallest of `leads`, as many fewer at the larger ones
 * as they are larger (at least 50), over four worlds; then whether the verdict is refused where no evidence was planted.
 */
export function runOffPolicySuite({ seeds, leads }: { seeds: number; leads: readonly number[] }): OffPolicyFigures {
  const worlds = Array.from({ length: WORLDS }, (_, at) => routingWorld(at + 1))
  const truths = worlds.map((world) => truthOf(world.drawLeads(TRUTH_LEADS, TRUTH_SEED)))
  const byLogging: Record<string, LoggingFigures[]> = Object.fromEntries(Object.keys(LOGGINGS).map((key) => [key, []]))
  for (const count of leads) {
    const runs = Math.min(seeds, Math.max(50, Math.ceil((seeds * Math.min(...leads)) / count)))
    const done: Record<string, Run[]> = Object.fromEntries(Object.keys(LOGGINGS).map((key) => [key, []]))
    for (let run = 0; run < runs; run++) {
      if (run % 25 === 0) process.stderr.write(`off-policy: ${count} leads, run ${run} of ${runs}\n`)
      runOnce(worlds[run % WORLDS]!, truths[run % WORLDS]!, count, 1 + run, done)
    }
    for (const [name, ofLogging] of Object.entries(done)) byLogging[name]!.push(figuresOf(count, ofLogging))
  }
  process.stderr.write('off-policy: planted cases\n')
  return {
    byLogging,
    refusedPlanted: refusalRate(PLANTED_CASES, PLANTED_ROUNDS),
    plantedCases: PLANTED_CASES.length * PLANTED_ROUNDS,
    refusedSupported: refusalRate(SUPPORTED_CASES, PLANTED_ROUNDS),
    openBandit: repeatOpenBandit(),
  }
}

function runOnce(world: RoutingWorld, truth: Truth, count: number, seed: number, done: Record<string, Run[]>): void {
  const leads = world.drawLeads(count, seed * 7919)
  for (const [name, exploring] of Object.entries(LOGGINGS)) {
    const rows = logLeads(leads, exploring, seed * 104_729)
    const estimate = estimateDraft(rows, { learn: shrunkMeans, seed })
    done[name]!.push({ estimate, truth, naiveIps: (estimate.ips.value * estimate.evaluated) / estimate.leads })
  }
}

function figuresOf(leads: number, runs: readonly Run[]): LoggingFigures {
  const mean = (of: (run: Run) => number) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length
  const rmse = (of: (estimate: DraftEstimate) => number) =>
    Math.sqrt(mean(({ estimate, truth }) => (of(estimate) / truth.draft - 1) ** 2))
  const covers = (of: (estimate: DraftEstimate) => Interval, truly: (truth: Truth) => number) =>
    mean(({ estimate, truth }) => (of(estimate).low <= truly(truth) && truly(truth) <= of(estimate).high ? 1 : 0))
  return {
    leads,
    runs: runs.length,
    coverage: mean(({ estimate }) => estimate.coverage),
    ess: mean(({ estimate }) => estimate.weights.ess),
    ipsRmse: rmse((estimate) => estimate.ips.value),
    snipsRmse: rmse((estimate) => estimate.snips.value),
    dmRmse: rmse((estimate) => estimate.dm),
    drRmse: rmse((estimate) => estimate.dr.value),
    naiveIpsBias: mean(({ naiveIps, truth }) => naiveIps / truth.draft - 1),
    drCovers: covers(
      (estimate) => estimate.dr,
      (truth) => truth.draft,
    ),
    snipsCovers: covers(
      (estimate) => estimate.snips,
      (truth) => truth.draft,
    ),
    differenceCovers: covers(
      (estimate) => estimate.difference,
      (truth) => truth.draft - truth.live,
    ),
    drHalfWidth: mean(({ estimate, truth }) => estimate.dr.halfWidth / truth.draft),
    differenceHalfWidth: mean(({ estimate, truth }) => estimate.difference.halfWidth / truth.draft),
    differenceOverPlan: mean(({ estimate }) => overPlan(estimate)),
  }
}

/** The plan asks for n leads to reach a half width, so at n leads it promises the width times √(needed / n). */
function overPlan({ agreement, residualVariance, difference, leads }: DraftEstimate): number {
  if (!(difference.halfWidth > 0)) return 0
  const { leadsNeeded } = explorationPlan({
    epsilon: LOGGINGS.towards!.epsilon,
    agreement,
    variance: residualVariance,
    wantedHalfWidth: difference.halfWidth,
  })
  return Math.sqrt(leads / leadsNeeded)
}
