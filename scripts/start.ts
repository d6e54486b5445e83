import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { nightEndpoints } from '../cloudfunctions/clock/night-endpoints'
import { type LocalEnv, readLocalEnv } from '../config/env'
import { DataFolderBusy } from '../server/db/data-folder-lock'
import { runAllTimers } from '../server/doors/clock-entry'
import type { Door } from '../server/doors/door'
import { httpEntry } from '../server/doors/http-entry'
import { localKeys } from '../server/doors/local-keys'
import { LOCAL_TEMPLATES, type LocalWiring, localWiring } from '../server/doors/local-wiring'
import type { Db } from '../server/kernel/ctx'
import { findBrandByAppId } from '../server/usecases/access/find-brand'
import { type PayServer, startPayServer } from '../tests/support/pay-server'
import { startWechatStandIn } from '../tests/support/wechat-stand-in'
import { DOORS } from './doors'
import { openDatabase } from './open-database'
import { CommandRefused, runCommand } from './run-command'
import { buildApp } from './start/build-app'
import { buildConsole } from './start/build-console'
import { frontPage, type RunningBrand } from './start/front-page'
import { keepPictures } from './start/keep-pictures'
import { listen } from './start/listen'
import { payDesk } from './start/pay-desk'
import { recallOrder } from './start/recall-order'
import { type Sample, type SeedSize, seedBrand } from './start/seed-brand'
import { seedEmptyBrand } from './start/seed-empty'
import { clearHalfMade, type SeedingMarker, seedingMarker } from './start/seeding-marker'
import { APP_PATH, serveApp } from './start/serve-app'
import { serveConsole } from './start/serve-console'
import { readyText } from './start/tell-ready'
import { quietLog } from './story/stage'
import { isBuilt } from './taro-build'

// The whole product in one process: migrated and seeded on the first start, every door over HTTP, the clock running.

const USAGE = `用法：npm start -- [--seed usual|large|none]
在本机运行整个产品；第一次启动时建立示例品牌（large 的历史更长；none 是空白品牌，只有总部账号）。
环境变量：PORT（默认 8790）、HOST（默认 127.0.0.1）、DATA_FOLDER（默认 .data）、DATABASE_URL（不设置则用内嵌数据库）。`
const SEED = 20_261_125
const CLOCK_EVERY_MS = 15_000
const TICKS_A_NIGHT_RUN = 40
const SIGNAL_CODE = { SIGINT: 130, SIGTERM: 143 } as const

const say = (line: string) => process.stdout.write(`${line}\n`)

await runCommand(USAGE, start)

async function start(): Promise<undefined> {
  const startedMs = Date.now()
  const size = readSize()
  const env = readLocalEnv()
  // While starting there is nothing to put away: a marker tells the next start if a brand is only half made.
  let stop = async (code: number) => process.exit(code)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(SIGNAL_CODE[signal]))

  const listening = await listen(env)
  mkdirSync(env.DATA_FOLDER, { recursive: true })
  const logPath = join(env.DATA_FOLDER, 'server.log')
  const log = quietLog(logPath)
  const clients = buildClients(logPath)
  const marker = seedingMarker(env)
  const db = await openOwnDatabase(env, marker)
  const standIn = await startWechatStandIn({
    appId: env.WECHAT_APP_ID,
    appSecret: env.WECHAT_APP_SECRET,
    acceptsTypedCodes: true,
    codeText: (page, scene) => `${listening.address}${APP_PATH}#/${page}?scene=${scene}`,
  })
  for (const templateId of Object.values(LOCAL_TEMPLATES)) standIn.template(templateId, ['thing1', 'thing2'])
  const publicUrl = () => listening.address
  const payServer = await startPayServer({
    appId: env.WECHAT_APP_ID,
    keys: localKeys(env.DATA_FOLDER).pay,
    recall: recallOrder(
      db,
      () => wiring.brandId(),
      () => `${publicUrl()}/api/pay-events/notify`,
    ),
    finishesRefunds: true,
  })
  const wiring: LocalWiring = localWiring(env, db, {
    wechatUrl: standIn.url,
    payUrl: payServer.url,
    publicUrl,
    log,
  })
  const brand = await findOrSeed(env, wiring, marker, size)
  const { hasApp, hasConsole } = await clients

  const doors = Object.entries(DOORS).map(([name, { table }]) => ({ name, table }) as Door)
  listening.answerWith(answerer(wiring, doors, frontPage(listening.address, brand, { hasApp, hasConsole }), payServer))
  const clock = setInterval(ticker(doors, wiring), CLOCK_EVERY_MS)
  stop = async () => {
    clearInterval(clock)
    listening.close()
    await Promise.all([standIn.close(), payServer.close()])
    await wiring.close()
    process.exit(0)
  }
  const seconds = (Date.now() - startedMs) / 1000
  const dataFolder = env.DATABASE_URL ? null : env.DATA_FOLDER
  process.stdout.write(readyText({ brand, address: listening.address, seconds, logPath, dataFolder }))
}

