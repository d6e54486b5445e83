import { seededRandom } from '../../../server/kernel/seeded-random'
import { estimateDraft } from '../../../server/modules/backtest/estimate-draft'
import { judgeDraft } from '../../../server/modules/backtest/judge-draft'
import { type GroupedDecision, shrunkMeans } from '../../../server/modules/backtest/reward-model'
import { type Exploring, logLeads, routingWorld } from './routing-world'

export type PlantedCase = { name: string; log: (seed: number) => GroupedDecision[] }

const BOUNDS = { coverageMin: 0.9, essMin: 500 }
const world = routingWorld(1)
const TOWARDS: Exploring = { kind: 'towards', epsilon: 0.1 }
const NONE: Exploring = { kind: 'none', epsilon: 0 }

const logged = (count: number, exploring: Exploring, seed: number, version = 'live') =>
  logLeads(world.drawLeads(count, seed * 31), exploring, seed * 37, version)
/** Each row changed by a function that gets its own draw. */
const changed = (
  rows: readonly GroupedDecision[],
  seed: number,
  change: (row: GroupedDecision, draw: number) => Partial<GroupedDecision>,
) => {
  const next = seededRandom(seed)
  return rows.map((row) => ({ ...row, ...change(row, next()) }))
}
const unlogged = { isDraftPickPossible: false, draftProbability: 0 }

/** Logs that cannot answer, each for a reason of its own: the verdict must be refused. */
export const PLANTED_CASES: readonly PlantedCase[] = [
  { name: 'nothing was logged', log: () => [] },
  { name: 'nobody explored', log: (seed) => logged(10_000, NONE, seed) },
  {
    name: 'nobody explored and the draft differs on one lead in eight',
    log: (seed) => changed(logged(10_000, NONE, seed), seed, (row, draw) => (draw < 0.75 ? agreed(row) : {})),
  },
  {
    name: 'nobody explored, and somebody wrote that every pick was possible',
    log: (seed) => changed(logged(10_000, NONE, seed), seed, () => ({ isDraftPickPossible: true })),
  },
  { name: 'too few leads', log: (seed) => logged(1_500, TOWARDS, seed) },
  {
    name: 'exploring one lead in two hundred',
    log: (seed) => logged(10_000, { kind: 'towards', epsilon: 0.005 }, seed),
  },
  {
    name: 'exploring one lead in ten thousand',
    log: (seed) => logged(20_000, { kind: 'towards', epsilon: 1e-4 }, seed),
  },
  { name: 'exploring blindly on few leads', log: (seed) => logged(5_000, { kind: 'top', epsilon: 0.1 }, seed) },
  {
    name: 'only some kinds of leads were explored',
    log: (seed) => changed(logged(20_000, TOWARDS, seed), seed, ({ segment }) => (segment < 's3' ? unlogged : {})),
  },
  {
    name: 'one lead in nine is a top member or protected and was never explored',
    log: (seed) => changed(logged(20_000, TOWARDS, seed), seed, (_, draw) => (draw < 0.12 ? unlogged : {})),
  },
  {
    name: 'the draft picks new guides that were not there',
    log: (seed) =>
      changed(logged(20_000, TOWARDS, seed), seed, ({ draftGroup }) => (draftGroup < 'g2' ? unlogged : {})),
  },
  {
    name: 'a share of the propensities was not logged',
    log: (seed) =>
      changed(logged(20_000, TOWARDS, seed), seed, (_, draw) =>
        draw < 0.15 ? { loggedPropensity: draw < 0.07 ? 0 : Number.NaN } : {},
      ),
  },
  {
    name: 'propensities of another rule were logged',
    log: (seed) => changed(logged(20_000, TOWARDS, seed), seed, () => ({ loggedPropensity: 0.5 })),
  },
  {
    name: 'propensities are percent instead of shares',
    log: (seed) =>
      changed(logged(20_000, TOWARDS, seed), seed, (row) => ({ loggedPropensity: row.loggedPropensity * 100 })),
  },
  {
    name: 'a few guides chosen once in a hundred thousand decide',
    log: (seed) =>
      changed(logged(20_000, TOWARDS, seed), seed, (row, draw) =>
        draw < 0.0005 ? { loggedPropensity: 1e-5, draftProbability: 1 } : row,
      ),
  },
  {
    name: 'only the old version explored, and it logged little',
    log: (seed) => [...logged(17_000, NONE, seed, 'v2'), ...logged(3_000, TOWARDS, seed + 1, 'v1')],
  },
  {
    name: 'hardly anybody buys',
    log: (seed) =>
      changed(logged(20_000, TOWARDS, seed), seed, (row, draw) => ({ reward: draw < 0.01 ? row.reward : 0 })),
  },
]

/** Logs that can answer: refusing them would be as wrong. */
export const SUPPORTED_CASES: readonly PlantedCase[] = [
  { name: 'exploring towards the draft', log: (seed) => logged(20_000, TOWARDS, seed) },
  { name: 'exploring half as much', log: (seed) => logged(20_000, { kind: 'towards', epsilon: 0.05 }, seed) },
  {
    name: 'one lead in twenty was protected',
    log: (seed) => changed(logged(20_000, TOWARDS, seed), seed, (_, draw) => (draw < 0.05 ? unlogged : {})),
  },
  { name: 'enough leads of a cautious rule', log: (seed) => logged(40_000, { kind: 'towards', epsilon: 0.02 }, seed) },
]

/** Share of the cases, each drawn `rounds` times, whose verdict is refused. */
export function refusalRate(cases: readonly PlantedCase[], rounds: number): number {
  let refused = 0
  for (const { log } of cases) {
    for (let seed = 1; seed <= rounds; seed++) refused += verdictOf(log(seed), seed) === 'refused' ? 1 : 0
  }
  return refused / (cases.length * rounds)
}

/** The verdict on a log. */
export function verdictOf(rows: readonly GroupedDecision[], seed: number): string {
  return judgeDraft(estimateDraft(rows, { learn: shrunkMeans, seed }), BOUNDS).verdict
}

function agreed(row: GroupedDecision): Partial<GroupedDecision> {
  return { draftProbability: 1, isDraftPickPossible: true, draftGroup: row.loggedGroup }
}
