import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { draw } from '../story/draw'
import type { Acknowledged } from './acknowledged'
import type { Orders, Told } from './worker'

export type ChaosTarget = {
  name: string
  /** Keys, and the embedded database, live here; kept over all runs. */
  folder: string
  database: string | null
  /** Kills a process of the database server itself, where that is ours to do. */
  killBackend?: () => Promise<void>
}
export type ChaosOptions = { runs: number; seed: number; onRun?: (soFar: ChaosResult) => void }
export type ChaosResult = {
  runs: number
  lost: number
  unbalanced: number
  acknowledged: number
  faults: number
  /** The first few of what was lost, unbalanced or failed, in words. */
  findings: string[]
  seconds: number
}

/** One file, made once: starting a hundred times from source would cost more than the load itself. */
const WORKER_FILE = `node_modules/.cache/fenbo/chaos-worker-${process.pid}.mjs`
const LANES = 8
/** One run in so many is killed while the database still opens or recovers. */
const EARLY_KILL_EVERY = 8
const BACKEND_KILL_EVERY = 5
const LOAD_MS_MAX = 2_000
const OPENING_MS_MAX = 2_500
/** Far beyond any recovery: a worker that tells nothing for so long never will. */
const STUCK_MS = 120_000
const FINDINGS_MAX = 10

/**
 * Starts the load, kills it with SIGKILL at a moment the seed decides, and starts it again on the same data, `runs`
 * times. Each start first looks for every write that was ever acknowledged and checks the books; the last only does
 * that. Resolves with the counts, whatever they are.
 */
export async function runChaos(target: ChaosTarget, { runs, seed, onRun }: ChaosOptions): Promise<ChaosResult> {
  const startedMs = Date.now()
  await bundleWorker()
  const acknowledged: Acknowledged[] = []
  /** A write that is lost is missed again at every later start, and counts once. */
  const lost = new Set<string>()
  const result: ChaosResult = { runs: 0, lost: 0, unbalanced: 0, acknowledged: 0, faults: 0, findings: [], seconds: 0 }
  const note = (words: string) => result.findings.length < FINDINGS_MAX && result.findings.push(words)
  const hear = (told: Told) => {
    if (told.tell === 'acknowledged') acknowledged.push(told.write)
    if (told.tell === 'fault') {
      result.faults += 1
      note(told.words)
    }
    if (told.tell === 'checked') {
      const missing = told.lost.map((write) => JSON.stringify(write)).filter((write) => !lost.has(write))
      for (const write of missing) note(`lost: ${write}`)
      for (const write of missing) lost.add(write)
      result.lost = lost.size
      result.unbalanced += told.unbalanced.length > 0 ? 1 : 0
      for (const words of told.unbalanced) note(words)
    }
  }

  for (let run = 1; run <= runs + 1; run++) {
    const isLast = run > runs
    const { folder, database } = target
    const plan = isLast ? null : planOf(seed, run)
    const orders: Orders = { run, seed, folder, database, acknowledged, lanes: isLast ? 0 : LANES }
    const hasChecked = await runOnce(orders, plan, hear, target.killBackend)
    if (!hasChecked && !plan?.isEarly) {
      result.faults += 1
      note(`run ${run} did not come back to its data`)
    }
    Object.assign(result, { runs: Math.min(run, runs), acknowledged: acknowledged.length })
    result.seconds = Math.round((Date.now() - startedMs) / 1000)
    onRun?.(result)
  }
  await rm(WORKER_FILE, { force: true })
  return result
}

async function bundleWorker(): Promise<void> {
  const from = { entryPoints: ['scripts/chaos/worker.ts'], bundle: true, packages: 'external' as const }
  await build({ ...from, platform: 'node', format: 'esm', outfile: WORKER_FILE, logLevel: 'warning' })
}

type Plan = { isEarly: boolean; killsBackend: boolean; afterMs: number }

function planOf(seed: number, run: number): Plan {
  const isEarly = run % EARLY_KILL_EVERY === 0
  const afterMs = Math.round(draw(seed, 'kill', run) * (isEarly ? OPENING_MS_MAX : LOAD_MS_MAX))
  return { isEarly, killsBackend: run % BACKEND_KILL_EVERY === 0, afterMs }
}

/** One life of the worker; answers whether it got as far as having checked its data. */
function runOnce(
  orders: Orders,
  plan: Plan | null,
  hear: (told: Told) => void,
  killBackend: (() => Promise<void>) | undefined,
): Promise<boolean> {
  const worker = spawn(process.execPath, [WORKER_FILE], { stdio: ['pipe', 'pipe', 'inherit'] })
  const stuck = setTimeout(() => {
    hear({ tell: 'fault', words: `run ${orders.run} was stuck` })
    worker.kill('SIGKILL')
  }, STUCK_MS)
  let hasChecked = false
  let isDoomed = false
  let isEnding = false
  const kill = async () => {
    isEnding = true
    if (plan?.killsBackend) await killBackend?.().catch(() => undefined)
    worker.kill('SIGKILL')
  }
  if (plan?.isEarly) setTimeout(kill, plan.afterMs)
  createInterface({ input: worker.stdout }).on('line', (line) => {
    const told = parseLine(line)
    if (!told) return
    if (told.tell === 'checked') hasChecked = true
    // The clock runs from the first write of this life, however long the machine took to get there.
    if (told.tell === 'acknowledged' && plan && !plan.isEarly && !isDoomed) {
      isDoomed = true
      setTimeout(kill, plan.afterMs)
    }
    // Once a process of the server is killed the worker's own calls fail, as they should.
    if (told.tell === 'fault' && isEnding) return
    hear(told)
  })
  worker.stdin.on('error', () => undefined)
  worker.stdin.end(JSON.stringify(orders))
  return new Promise((resolve) =>
    worker.once('close', () => {
      clearTimeout(stuck)
      resolve(hasChecked)
    }),
  )
}

/** The line the worker was killed in the middle of says nothing: its write was not acknowledged in full. */
function parseLine(line: string): Told | null {
  try {
    return JSON.parse(line) as Told
  } catch {
    return null
  }
}