/** Both clients are made beside the data, one after the other: on two cores that takes as long as the longer of both. */
async function buildClients(logPath: string): Promise<{ hasApp: boolean; hasConsole: boolean }> {
  const hasConsole = await buildConsole(logPath)
  say(hasConsole ? '  总部控制台已构建' : `  总部控制台构建失败，原因见 ${logPath}；接口照常可用`)
  return { hasConsole, hasApp: await buildOwnApp(logPath) }
}

async function buildOwnApp(logPath: string): Promise<boolean> {
  if (isBuilt('h5')) return true
  say('构建网页端（小程序的 h5 版，第一次或代码有改动时）……')
  const bar = new Set([25, 50, 75])
  const isMade = await buildApp(logPath, (percent) => {
    for (const mark of bar) {
      if (percent < mark) break
      bar.delete(mark)
      say(`  网页端 ${mark}%`)
    }
  })
  say(isMade ? '  网页端已构建' : `  网页端构建失败，原因见 ${logPath}；接口照常可用`)
  return isMade
}

function readSize(): SeedSize | 'none' {
  const { seed } = parseArgs({ options: { seed: { type: 'string', default: 'usual' } } }).values
  if (seed === 'usual' || seed === 'large' || seed === 'none') return seed
  throw new CommandRefused('--seed 只能是 usual、large 或 none。', 2)
}

/** Opens and migrates; a brand that was only half made is taken away first, or refused where it is not ours to take. */
async function openOwnDatabase(env: LocalEnv, marker: SeedingMarker): Promise<Db> {
  if (env.DATABASE_URL) {
    say('连接 PostgreSQL 服务器……')
    const { db } = await openDatabase(env)
    if (marker.isLeft() && (await findBrandByAppId(db, env.WECHAT_APP_ID))) {
      await db.destroy()
      throw new CommandRefused(
        '上次在这个 PostgreSQL 数据库里建立示例品牌时中断，留下的品牌不完整，因此没有启动。请把它清空（例如删库重建）或用 DATABASE_URL 换一个空库，再运行 npm start。',
      )
    }
    return db
  }
  if (marker.isLeft()) {
    clearHalfMade(env.DATA_FOLDER)
    say(`上次建立示例品牌时中断，留下的不完整数据已删除（${env.DATA_FOLDER}/postgres），现在重新建立。`)
  }
  // A folder that does not exist yet is half made until its brand is whole.
  const isNew = !existsSync(join(env.DATA_FOLDER, 'postgres'))
  if (isNew) marker.begin()
  say(`打开内嵌数据库 ${env.DATA_FOLDER}/postgres ……`)
  try {
    return (await openDatabase(env)).db
  } catch (error) {
    // Another process is making the folder just now: whatever becomes of it is not for the next start to take away.
    if (isNew && error instanceof DataFolderBusy) marker.end()
    throw error
  }
}

