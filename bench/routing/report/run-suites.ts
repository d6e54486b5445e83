import { loadavg } from 'node:os'
import { runCommitSuite } from '../commit/commit-suite'
import { runBacktestSuite } from '../replay/backtest-suite'
import { runReplaySuite } from '../replay/replay-suite'
import { runScoringSuite } from '../scoring/scoring-suite'
import { runSlaSuite } from '../sla/sla-suite'
import { runSpeedSuite } from '../speed/speed-suite'
import { runStormSuite } from '../storm/storm-suite'
import { offPolicyResult, valueResult } from './simulation-suites'
import type { SuiteResult } from './suite-result'

export type SuiteOptions = { isQuick: boolean; say: (text: string) => void }

const QUICK_SIZES = [2_000, 10_000]

/** Every suite by the name it is asked for, in the order they run: what is measured by the clock first. */
export const SUITES: Record<string, (options: SuiteOptions) => Promise<SuiteResult>> = {
  speed: runSpeedSuite,
  backtest: runBacktestSuite,
  commit: runCommitSuite,
  sla: runSlaSuite,
  storm: runStormSuite,
  replay: runReplaySuite,
  value: valueResult,
  'off-policy': offPolicyResult,
  scoring: async ({ isQuick, say }) => {
    say('scoring: training and judging')
    return runScoringSuite(isQuick ? { sizes: QUICK_SIZES } : {})
  },
}

/** One suite that ran: what it found, or why it could not; how long it took, and how busy the machine was around it. */
export type Ran = {
  suite: string
  result: SuiteResult | null
  failure: string | null
  seconds: number
  load: [before: number, after: number]
}

/** Runs suites one after the other; one that fails is told of and stops none of the others. */
export async function runSuites(names: readonly string[], options: SuiteOptions): Promise<Ran[]> {
  const ran: Ran[] = []
  for (const suite of names) {
    const from = performance.now()
    const before = loadavg()[0] as number
    let result: SuiteResult | null = null
    let failure: string | null = null
    try {
      result = await (SUITES[suite] as (typeof SUITES)[string])(options)
    } catch (error) {
      failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
    const seconds = (performance.now() - from) / 1000
    options.say(`${suite}: ${failure ? 'failed' : 'done'} in ${seconds.toFixed(0)} s`)
    ran.push({ suite, result, failure, seconds, load: [before, loadavg()[0] as number] })
  }
  return ran
}
