import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type ClientEnv, readClientEnv } from '../config/env'
import { type BuiltFrom, contractInClients, isBuiltFrom, writeMark } from './source-mark'

export type Platform = 'weapp' | 'h5'
export const BUILT = { weapp: 'dist/miniprogram', h5: 'dist/h5' } as const satisfies Record<Platform, string>

/** What a client is made from; another content is another build. */
const madeFrom = (settings: ClientEnv): BuiltFrom => ({
  sources: ['src', ...contractInClients(), 'config', 'babel.config.cjs', 'package-lock.json'],
  settings,
})

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
      if (code === 0) writeMark(BUILT[platform], madeFrom(readClientEnv()))
      resolve(code ?? 1)
    })
  })
}

/** Whether what is built is from the sources as they are, with these settings. */
export function isBuilt(platform: Platform, settings: ClientEnv = readClientEnv()): boolean {
  return isBuiltFrom(BUILT[platform], madeFrom(settings))
}
