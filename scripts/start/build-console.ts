import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { isConsoleBuilt } from '../console-built'

/**
 * Makes the console when what is built is not from the sources as they are, in a process of its own: seeding goes on
 * meanwhile. What the build prints goes into the log. Answers whether there is a console to serve.
 */
export async function buildConsole(logPath: string): Promise<boolean> {
  if (isConsoleBuilt()) return true
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/build-console.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => appendFileSync(logPath, bytes))
  }
  const stop = () => child.kill()
  process.once('exit', stop)
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', resolve)
  })
  process.off('exit', stop)
  return code === 0
}
