import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { readLocalEnv } from '../config/env'
import { STAFF_ROLE_TEXT } from '../contract/vocabulary'
import { DataFolderBusy } from '../server/db/data-folder-lock'
import { migrate } from '../server/db/migrate'
import { runAllTimers } from '../server/doors/clock-entry'
import type { Door } from '../server/doors/door'
import { httpEntry } from '../server/doors/http-entry'
import { localWiring, openLocalDatabase } from '../server/doors/local-wiring'
import { findBrandByAppId } from '../server/usecases/access/find-brand'
import { startWechatStandIn } from '../tests/support/wechat-stand-in'
import { DOORS } from './doors'
import { frontPage } from './start/front-page'
import { payOrder } from './start/pay-order'
import { type Sample, type SeedSize, seedBrand } from './start/seed-brand'
import { quietLog } from './story/stage'

// The whole product in one process: migrated and seeded on the first start, every door over HTTP, the clock running.

const MIGRATIONS_FOLDER = 'cloudbase/migrations'
const SEED = 20_261_125
const CLOCK_EVERY_MS = 15_000
const PAY_PATH = /^\/stand-in\/pay\/([\w-]{1,64})$/

const { values: args } = parseArgs({ options: { seed: { type: 'string', default: 'usual' } } })
const size: SeedSize = args.seed === 'large' ? 'large' : 'usual'
const env = readLocalEnv()
mkdirSync(env.DATA_FOLDER, { recursive: true })
const samplePath = join(env.DATA_FOLDER, 'sample.json')
const startedMs = Date.now()
const say = (line = '') => process.stdout.write(`${line}\n`)

say(env.DATABASE_URL ? '连接 PostgreSQL 服务器……' : `打开内嵌数据库 ${env.DATA_FOLDER}/postgres ……`)
const db = await openLocalDatabase(env).catch((error: unknown) => {
  if (!(error instanceof DataFolderBusy)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
await migrate(db, MIGRATIONS_FOLDER)
const standIn = await startWechatStandIn({
  appId: env.WECHAT_APP_ID,
  appSecret: env.WECHAT_APP_SECRET,
  acceptsTypedCodes: true,
})
const logFile = quietLog(join(env.DATA_FOLDER, 'server.log'))
let address = ''
const wiring = localWiring(env, db, { wechatUrl: standIn.url, publicUrl: () => address, log: logFile })
const sample = (await findBrandByAppId(db, env.WECHAT_APP_ID)) ? readSample() : await seed()

const doors = Object.entries(DOORS).map(([name, { table }]) => ({ name, table }) as Door)
const answer = httpEntry({ doors, wiring, files: wiring.localFiles })
const server = createServer((request, response) => {
  const order = PAY_PATH.exec(request.url ?? '')?.[1]
  if (request.method === 'POST' && order) {
    void payOrder(wiring, address, order).then(({ status, body }) =>
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(body),
    )
  } else if (request.method === 'GET' && request.url === '/' && sample) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(frontPage(address, sample))
  } else void answer(request, response)
})
await new Promise<void>((resolve, reject) => server.once('error', reject).listen(env.PORT, env.HOST, resolve))
address = `http://${env.HOST}:${(server.address() as AddressInfo).port}`

let isTicking = false
const clock = setInterval(() => void tick(), CLOCK_EVERY_MS)
tell()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())

/** Runs the timers one after another; a round that takes longer than the interval is not overtaken by the next. */
async function tick(): Promise<void> {
  if (isTicking) return
  isTicking = true
  const clockDoor = doors.find((door) => door.name === 'clock')
  if (clockDoor) await runAllTimers(clockDoor, wiring)
  isTicking = false
}

async function stop(): Promise<void> {
  clearInterval(clock)
  server.close()
  server.closeAllConnections()
  await standIn.close()
  await wiring.close()
  process.exit(0)
}

async function seed(): Promise<Sample> {
  say('第一次启动：建立示例品牌，让几周的线索、订单和结算真实走一遍……')
  const bar = process.stdout.isTTY ? new SingleBar({ format: '  [{bar}] {percentage}% · 第 {value}/{total} 天' }) : null
  const stage = { db, outside: wiring.outside, seed: SEED, log: logFile }
  const made = await seedBrand(stage, env.WECHAT_APP_ID, new Date(), size, (done, days) => {
    if (done === 1) bar?.start(days, 0)
    bar?.update(done)
    if (!bar && done % 10 === 0) say(`  第 ${done}/${days} 天`)
  })
  bar?.stop()
  // Logins of a made-up brand on this machine only: what is real is never written here.
  writeFileSync(samplePath, JSON.stringify(made, null, 2), { mode: 0o600 })
  return made
}

/** A brand that was not seeded here (imported, or from another machine) has no samples to show. */
function readSample(): Sample | null {
  try {
    return JSON.parse(readFileSync(samplePath, 'utf8')) as Sample
  } catch {
    return null
  }
}

function tell(): void {
  say()
  say(`分拨已就绪，用时 ${((Date.now() - startedMs) / 1000).toFixed(0)} 秒。`)
  say(`  首页（账号、示例码、可粘贴的主流程）  ${address}`)
  say(`  接口  POST /api/<shopper|guide|ops|partner|pay-events>/<接口名>`)
  if (sample) {
    const logins = sample.staff.map(
      ({ login, role }) => `${login}（${STAFF_ROLE_TEXT[role as keyof typeof STAFF_ROLE_TEXT]}）`,
    )
    say(`  总部账号  ${logins.join('、')}，密码 ${sample.password}`)
    for (const { code, of } of sample.codes) say(`  ${of}  ${code}`)
    for (const guide of sample.guides) say(`  导购 ${guide.name}（${guide.storeName}）  微信登录凭证 ${guide.jsCode}`)
  }
  say(
    '接下来可以试：打开首页照着走一遍；npm run demo 看一条线索的一生；npm run import -- stores 门店.csv 导入自己的门店。',
  )
  say(`停止：Ctrl+C。数据保存在 ${env.DATABASE_URL ? 'PostgreSQL' : `${env.DATA_FOLDER}，删除该文件夹即重新开始`}。`)
}
