import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { localWiring } from '../server/doors/local-wiring'
import { envOf, openDatabase } from './open-database'
import { CommandRefused, runCommand } from './run-command'
import { figureSteps } from './scale/scale-figures'
import { leadSteps } from './scale/scale-leads'
import { memberSteps } from './scale/scale-members'
import { networkSteps } from './scale/scale-network'
import { orderSteps } from './scale/scale-orders'
import { statementSteps } from './scale/scale-statements'
import type { ScaleSize, ScaleStep } from './scale/scale-step'
import { seedBrand } from './start/seed-brand'
import { quietLog } from './story/stage'

// A brand as large as they come, on a PostgreSQL server: to see lists, searches and overviews at their size.

const USAGE = `用法：npm run seed:scale -- --database postgres://… [--scale 1]
在一个空的 PostgreSQL 数据库里建立示例品牌，再扩充到 500 万会员、2500 家门店、1 万名导购、200 万条线索、100 万笔订单。
  --database  空库的地址，用户要能设置 session_replication_role（超级用户）
  --scale     按比例缩小，例如 0.01
之后可以 DATABASE_URL=… npm start 打开，账号与示例品牌相同；npm run bench:console 用它测速。`
const FULL: ScaleSize = { members: 5_000_000, stores: 2_500, guides: 10_000, leads: 2_000_000, orders: 1_000_000 }
const BATCH = 100_000
const SEED = 20_261_125
const NO_WECHAT_URL = 'http://127.0.0.1:9'

const say = (text: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)

if (process.argv[1]?.endsWith('seed-scale.ts')) await runCommand(USAGE, main)

async function main(): Promise<undefined> {
  const { values } = parseArgs({ options: { database: { type: 'string' }, scale: { type: 'string', default: '1' } } })
  const scale = Number(values.scale)
  if (!values.database) throw new CommandRefused(USAGE, 2)
  if (!(scale > 0 && scale <= 1)) throw new CommandRefused('--scale 应大于 0、不超过 1。', 2)
  await seedScale(values.database, scale, say)
  return undefined
}

/** Seeds an empty database up to `scale` of the full size. Throws `CommandRefused` when a brand is there already. */
export async function seedScale(url: string, scale: number, tell: (text: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fenbo-scale-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await seedSmall(url, folder, tell)
  const size = Object.fromEntries(
    Object.entries(FULL).map(([name, count]) => [
      name,
      Math.max(name === 'stores' ? 310 : name === 'guides' ? 1000 : 1000, Math.round(count * scale)),
    ]),
  ) as ScaleSize
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // Constraints between rows hold by how the rows are made; checking each of tens of millions takes hours.
    await client.query('set session_replication_role = replica')
    const steps = [networkSteps, memberSteps, leadSteps, orderSteps, statementSteps, figureSteps].flatMap((of) =>
      of(size),
    )
    for (const step of steps) await takeStep(client, step, tell)
    tell('statistics')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

async function seedSmall(url: string, folder: string, tell: (text: string) => void): Promise<void> {
  const env = { ...envOf({ database: url }), DATA_FOLDER: folder }
  const { db } = await openDatabase(env)
  try {
    if (await db.selectFrom('brand').select('id').executeTakeFirst()) {
      throw new CommandRefused('这个数据库里已经有品牌，请换一个空库。')
    }
    tell('the sample brand')
    const log = quietLog(join(folder, 'seed.log'))
    const { outside } = localWiring(env, db, { wechatUrl: NO_WECHAT_URL })
    await seedBrand({ db, outside, seed: SEED, log }, env.WECHAT_APP_ID, new Date(), 'usual', () => undefined)
  } finally {
    await db.destroy()
  }
}

async function takeStep(
  client: pg.Client,
  { name, sql, rows }: ScaleStep,
  tell: (text: string) => void,
): Promise<void> {
  const startedMs = Date.now()
  if (rows === undefined) await client.query(sql)
  else {
    for (let from = 1; from <= rows; from += BATCH) {
      await client.query(sql, [from, Math.min(rows, from + BATCH - 1)])
    }
  }
  tell(`${name}: ${((Date.now() - startedMs) / 1000).toFixed(0)} s`)
}
