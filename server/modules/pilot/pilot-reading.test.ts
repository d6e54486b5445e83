import { seededRandom } from '../../kernel/seeded-random'
import { checkGuardrails, mayRollOut } from './check-guardrails'
import type { PilotCell } from './pilot-cell'
import { pilotReading } from './pilot-reading'
import { armKey, switchbackPlan } from './switchback-plan'

const SEED = 20_261_125
const cell = (facts: Partial<PilotCell>): PilotCell => ({
  clusterId: 'cl_a',
  day: '2026-08-05',
  arm: 'live',
  leads: 10,
  unrouted: 0,
  valueFen: 1000,
  acceptMinutes: [5],
  guides: [{ guideId: 'gd_1', received: 10, quota: 10 }],
  ...facts,
})

test('clusters are compared with themselves, so a rich one that ran the draft more often does not flatter it', () => {
  const rich = (day: string, arm: PilotCell['arm'], leads: number) =>
    cell({ clusterId: 'cl_rich', day, arm, leads, valueFen: leads * 900 })
  const poor = (day: string, arm: PilotCell['arm'], leads: number) =>
    cell({ clusterId: 'cl_poor', day, arm, leads, valueFen: leads * 100 })
  const { valuePerLeadFen, draftLeads, liveLeads } = pilotReading([
    rich('2026-08-05', 'draft', 90),
    rich('2026-08-06', 'live', 10),
    poor('2026-08-05', 'live', 90),
    poor('2026-08-06', 'draft', 10),
  ])
  expect(valuePerLeadFen.draft.value).toBe(500)
  expect(valuePerLeadFen.difference.value).toBe(0)
  expect(valuePerLeadFen.relative.value).toBe(0)
  expect([draftLeads, liveLeads]).toEqual([100, 100])
})

test('by hand: value, median of acceptance, unrouted and fairness of two days', () => {
  const { valuePerLeadFen, acceptP50Minutes, unroutedRate, jain } = pilotReading([
    cell({ arm: 'draft', valueFen: 1500, acceptMinutes: [2, 4], unrouted: 1 }),
    cell({ arm: 'draft', valueFen: 500, acceptMinutes: [9], guides: [{ guideId: 'gd_2', received: 0, quota: 10 }] }),
    cell({ day: '2026-08-06', valueFen: 800, acceptMinutes: [6, 8] }),
  ])
  expect([valuePerLeadFen.draft.value, valuePerLeadFen.live.value]).toEqual([100, 80])
  expect(valuePerLeadFen.relative.value).toBeCloseTo(0.25, 12)
  expect([acceptP50Minutes.draft.value, acceptP50Minutes.difference.value]).toEqual([4, -3])
  expect(unroutedRate.difference.value).toBeCloseTo(0.05, 12)
  expect([jain.draft.value, jain.live.value]).toEqual([0.5, 1])
})

test('nothing read is nothing said, and one day has no interval', () => {
  const empty = pilotReading([])
  expect(empty.valuePerLeadFen.difference).toEqual({ value: null, low: null, high: null })
  const oneDay = pilotReading([cell({ arm: 'draft' }), cell({})]).valuePerLeadFen.difference
  expect(oneDay).toEqual({ value: 0, low: null, high: null })
})

test('where no cluster switches, draft clusters are held against control clusters, and clusters are the units', () => {
  const cells = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((id, at) =>
    [1, 2, 3].map((day) =>
      cell({
        clusterId: `cl_${id}`,
        day: `2026-08-0${day}`,
        arm: at % 2 === 0 ? 'draft' : 'live',
        valueFen: 1000 + 100 * at + 10 * day,
      }),
    ),
  )
  const { valuePerLeadFen, units } = pilotReading(cells)
  expect(units).toBe(6)
  expect(valuePerLeadFen.difference.value).toBeCloseTo(-10, 9)
  expect(valuePerLeadFen.difference.low!).toBeLessThan(-30)
})

