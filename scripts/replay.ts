import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openLocalDatabase } from '../server/doors/local-wiring'
import { type DecisionFault, replayDecisions } from '../server/flows/replay-decisions'
import type { Db } from '../server/kernel/ctx'
import { DAY_MS, startOfDay } from '../server/kernel/shanghai-time'
import { verifySeals } from '../server/modules/nightly/decision-seal.sql'
import { envOf } from './open-database'
import { CommandRefused, runCommand } from './run-command'

// Decides the routing decisions of a span of days again, from their traces and the artefacts of their versions, and
// compares every byte; checks that each names the attempt before it, and that sealed days are as they were sealed.
// Exit code 1 when anything is off. `--json` prints one object.

const USAGE = `用法：npm run replay -- [--from 2026-11-01] [--to 2026-11-25] [--brand 品牌编号] [--data 数据目录] [--database postgres://…] [--json]
按当时的规则、模型和价格重放这些天（含首尾）的分配决策，逐字节比对；有不符时以 1 结束。不写日期就重放全部。`

const FAULT_TEXT = { altered: '重放结果不同，或记录被改动', unchained: '没有接上同一线索的上一次决策' } as const
const SEAL_FAULT_TEXT = {
  chain_broken: '没有接上前一天的封存',
  decisions_missing: '比封存时少了决策',
  decisions_added: '比封存时多了决策',
  decisions_altered: '决策与封存时不同',
} as const
const SHOWN_MAX = 20

type Report = Awaited<ReturnType<typeof reportOf>>

await runCommand(USAGE, async () => {
  const { values: options } = parseArgs({
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      brand: { type: 'string' },
      data: { type: 'string' },
      database: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const span = spanOf(options)
  const env = envOf(options)
  if (!env.DATABASE_URL && !existsSync(join(env.DATA_FOLDER, 'postgres'))) {
    throw new CommandRefused(
      `数据目录 ${env.DATA_FOLDER} 里还没有数据：先运行 npm start 或 npm run import，或用 --data、--database 指明在哪里。`,
    )
  }
  const db = await openLocalDatabase(env)
  try {
    const all = await db.selectFrom('brand').select(['id', 'name']).orderBy('id').execute()
    const brands = options.brand === undefined ? all : all.filter(({ id }) => id === options.brand)
    if (options.brand !== undefined && brands.length === 0) throw new CommandRefused(`没有这个品牌：${options.brand}`)
    const reports: Report[] = []
    for (const brand of brands) reports.push(await reportOf(db, brand, span))
    const isEqual = reports.every((report) => report.isEqual)
    if (options.json) console.log(JSON.stringify(summaryOf(reports, isEqual)))
    else if (reports.length === 0) console.log('数据库里还没有品牌，没有决策可重放。')
    else for (const report of reports) print(report)
    return isEqual ? 0 : 1
  } finally {
    await db.destroy()
  }
})

function spanOf(options: { from?: string | undefined; to?: string | undefined }): { from: Date; to: Date } {
  const from = options.from === undefined ? new Date(0) : dayOf('--from', options.from)
  const lastDay = options.to === undefined ? null : dayOf('--to', options.to)
  const to = lastDay ? new Date(lastDay.getTime() + DAY_MS) : new Date('9999-01-01T00:00:00Z')
  if (to <= from) throw new CommandRefused('--from 不能晚于 --to。', 2)
  return { from, to }
}

function dayOf(name: string, text: string): Date {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? startOfDay(text) : new Date(Number.NaN)
  // 30 February would silently become a day in March.
  const isReal = !Number.isNaN(at.getTime()) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
  if (!isReal) throw new CommandRefused(`${name} 要写成存在的日期，例如 2026-11-01，收到的是“${text}”。`, 2)
  return at
}

async function reportOf(db: Db, brand: { id: string; name: string }, span: { from: Date; to: Date }) {
  const startedAt = performance.now()
  const { decisions, replayed, mismatches } = await replayDecisions(db, brand.id, span)
  const seals = await verifySeals(db, brand.id)
  const seconds = Math.round(performance.now() - startedAt) / 1000
  const isEqual = mismatches.length === 0 && seals.faults.length === 0
  return { brandId: brand.id, name: brand.name, isEqual, decisions, replayed, mismatches, ...seals, seconds }
}

function summaryOf(reports: readonly Report[], isEqual: boolean) {
  const sum = (of: (report: Report) => number) => reports.reduce((total, report) => total + of(report), 0)
  return {
    isEqual,
    decisions: sum(({ decisions }) => decisions),
    replayed: sum(({ replayed }) => replayed),
    mismatches: sum(({ mismatches }) => mismatches.length),
    sealFaults: sum(({ faults }) => faults.length),
    seconds: Math.round(sum(({ seconds }) => seconds) * 1000) / 1000,
    brands: reports,
  }
}

function print({ name, isEqual, decisions, replayed, mismatches, sealedDays, faults, seconds }: Report): void {
  const verdict = decisions === 0 && isEqual ? '这些天没有分配决策' : isEqual ? '逐字节一致 ✓' : '不一致 ✗'
  console.log(`\n${name}  ${verdict}`)
  console.table({
    决策: decisions,
    重新决策: replayed,
    '只核对未改动（人工或旧版本）': decisions - replayed,
    不一致: mismatches.length,
    封存的天: sealedDays,
    封存不符的天: faults.length,
    秒: seconds,
  })
  for (const one of mismatches.slice(0, SHOWN_MAX)) console.log(`  ${lineOf(one)}`)
  for (const { day, fault } of faults.slice(0, SHOWN_MAX)) console.log(`  ${day}：${SEAL_FAULT_TEXT[fault]}`)
}

const lineOf = ({ decisionId, leadId, attempt, fault }: DecisionFault) =>
  `${decisionId}（线索 ${leadId} 第 ${attempt} 次）：${FAULT_TEXT[fault]}`
