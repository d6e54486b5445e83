import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { CONSOLE_BUILT, consoleBuild } from '../config/console'
import { isConsoleBuilt, markConsoleBuilt } from '../scripts/console-built'
import { runCommand } from '../scripts/run-command'
import { seedScale } from '../scripts/seed-scale'
import { PASSWORD } from '../scripts/start/seed-brand'
import { caller } from '../tests/e2e/product'
import { startPostgres } from '../tests/support/postgres-server'
import { chunkBytes } from './console/chunk-bytes'
import { type QuestionKind, questionsOf } from './console/console-questions'
import { type Measured, measureCalls } from './console/measure-calls'
import type { AskOps, Question } from './console/question'

const USAGE = `Usage: npm run bench:console -- [--json] [--database postgres://…] [--scale 1] [--rounds 10]
How long the console's lists, reports, overview and decision view take at the API of a very large brand, over HTTP, one call after
another, and how much a browser fetches of it.
--database  one that npm run seed:scale filled; without it a throw-away server is started and filled (some ten minutes)
--only      calls by name, listLeads,countLeads: others are not measured
--scale     how large the throw-away one is, 1: 5,000,000 members, 2,000,000 leads, 1,000,000 orders`
const KB = 1024
const LIMITS = {
  listP95Ms: 300,
  reportP95Ms: 500,
  overviewP95Ms: 500,
  decisionP95Ms: 300,
  initialJsGzipBytes: 350 * KB,
  maxRouteChunkGzipBytes: 150 * KB,
}

const say = (text: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)

await runCommand(USAGE, main)

async function main(): Promise<never> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      database: { type: 'string' },
      scale: { type: 'string', default: '1' },
      only: { type: 'string' },
      rounds: { type: 'string', default: '10' },
    },
  })
  if (!isConsoleBuilt()) {
    await build(consoleBuild)
    markConsoleBuilt()
  }
  const folder = mkdtempSync(join(tmpdir(), 'fenbo-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const server = values.database ? null : await startPostgres()
  const url = values.database ?? server!.url
  if (server) await seedScale(url, Number(values.scale), say)
  const doors = await serveDoors(url, folder)
  const [before] = loadavg()
  const measured = await measureAll(doors.address, Number(values.rounds), values.only?.split(','))
  await doors.stop()
  await server?.stop()
  report(measured, before!, values.json)
  process.exit(0)
}

async function serveDoors(url: string, folder: string): Promise<{ address: string; stop: () => Promise<void> }> {
  say('the doors open')
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/console/serve-doors.ts', url, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', resolve)
    child.once('exit', () => reject(new Error('The doors did not open')))
  })
  const { address } = JSON.parse(line) as { address: string }
  return {
    address,
    stop: async () => {
      child.stdin!.end()
      await ended
    },
  }
}

async function measureAll(
  address: string,
  rounds: number,
  only: readonly string[] | undefined,
): Promise<Record<QuestionKind, Measured[]>> {
  const { token } = await caller(address, 'ops').call<{ token: string }>('signIn', {
    login: 'admin',
    password: PASSWORD,
  })
  const desk = caller(address, 'ops', token)
  const ask: AskOps = (name, input = {}) => desk.call(name, input)
  const measured: Record<QuestionKind, Measured[]> = { lists: [], reports: [], overview: [], decision: [] }
  for (const [kind, questions] of Object.entries(await questionsOf(ask)) as [QuestionKind, Question[]][]) {
    for (const question of questions.filter(({ name }) => !only || only.includes(name))) {
      const found = await measureCalls(ask, question, rounds)
      say(
        `${kind}: ${question.name} ${Math.round(found.p95Ms)} ms${found.failed ? `, ${found.failed} calls failed` : ''}`,
      )
      for (const { input, ms } of found.ways.filter(({ ms }) => ms > LIMITS.listP95Ms))
        say(`  ${Math.round(ms)} ms ${input}`)
      measured[kind].push(found)
    }
  }
  return measured
}

function report(measured: Record<QuestionKind, Measured[]>, loadBefore: number, isJson: boolean): void {
  const worst = (of: Measured[]) => Math.max(0, ...of.map(({ p95Ms }) => p95Ms))
  printTable([...measured.lists, ...measured.overview, ...measured.decision])
  process.stdout.write('Reports over a period:\n')
  printTable(measured.reports)
  const { largest, ...bytes } = chunkBytes(CONSOLE_BUILT)
  const figures = {
    listP95Ms: worst(measured.lists),
    reportP95Ms: worst(measured.reports),
    overviewP95Ms: worst(measured.overview),
    decisionP95Ms: worst(measured.decision),
    ...bytes,
  }
  for (const [name, limit] of Object.entries(LIMITS)) {
    const figure = Math.round(figures[name as keyof typeof figures])
    process.stdout.write(`${name} ${figure} (limit ${limit}) ${figure <= limit ? 'met' : 'MISSED'}\n`)
  }
  const failed = Object.values(measured)
    .flat()
    .reduce((sum, of) => sum + of.failed, 0)
  if (failed > 0) process.stdout.write(`${failed} calls FAILED\n`)
  process.stdout.write(
    `largest page: ${largest}; load average before ${loadBefore.toFixed(1)}, after ${loadavg()[0]!.toFixed(1)}\n`,
  )
  if (isJson) process.stdout.write(`${JSON.stringify({ ...figures, failed })}\n`)
}

function printTable(measured: Measured[]): void {
  console.table(
    measured
      .toSorted((a, b) => b.p95Ms - a.p95Ms)
      .map(({ name, calls, failed, p50Ms, p95Ms, worstInput }) => ({
        call: name,
        calls,
        failed,
        p50: Math.round(p50Ms),
        p95: Math.round(p95Ms),
        slowest: worstInput.slice(0, 60),
      })),
  )
}
