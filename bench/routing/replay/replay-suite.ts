import { fileURLToPath } from 'node:url'
import { runProcesses } from '../commit/run-clients'
import { atMost, exactly, type SuiteResult } from '../report/suite-result'
import { type ReplayReport, type ReplayTask, TEXT_STEP } from './replay-process'

const TRACES = 1_000_000
const PROCESSES = 2
const SEED = 20_261_125
const MEDIAN_BYTES_MAX = 1_536

/** A million decisions of simulated days: sealed, opened, decided again and compared byte for byte. */
export async function runReplaySuite({
  isQuick,
  say,
}: {
  isQuick: boolean
  say: (text: string) => void
}): Promise<SuiteResult> {
  const traces = isQuick ? TRACES / 50 : TRACES
  say(`replay: ${traces} traces in ${PROCESSES} processes`)
  const tasks = Array.from({ length: PROCESSES }, (_, at): ReplayTask => {
    return { seed: SEED + at * TRACES, traces: traces / PROCESSES }
  })
  const from = performance.now()
  const path = fileURLToPath(new URL('./replay-process.ts', import.meta.url))
  const reports = await runProcesses<ReplayTask, ReplayReport>(path, tasks)
  const seconds = (performance.now() - from) / 1000
  const sum = (of: (report: ReplayReport) => number) => reports.reduce((total, report) => total + of(report), 0)
  const packed = mergedSizes(reports.map(({ packedSizes }) => packedSizes))
  const texts = mergedSizes(reports.map(({ textSizes }) => textSizes))
  const replayMismatches = sum(({ mismatches }) => mismatches)
  const traceMedianBytes = sizeAt(packed, 0.5)
  const missed = sum(({ planted, plantedFound }) => planted - plantedFound)
  return {
    suite: 'replay',
    figures: {
      replayTraces: traces,
      replayMismatches,
      traceMedianBytes,
      traceP95Bytes: sizeAt(packed, 0.95),
      traceTextMedianBytes: sizeAt(texts, 0.5) * TEXT_STEP,
      replayPlanted: sum(({ planted }) => planted),
      replayPlantedMissed: missed,
      replaySeconds: seconds,
    },
    checks: [
      exactly('replayMismatches', replayMismatches, 0),
      atMost('traceMedianBytes', traceMedianBytes, MEDIAN_BYTES_MAX),
      exactly('replayPlantedMissed', missed, 0),
    ],
    notes: [
      `${(sum(({ candidates }) => candidates) / traces).toFixed(1)} candidates a lead, ${(sum(({ ranked }) => ranked) / traces).toFixed(1)} of them ranked; sizes are those of the kept, deflated trace.`,
    ],
  }
}

function mergedSizes(all: readonly number[][]): number[] {
  const merged = [...all[0]!]
  for (const sizes of all.slice(1)) for (const [size, count] of sizes.entries()) merged[size]! += count
  return merged
}

function sizeAt(counts: readonly number[], share: number): number {
  let left = counts.reduce((sum, count) => sum + count, 0) * share
  for (const [size, count] of counts.entries()) {
    left -= count
    if (left <= 0) return size
  }
  return counts.length
}
