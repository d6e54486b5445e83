import type { Ran } from './run-suites'

const LOAD_QUIET_MAX = 1.5

/** Prints what each suite found: its targets, its figures, and what a reader has to know of them. */
export function printResults(ran: readonly Ran[]): void {
  for (const { suite, result, failure, seconds, load } of ran) {
    const [before, after] = load.map((one) => one.toFixed(1))
    process.stdout.write(`\n${suite}: ${seconds.toFixed(0)} s, load average ${before} before and ${after} after\n`)
    if (failure) process.stdout.write(`FAILED: ${failure}\n`)
    if (!result) continue
    if (result.checks.length > 0) {
      console.table(
        result.checks.map(({ name, value, target, isMet }) => ({
          target: name,
          measured: shown(value),
          wanted: target,
          verdict: isMet ? 'met' : 'MISSED',
        })),
      )
    }
    console.table(
      Object.fromEntries(Object.entries(result.figures).map(([name, value]) => [name, { figure: shown(value) }])),
    )
    for (const note of result.notes) process.stdout.write(`${note}\n`)
  }
  const busy = ran.filter(({ load }) => load[0] > LOAD_QUIET_MAX).map(({ suite }) => suite)
  if (busy.length > 0) {
    process.stdout.write(
      `\nThe machine was busy with other work before: ${busy.join(', ')}. Figures by the clock are lower bounds.\n`,
    )
  }
}

/** Everything as one line of JSON: every figure under its key, then what was missed and what failed. */
export function jsonLine(ran: readonly Ran[]): string {
  const figures: Record<string, number> = {}
  for (const { result } of ran)
    for (const [name, value] of Object.entries(result?.figures ?? {})) figures[name] = exact(value)
  const missed = ran.flatMap(({ result }) =>
    (result?.checks ?? []).filter(({ isMet }) => !isMet).map(({ name }) => name),
  )
  return JSON.stringify({
    ...figures,
    missedTargets: missed,
    failedSuites: ran.flatMap(({ suite, failure }) => (failure ? [suite] : [])),
    suiteSeconds: Object.fromEntries(ran.map(({ suite, seconds }) => [suite, exact(seconds)])),
    loadAverages: Object.fromEntries(ran.map(({ suite, load }) => [suite, load.map(exact)])),
  })
}

const exact = (value: number) => Math.round(value * 1e6) / 1e6

function shown(value: number): number {
  if (Number.isInteger(value)) return value
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 4
  return Number(value.toFixed(digits))
}