async function findOrSeed(
  env: LocalEnv,
  wiring: LocalWiring,
  marker: SeedingMarker,
  size: SeedSize | 'none',
): Promise<RunningBrand> {
  const { db, appId } = wiring
  const samplePath = join(env.DATA_FOLDER, 'sample.json')
  const known = await brandOf(db, appId)
  if (known) {
    marker.end()
    return { ...known, appId, sample: readSample(samplePath, known.id) }
  }
  marker.begin()
  const sample = size === 'none' ? await seedNothing(wiring) : await seed(wiring, size)
  const made = (await brandOf(db, appId))!
  // Logins of a made-up brand on this machine only: what is real is never written here.
  writeFileSync(samplePath, JSON.stringify({ ...sample, brandId: made.id }, null, 2), { mode: 0o600 })
  marker.end()
  return { ...made, appId, sample }
}

function brandOf(db: Db, appId: string): Promise<{ id: string; name: string } | undefined> {
  return db.selectFrom('brand').select(['id', 'name']).where('app_id', '=', appId).executeTakeFirst()
}

async function seedNothing({ db, outside, appId, log }: LocalWiring): Promise<Sample> {
  say('第一次启动：建立空白品牌，只有总部账号……')
  return seedEmptyBrand({ db, outside, seed: SEED, log }, appId, new Date())
}

async function seed({ db, outside, appId, log, localFiles }: LocalWiring, size: SeedSize): Promise<Sample> {
  say('第一次启动：建立示例品牌，让几周的线索、订单和结算真实走一遍……（Ctrl+C 可中断，下次启动会重新建立）')
  const bar = process.stdout.isTTY
    ? new SingleBar({ linewrap: true, format: '  [{bar}] {percentage}% · 第 {value}/{total} 天' })
    : null
  await keepPictures(localFiles)
  const made = await seedBrand({ db, outside, seed: SEED, log }, appId, new Date(), size, (done, days) => {
    if (done === 1) bar?.start(days, 0)
    bar?.update(done)
    if (!bar && done % 10 === 0) say(`  第 ${done}/${days} 天`)
  })
  bar?.stop()
  return made
}

/** A brand that was not seeded here (imported, or from another machine) has no samples to show. */
function readSample(path: string, brandId: string): Sample | null {
  try {
    const sample = JSON.parse(readFileSync(path, 'utf8')) as Sample & { brandId?: string }
    return (sample.brandId ?? brandId) === brandId ? sample : null
  } catch {
    return null
  }
}

function answerer(wiring: LocalWiring, doors: readonly Door[], front: string, payServer: PayServer): RequestListener {
  const answer = httpEntry({ doors, wiring, files: wiring.localFiles })
  const isPaid = payDesk(payServer)
  return (request, response) => {
    if (isPaid(request, response) || serveApp(request, response) || serveConsole(request, response)) return
    if (request.method === 'GET' && request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(front)
    } else void answer(request, response)
  }
}

/**
 * Runs the timers one after another; a round that takes longer than the interval is not overtaken by the next. The jobs of
 * the night are asked for once in ten minutes, as in the cloud: a night slept through is made up for when the machine wakes.
 */
function ticker(doors: readonly Door[], wiring: LocalWiring): () => void {
  const clockDoor = doors.find((door) => door.name === 'clock')!
  const nightJobs = new Set(nightEndpoints.map(({ endpoint }) => endpoint.name))
  let isTicking = false
  let ticks = 0
  return () => {
    if (isTicking) return
    isTicking = true
    const isNightAsked = ticks++ % TICKS_A_NIGHT_RUN === 0
    void runAllTimers(clockDoor, wiring, (name) => isNightAsked || !nightJobs.has(name)).finally(() => {
      isTicking = false
    })
  }
}
