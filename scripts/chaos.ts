import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { onServer } from './chaos/on-server'
import { type ChaosResult, type ChaosTarget, runChaos } from './chaos/run-chaos'
import { CommandRefused, runCommand } from './run-command'

const USAGE = `用法：npm run chaos -- [--runs 100] [--pglite | --database URL | --both] [--seed 1] [--json]
反复在随机时刻用 kill -9 结束一个正在接收线索和订单的进程，在同一份数据上重启，核对每一笔已确认的写入和账本。
  --pglite        只用内嵌数据库
  --database URL  只用这台 PostgreSQL 服务器（另建一个库，用完删除）；不写 URL 时用临时服务器或 DATABASE_URL：--postgres
  --both          两种都做（默认）
有写入丢失或账不平时以 1 结束。`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      pglite: { type: 'boolean', default: false },
      postgres: { type: 'boolean', default: false },
      database: { type: 'string' },
      both: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const [runs, seed] = [Number(values.runs), Number(values.seed)]
  if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
    throw new CommandRefused('--runs 应为正整数，--seed 应为整数。', 2)
  }
  const isOne = !values.both && (values.pglite || values.postgres || values.database !== undefined)
  const results: ChaosResult[] = []
  const play = async (target: ChaosTarget) => {
    const result = await runChaos(target, { runs, seed, onRun: (soFar) => showRun(target.name, soFar, runs) })
    results.push(result)
    report(target.name, result)
  }

  const folder = await mkdtemp(join(tmpdir(), 'fenbo-chaos-'))
  try {
    if (!isOne || values.pglite) await play({ name: '内嵌数据库', folder: join(folder, 'embedded'), database: null })
    if (!isOne || values.postgres || values.database) {
      await onServer(values.database, (server) => play({ ...server, folder: join(folder, 'server') }))
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const sum = (of: (result: ChaosResult) => number) => results.reduce((total, result) => total + of(result), 0)
  const total = {
    /** On each database. */
    runs,
    databases: results.length,
    lost: sum((result) => result.lost),
    unbalanced: sum((result) => result.unbalanced),
    acknowledged: sum((result) => result.acknowledged),
    faults: sum((result) => result.faults),
    seconds: sum((result) => result.seconds),
  }
  if (values.json) process.stdout.write(`${JSON.stringify(total)}\n`)
  return total.lost + total.unbalanced + total.faults > 0 ? 1 : 0
}

/** How often a line is written: a terminal's bar would hide what was found. */
const SHOWN_EVERY_RUNS = 10

function showRun(name: string, { runs: done, acknowledged, lost, unbalanced, seconds }: ChaosResult, runs: number) {
  if (done % SHOWN_EVERY_RUNS !== 0 && done !== runs) return
  process.stderr.write(
    `${name} ${done}/${runs} 次 · 已确认写入 ${acknowledged} · 丢失 ${lost} · 账不平 ${unbalanced} · ${seconds} 秒\n`,
  )
}

function report(name: string, { runs, acknowledged, lost, unbalanced, faults, findings, seconds }: ChaosResult): void {
  process.stdout.write(
    `${name}：杀死并重启 ${runs} 次，已确认写入 ${acknowledged} 笔，丢失 ${lost}，账不平 ${unbalanced}，异常 ${faults}，用时 ${seconds} 秒。\n`,
  )
  for (const words of findings) process.stdout.write(`  ${words}\n`)
}

await runCommand(USAGE, main)
