import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type ClientEnv, readClientEnv } from '../config/env'

export type Platform = 'weapp' | 'h5'
export const BUILT = { weapp: 'dist/miniprogram', h5: 'dist/h5' } as const satisfies Record<Platform, string>

/** What a client is made from; another content is another build. */
const SOURCES = ['src', 'contract', 'config', 'babel.config.cjs', 'package-lock.json']
/** Beside what is built, says from which sources; no part of it. */
export const MARK = 'built-from.txt'

/** Runs Taro's own build; answers its exit code. `onLine` hears what it prints. */
export function taroBuild(platform: Platform, onLine: (text: string) => void): Promise<number> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@tarojs/cli/package.json')), 'bin/taro')
  const child = spawn(process.execPath, [cli, 'build', '--type', platform], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => onLine(bytes.toString()))
  const stop = () => child.kill()
  process.once('exit', stop)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => {
      process.off('exit', stop)
      if (code === 0) writeFileSync(join(BUILT[platform], MARK), sourceHash(readClientEnv()))
      resolve(code ?? 1)
    })
  })
}

/** Whether what is built is from the sources as they are, with these settings. */
export function isBuilt(platform: Platform, settings: ClientEnv = readClientEnv()): boolean {
  const mark = join(BUILT[platform], MARK)
  return existsSync(mark) && readFileSync(mark, 'utf8') === sourceHash(settings)
}

function sourceHash(settings: ClientEnv): string {
  const hash = createHash('sha256').update(JSON.stringify(settings))
  for (const source of SOURCES) {
    const files = existsSync(source) && source.includes('.') ? [source] : filesIn(source)
    for (const file of files) hash.update(`${file}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
