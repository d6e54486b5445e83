import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ClientReport, ClientTask } from './client-process'

/** Runs tasks in a process each, all at once, and answers what each reports; fails when one of them does. */
export async function runClients(tasks: readonly ClientTask[]): Promise<ClientReport[]> {
  return runProcesses(fileURLToPath(new URL('./client-process.ts', import.meta.url)), tasks)
}

/** Starts a process for each task, waits until all are ready, lets them go together, and answers their reports. */
export async function runProcesses<Task extends object, Report>(
  path: string,
  tasks: readonly Task[],
  whileRunning?: () => Promise<void>,
): Promise<Report[]> {
  const children = tasks.map(() => fork(path, { execArgv: ['--import', 'tsx'] }))
  try {
    await Promise.all(children.map((child, at) => isReady(child, tasks[at] as Task)))
    const reports = Promise.all(children.map((child) => nextMessage(child) as Promise<Report>))
    for (const child of children) child.send('go')
    await whileRunning?.()
    return await reports
  } finally {
    for (const child of children) if (child.exitCode === null) child.kill()
  }
}

async function isReady(child: ChildProcess, task: object): Promise<void> {
  child.send(task)
  await nextMessage(child)
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A process of clients ended early (${code})`)
  })
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [unknown]
  ended.catch(() => undefined)
  return message
}
