import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export type Product = {
  address: string
  /** Everything it printed until it was ready. */
  printed: string
  secondsToServe: number
  /** Ends it as a power cut would. */
  kill: () => Promise<void>
  stop: () => Promise<void>
}

const START_SECONDS_MAX = 240

/** Starts the product as `npm start` does, on a folder and a port of its own, and waits until it says it is ready. */
export async function startProduct(dataFolder: string): Promise<Product> {
  const startedMs = Date.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    env: { ...process.env, DATA_FOLDER: dataFolder, PORT: '0', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stderr.on('data', (bytes: Buffer) => {
    printed += bytes.toString()
  })
  const isReady = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), START_SECONDS_MAX * 1000)
    timer.unref()
    child.once('exit', () => resolve(false))
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed += `${line}\n`
      if (line.startsWith('停止：')) resolve(true)
    })
  })
  if (!(await isReady)) {
    child.kill('SIGKILL')
    throw new Error(`The product did not start:\n${printed}`)
  }
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? ''
  const secondsToServe = (Date.now() - startedMs) / 1000
  return { address, printed, secondsToServe, kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM') }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill(signal)
  await ended
}

export type Caller = {
  call<Data = Record<string, unknown>>(name: string, input: unknown): Promise<Data>
  refused(name: string, input: unknown): Promise<string>
}

/** One who speaks to a door over HTTP, with or without a session. */
export function caller(address: string, door: string, token = ''): Caller {
  const post = async (name: string, input: unknown) => {
    const reply = await fetch(`${address}/api/${door}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(input),
    })
    return (await reply.json()) as { ok: boolean; data?: unknown; error?: { code: string } }
  }
  return {
    async call<Data>(name: string, input: unknown): Promise<Data> {
      const reply = await post(name, input)
      if (!reply.ok) throw new Error(`${door}/${name}: ${reply.error?.code}`)
      return reply.data as Data
    },
    async refused(name, input) {
      const reply = await post(name, input)
      return reply.error?.code ?? 'answered'
    },
  }
}