/** A pilot of four clusters over a fortnight, with clusters, days and cluster-days that differ; `lift` is the draft's. */
function simulated(seed: number, lift: number, slower = 1): PilotCell[] {
  const next = seededRandom(seed)
  const dayParts = [
    { id: 'morning', startMinute: 600, endMinute: 840 },
    { id: 'evening', startMinute: 840, endMinute: 1320 },
  ]
  const clusters = ['a', 'b', 'c', 'd'].map((id) => ({ clusterId: id, storeIds: [`st_${id}`] }))
  const plan = switchbackPlan({ clusters, from: '2026-08-01', to: '2026-08-14', dayParts, seed })
  const level = clusters.map(() => 0.7 + 0.6 * next())
  return Array.from({ length: 14 }, (_, at) => `2026-08-${String(at + 1).padStart(2, '0')}`).flatMap((day) => {
    const season = 0.8 + 0.4 * next()
    return clusters.flatMap(({ clusterId }, at) => {
      const mood = 0.8 + 0.4 * next()
      return dayParts.map(({ id }) => {
        const arm = plan.arms[armKey(clusterId, day, id)]!
        const chance = 0.2 * level[at]! * season * mood * (arm === 'draft' ? 1 + lift : 1)
        const times = Array.from({ length: 12 }, () => -Math.log(1 - next()) * 10 * (arm === 'draft' ? slower : 1))
        const sold = times.filter(() => next() < chance).length
        return cell({ clusterId, day, arm, leads: 12, valueFen: sold * 30_000, acceptMinutes: times })
      })
    })
  })
}

test('the interval of the difference holds the truth in nineteen of twenty pilots', () => {
  let [value, minutes] = [0, 0]
  for (let pilot = 0; pilot < 100; pilot++) {
    const { valuePerLeadFen, acceptP50Minutes } = pilotReading(simulated(SEED + pilot, 0))
    value += valuePerLeadFen.difference.low! <= 0 && 0 <= valuePerLeadFen.difference.high! ? 1 : 0
    minutes += acceptP50Minutes.difference.low! <= 0 && 0 <= acceptP50Minutes.difference.high! ? 1 : 0
  }
  expect(value / 100).toBeGreaterThanOrEqual(0.91)
  expect(minutes / 100).toBeGreaterThanOrEqual(0.91)
})

const GUARDRAILS = {
  acceptP50MinutesMax: 12,
  unroutedRatePpmMax: 20_000,
  jainPpmMin: 850_000,
  valueLossPpmMax: 30_000,
}
const codes = (cells: readonly PilotCell[]) => checkGuardrails(pilotReading(cells), GUARDRAILS).map(({ code }) => code)

test('a draft that is slow, leaves leads lying, is unfair or loses value is stopped, each by its own code', () => {
  expect(codes(simulated(SEED, 0))).toEqual([])
  expect(codes(simulated(SEED, 0, 3))).toEqual(['accept_too_slow'])
  expect(codes(simulated(SEED, -0.7))).toEqual(['value_lost'])
  const draftOnly = (changes: Partial<PilotCell>) =>
    simulated(SEED, 0).map((each) => (each.arm === 'draft' ? { ...each, ...changes } : each))
  expect(codes(draftOnly({ unrouted: 2 }))).toEqual(['unrouted_too_many'])
  const unfair = [
    { guideId: 'gd_1', received: 10, quota: 6 },
    { guideId: 'gd_2', received: 2, quota: 6 },
  ]
  expect(codes(draftOnly({ guides: unfair }))).toEqual(['unfair'])
})

test('a bad hour of a few leads stops nothing, a guardrail that is not set guards nothing', () => {
  const dreadful = simulated(SEED, -1, 9)
  expect(codes(dreadful.slice(0, 16))).toEqual([])
  expect(codes(dreadful)).toEqual(['accept_too_slow', 'value_lost'])
  expect(checkGuardrails(pilotReading(dreadful), { acceptP50MinutesMax: null })).toEqual([])
})

test('a draft as good as the live rule is hardly ever stopped by chance, over a hundred pilots', () => {
  let stopped = 0
  for (let pilot = 0; pilot < 100; pilot++) stopped += codes(simulated(SEED + pilot, 0)).length > 0 ? 1 : 0
  expect(stopped).toBeLessThanOrEqual(4)
})

test('a draft is rolled out only when even the low end of its value loses no more than is allowed', () => {
  const better = pilotReading(simulated(SEED, 0.8))
  expect(mayRollOut(better, GUARDRAILS)).toBe(true)
  expect(mayRollOut(pilotReading(simulated(SEED, 0)), GUARDRAILS)).toBe(false)
  expect(mayRollOut(pilotReading(simulated(SEED, 0.8).slice(0, 10)), GUARDRAILS)).toBe(false)
  expect(mayRollOut(better, { ...GUARDRAILS, acceptP50MinutesMax: 1 })).toBe(false)
})
