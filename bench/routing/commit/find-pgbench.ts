import { execFile, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const DEBIAN = '/usr/lib/postgresql'

/** pgbench from the path or from where Debian keeps it, newest first; null when there is none. */
export function findPgbench(): string | null {
  const places = ['pgbench', ...debianPlaces()]
  return places.find((place) => spawnSync(place, ['--version']).status === 0) ?? null
}

function debianPlaces(): string[] {
  try {
    const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
    return versions.map((version) => join(DEBIAN, version, 'bin', 'pgbench'))
  } catch {
    return []
  }
}

/** Makes pgbench's tables: `scale` branches, ten tellers and 100,000 accounts each. */
export async function initialisePgbench(pgbench: string, url: string, scale: number): Promise<void> {
  // Rows are made by the server: nothing has to be sent.
  await run(pgbench, ['-i', '-I', 'dtGvp', '-q', '-s', String(scale), url], { maxBuffer: 2 ** 24 })
}

export type TpcbRun = { tps: number; latencyMs: number }

/** One run of the built-in TPC-B-like script with prepared statements. */
export async function runTpcb(
  pgbench: string,
  url: string,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<TpcbRun> {
  const args = ['-b', 'tpcb-like', '-M', 'prepared', '-n', '-c', String(clients), '-j', '2', '-T', String(seconds), url]
  const { stdout } = await run(pgbench, args, { maxBuffer: 2 ** 24 })
  const tps = /tps = ([\d.]+) \(without/.exec(stdout)?.[1]
  const latency = /latency average = ([\d.]+) ms/.exec(stdout)?.[1]
  if (!tps) throw new Error(`pgbench said no tps: ${stdout}`)
  return { tps: Number(tps), latencyMs: Number(latency) }
}
