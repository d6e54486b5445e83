import { execFile } from 'node:child_process'

/** One invocation of a cloud function: what the caller sent, and what the platform says of the caller. */
export type Invocation = { event: unknown; context?: Record<string, unknown> }

/** Loads a built function in a Node process of its own and makes the calls all at once, as one busy instance would. */
const RUNNER = `
  let text = ''
  process.stdin.on('data', (part) => { text += part }).on('end', async () => {
    const { path, calls, at } = JSON.parse(text)
    if (at) {
      const RealDate = Date
      const ahead = RealDate.parse(at) - RealDate.now()
      globalThis.Date = class extends RealDate {
        constructor(...parts) { super(...(parts.length > 0 ? parts : [RealDate.now() + ahead])) }
        static now() { return RealDate.now() + ahead }
      }
    }
    const { main } = require(path)
    const answers = await Promise.all(calls.map(({ event, context }) => main(event, context)))
    process.stdout.write(JSON.stringify(answers), () => process.exit(0))
  })`

/** `at` sets the clock of that process: some timers have work at night only. */
export async function callBundle(
  path: string,
  env: Record<string, string>,
  calls: Invocation[],
  at: Date | null = null,
): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, ['-e', RUNNER], { env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stderr}`))
      else resolve(JSON.parse(stdout))
    })
    child.stdin?.end(JSON.stringify({ path, calls, at }))
  })
}

/** The context of one invocation, as the platform builds it. */
export function platformContext(keys: Record<string, string>): Record<string, unknown> {
  return { memory_limit_in_mb: 256, request_id: 'r', function_name: 'f', environment: JSON.stringify(keys) }
}
