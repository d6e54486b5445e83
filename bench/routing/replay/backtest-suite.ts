import { type BacktestProgress, redecideLead } from '../../../server/flows/redecide-lead'
import { openTrace, readTrace, sealTrace } from '../../../server/modules/routing/trace'
import { atMost, type SuiteResult } from '../report/suite-result'
import { THIRTY_RULES } from '../speed/thirty-rules'
import { nextTraced, replayTown } from './replay-town'
import { townArtefacts } from './town-artefacts'

const LEADS = 200_000
const BATCH = 1_000
const SEED = 20_261_126
const SECONDS_MAX = 120
const MILLION = 1_000_000

/**
 * The product's own backtest loop on one core: each kept trace is opened, and its lead decided again by a draft, with the
 * capacity the draft itself would have left and on the facts of then. Traces are made by the batch, off the clock.
 */
export async function runBacktestSuite({
  isQuick,
  say,
}: {
  isQuick: boolean
  say: (text: string) => void
}): Promise<SuiteResult> {
  const leads = isQuick ? LEADS / 20 : LEADS
  say(`backtest: ${leads} leads`)
  const town = replayTown(SEED)
  const draftDoc = { ...THIRTY_RULES, select: { ...THIRTY_RULES.select, leadThreshold: 1, distCostPerKm: 1.2 } }
  const draft = townArtefacts(town.days.town, draftDoc, SEED)
  const versions = { rules: 2, model: draft.model.version, prices: draft.prices.version }
  const progress: BacktestProgress = { versions, capacity: {}, guides: {} }
  let openedMs = 0
  let redecidedMs = 0
  let cpuMs = 0
  let changed = 0
  for (let done = 0; done < leads; done += BATCH) {
    const kept = Array.from({ length: BATCH }, () => sealTrace(nextTraced(town).text).packed)
    const before = process.cpuUsage()
    for (const packed of kept) {
      const from = performance.now()
      const trace = readTrace(openTrace(packed))
      const opened = performance.now()
      const { draftGuide, loggedGuide } = redecideLead(trace, draft, progress)
      redecidedMs += performance.now() - opened
      openedMs += opened - from
      if (draftGuide !== loggedGuide) changed++
    }
    const { user, system } = process.cpuUsage(before)
    cpuMs += (user + system) / 1000
  }
  const perMillion = (ms: number) => ((ms / 1000) * MILLION) / leads
  const backtestSecondsPerMillion = perMillion(openedMs + redecidedMs)
  return {
    suite: 'backtest',
    figures: {
      backtestSecondsPerMillion,
      backtestOpeningSecondsPerMillion: perMillion(openedMs),
      backtestDecidingSecondsPerMillion: perMillion(redecidedMs),
      backtestCpuSecondsPerMillion: perMillion(cpuMs),
      backtestLeads: leads,
    },
    checks: [atMost('backtestSecondsPerMillion', backtestSecondsPerMillion, SECONDS_MAX)],
    notes: [
      `Measured on ${leads} leads of about 22 candidates and scaled; every lead is decided twice. The draft gives ${((100 * changed) / leads).toFixed(0)} % of the leads to somebody else.`,
    ],
  }
}
