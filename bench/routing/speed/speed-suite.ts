import { DECIDE_ENGINE, decide } from '../../../server/modules/routing/decide'
import type { Decision } from '../../../server/modules/routing/decision'
import { hashTrace, sealTrace, traceText } from '../../../server/modules/routing/trace'
import { type Case, SimulatedDays } from '../replay/simulated-days'
import { townArtefacts } from '../replay/town-artefacts'
import { atLeast, atMost, quantile, type SuiteResult } from '../report/suite-result'
import { compareEngines, type EngineFigures } from './compare-engines'
import { SPEED_SEED, SPEED_TOWN } from './speed-town'
import { THIRTY_RULES } from './thirty-rules'

const DECISIONS = 50_000
const WARM_UP = 3_000
/** Cases are made by the batch, before the clock runs; capacity is used up after each. */
const BATCH = 5

export type SpeedOptions = { isQuick: boolean; say: (text: string) => void }

/** Decisions a second on one core, with and without their trace; beside them two engines on the same conditions. */
export async function runSpeedSuite({ isQuick, say }: SpeedOptions): Promise<SuiteResult> {
  say('speed: decisions')
  const decisions = isQuick ? DECISIONS / 10 : DECISIONS
  const timed = timeDecisions(decisions)
  const engines = await compareEngines(isQuick ? 1 : 4, say)
  return resultOf(decisions, timed, engines)
}

type Timed = {
  decideMs: Float64Array
  traceMs: Float64Array
  sealMs: Float64Array
  /** Processor time of deciding, and of traces with their hashes: what a core could do if it were ours alone. */
  decideCpuMs: number
  traceCpuMs: number
  ranked: number
  textBytes: number
}

/** Each decision is timed by itself: deciding, then its trace with its hash, then the same text deflated. */
function timeDecisions(decisions: number): Timed {
  const days = new SimulatedDays({ seed: SPEED_SEED, ...SPEED_TOWN })
  const artefacts = townArtefacts(days.town, THIRTY_RULES, SPEED_SEED)
  const versions = { engine: DECIDE_ENGINE, rules: 1, model: artefacts.model.version, prices: artefacts.prices.version }
  const timed: Timed = {
    decideMs: new Float64Array(decisions),
    traceMs: new Float64Array(decisions),
    sealMs: new Float64Array(decisions),
    decideCpuMs: 0,
    traceCpuMs: 0,
    ranked: 0,
    textBytes: 0,
  }
  for (let from = -WARM_UP; from < decisions; from += BATCH) {
    const cases = Array.from({ length: BATCH }, () => days.next())
    const made: Decision[] = []
    const texts: string[] = []
    const decide1 = (one: Case) => made.push(decide(one.input, artefacts, one.state, one.seed))
    const trace1 = (one: Case, decision: Decision) => {
      const final = { guideId: decision.ranked[0]?.guideId ?? null, fallThrough: [] }
      const text = traceText({ ...one, versions, decision, final, prevHash: '' })
      hashTrace(text)
      texts.push(text)
    }
    const decideCpuMs = timeEach(cases, decide1, timed.decideMs, from)
    const traceCpuMs = timeEach(cases, (one, i) => trace1(one, made[i]!), timed.traceMs, from)
    // Sealing hashes too: what it takes beyond a hash is the deflating.
    timeEach(texts, (text) => sealTrace(text), timed.sealMs, from)
    for (const [i, one] of cases.entries()) days.take(one, made[i]!)
    if (from < 0) continue
    timed.decideCpuMs += decideCpuMs
    timed.traceCpuMs += traceCpuMs
    timed.ranked += made.reduce((sum, { ranked }) => sum + ranked.length, 0)
    timed.textBytes += texts.reduce((sum, { length }) => sum + length, 0)
  }
  return timed
}

/** Runs each item, notes its wall time from place `from` on, and answers the processor time of all, in milliseconds. */
function timeEach<Item>(
  items: readonly Item[],
  run: (item: Item, at: number) => unknown,
  wallMs: Float64Array,
  from: number,
): number {
  const before = process.cpuUsage()
  for (let at = 0; at < items.length; at++) {
    const start = performance.now()
    run(items[at]!, at)
    // Before zero it warms up: a write out of bounds is none.
    wallMs[from + at] = performance.now() - start
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function resultOf(decisions: number, timed: Timed, engines: EngineFigures): SuiteResult {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
  const perSecond = (ms: number) => (decisions * 1000) / ms
  const withTrace = timed.decideMs.map((ms, at) => ms + timed.traceMs[at]!)
  const decisionsPerSecond = perSecond(sum(withTrace))
  const decisionP99Ms = quantile(withTrace, 0.99)
  const withoutTrace = perSecond(sum(timed.decideMs))
  const bestZen = Math.max(...Object.values(engines.zen))
  const overJson = engines.closures / engines.jsonRulesEngine
  const overZen = engines.closures / bestZen
  return {
    suite: 'speed',
    figures: {
      decisionsPerSecond,
      decisionP99Ms,
      decisionsPerCpuSecond: perSecond(timed.decideCpuMs + timed.traceCpuMs),
      decisionsPerCpuSecondWithoutTrace: perSecond(timed.decideCpuMs),
      decisionP50Ms: quantile(withTrace, 0.5),
      decisionsPerSecondWithoutTrace: withoutTrace,
      decisionsPerSecondDeflated: perSecond(sum(timed.decideMs) + sum(timed.traceMs) + sum(timed.sealMs)),
      conditionsPerSecond: engines.closures,
      jsonRulesEnginePerSecond: engines.jsonRulesEngine,
      zenEnginePerSecond: engines.zen.expressions,
      zenEngineBestPerSecond: bestZen,
      conditionsVsJsonRulesEngine: overJson,
      conditionsVsZenEngine: overZen,
      decisionsVsJsonRulesEngine: decisionsPerSecond / engines.jsonRulesEngine,
      decisionsVsZenEngine: decisionsPerSecond / engines.zen.expressions,
    },
    checks: [
      atLeast('decisionsPerSecond', decisionsPerSecond, 5_000),
      atMost('decisionP99Ms', decisionP99Ms, 1),
      atLeast('decisionsPerSecondWithoutTrace', withoutTrace, 20_000),
      atLeast('conditionsVsJsonRulesEngine', overJson, 100),
      atLeast('conditionsVsZenEngine', overZen, 20),
    ],
    notes: [
      `${decisions} varied decisions, 60 candidates and ${THIRTY_RULES.rules.length} rules each; ${(timed.ranked / decisions).toFixed(1)} of 60 are ranked, the trace is ${Math.round(timed.textBytes / decisions)} bytes of text.`,
      `Engines: ${engines.checked} truth tables of 30 × 60 are equal, ${(100 * engines.trueShare).toFixed(0)} % true. conditionsVs… compares conditions alone; decisionsVs… a whole decision with its trace against their conditions alone.`,
      `ZEN: ${Object.entries(engines.zen)
        .map(([way, rate]) => `${way} ${rate.toFixed(0)}/s`)
        .join('; ')}. The best of them is what is compared with; of each engine the best of five turns.`,
    ],
  }
}
