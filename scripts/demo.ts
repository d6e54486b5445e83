import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { refreshStatistics } from '../server/db/refresh-statistics'
import { foundBrand } from '../server/flows/found-brand'
import type { Caller } from '../server/kernel/ctx'
import { shanghaiDay } from '../server/kernel/shanghai-time'
import { openShop } from './catalogue/open-shop'
import { chooseSources, type Sources } from './demo/choose-sources'
import * as counts from './demo/count-story'
import { type OpenStage, openStage } from './demo/open-stage'
import { type Explained, type Report, reportText } from './demo/report'
import { CommandRefused, runCommand } from './run-command'
import { arrivalsOf } from './story/arrive'
import { concierges, crewOf, hireGuides, openStores } from './story/found-town'
import { runStory, type Story } from './story/run-story'
import type { StoreSource } from './story/sources'
import { call, contextAt, must, type Stage } from './story/stage'

const USAGE = `用法：npm run demo -- [--stores 门店.csv --leads 线索.csv --deals 成交.csv] [--database URL|embedded] [--seed 数字] [--json]
用真实用例走过一个品牌的几个月并给出报告。
  --stores    列 id,name,city,address,latitude,longitude
  --leads     列 mql_id,first_contact_date（日-月-年）,landing_page_id,origin
  --deals     列 mql_id,won_date（日-月-年 时:分）
  没有写明的文件取自 ../shared/data；三个都不写而那里也没有时用示例品牌。
  --database  在该 PostgreSQL 服务器上另建一个库演示；embedded 启动临时服务器；不写则在内存中
账不平、接待量超限、重复分配或重放不一致时以 1 结束。`
const SEED = 20_261_125
const CAPS = { dayCap: 6, openCap: 25, memberCap: 600 }
const CONCIERGES = 3
const CONCIERGE_DAY_CAP = 2

const startedMs = Date.now()
const say = (line: string) => process.stderr.write(`${line}\n`)
const secondsNow = () => (Date.now() - startedMs) / 1000

await runCommand(USAGE, main)

async function main(): Promise<number> {
  const { values: args } = parseArgs({
    options: {
      stores: { type: 'string' },
      leads: { type: 'string' },
      deals: { type: 'string' },
      database: { type: 'string' },
      seed: { type: 'string', default: String(SEED) },
      json: { type: 'boolean', default: false },
    },
  })
  const seed = Number(args.seed)
  if (!Number.isSafeInteger(seed)) throw new CommandRefused('--seed 应为整数。', 2)
  if (args.database !== undefined && args.database !== 'embedded' && !/^postgres(ql)?:\/\//.test(args.database)) {
    throw new CommandRefused('--database 应为 postgres://… 或 embedded。', 2)
  }
  const { stores, leads: leadsFile, deals } = args
  const sources = await chooseSources({ stores, leads: leadsFile, deals }, seed)
  say(sources.words)
  const opened = await openStage(args.database, seed)
  try {
    const report = await play(opened, sources)
    process.stdout.write(reportText(report))
    if (args.json) process.stdout.write(`${JSON.stringify(figuresOf(report))}\n`)
    const { books, replay, leads } = report
    return books.isBalanced && replay.replayMismatches + leads.overCap + leads.doubleAssigned === 0 ? 0 : 1
  } finally {
    await opened.close()
  }
}

async function play(opened: OpenStage, sources: Sources): Promise<Report> {
  say(`数据库：${opened.where}。开店、招聘导购……`)
  const [firstOn] = sources.leads.map((lead) => lead.on).sort()
  const firstDay = new Date(`${firstOn}T00:00:00+08:00`)
  const brandId = await foundBrand(contextAt({ ...opened.stage, brandId: '' }, null, firstDay), {
    name: '山居家居',
    appId: 'wxdemo00000000',
  })
  const stage: Stage = { ...opened.stage, brandId }
  const stores = await openTown(stage, sources.stores, firstDay)
  const arrivals = arrivalsOf(stage.seed, sources.leads, sources.stores)
  say(`${stores.length} 家门店就绪，${arrivals.length} 条线索按${sources.isReal ? '真实' : ''}顺序到达。`)
  const told = await tellStory(stage, { arrivals, deals: sources.deals, stores }, opened.width)
  say('对账、逐条重放决策……')

  const now = new Date()
  const hq: Caller = { kind: 'ops', brandId, staffId: 'sf_story', role: 'finance', stores: 'all' }
  const earners = await counts.topEarners(stage, 5)
  const explained = earners[0]
    ? await must<Explained>(call(stage, hq, 'explainOrder', { orderId: earners[0].orderId }, now))
    : null
  return {
    title: sources.isReal ? '一条线索的一生：真实门店、真实线索流、真实成交' : '一条线索的一生：示例品牌',
    where: opened.where,
    told,
    leads: await counts.countLeads(stage),
    unroutable: await counts.unroutableByReason(stage),
    sources: await counts.ordersBySource(stage),
    rules: await counts.ordersByRule(stage),
    money: await counts.countMoney(stage),
    books: await counts.checkBooks(stage, now),
    earners,
    explained,
    replay: await counts.replayAll(stage),
    seconds: secondsNow(),
  }
}

async function tellStory(stage: Stage, story: Story, width: number) {
  const bar = process.stderr.isTTY
    ? new SingleBar({
        linewrap: true,
        format: '演示 [{bar}] {percentage}% · 第 {value}/{total} 天 · 剩余 {eta_formatted}',
      })
    : null
  let saidPercent = 0
  const told = await runStory(stage, story, width, (done, days) => {
    if (done === 1) bar?.start(days, 0)
    bar?.update(done)
    const percent = Math.floor((done / days) * 10) * 10
    if (!bar && percent > saidPercent) say(`  ${percent}% · 第 ${done}/${days} 天 · ${secondsNow().toFixed(0)} 秒`)
    saidPercent = percent
  })
  bar?.stop()
  return told
}

/** The report's figures for programs: one object. */
function figuresOf({ leads, sources, rules, money, books, replay, seconds }: Report) {
  const countOf = (outcome: string) =>
    rules.filter((rule) => rule.outcome === outcome).reduce((sum, rule) => sum + rule.count, 0)
  const { poolFen, linesFen, ledgerSumFen } = books.sums
  const { payableFen, paidOutFen, clawbackFen, refundsFen } = money
  return {
    ...leads,
    orders: sources.reduce((sum, row) => sum + row.count, 0),
    attributed: countOf('attributed'),
    unknown: countOf('unknown'),
    ...{ poolFen, linesFen, ledgerSumFen, payableFen, paidOutFen, clawbackFen, refundsFen },
    replayMismatches: replay.replayMismatches,
    decisionsReplayed: replay.decisions,
    ordersReplayed: replay.orders,
    isBalanced: books.isBalanced,
    seconds,
  }
}

/** Stores, two guides and a manager each, headquarters' concierges and the catalogue: the same for the same seed. */
async function openTown(town: Stage, sources: readonly StoreSource[], at: Date) {
  const opening = sources.map((store) => ({
    ...store,
    region: store.city,
    kind: 'own' as const,
    status: 'open' as const,
    opensMinute: 8 * 60,
    closesMinute: 22 * 60,
    isPilot: false,
  }))
  const ids = await openStores(town, opening, at)
  const crews = sources.flatMap(({ code }) =>
    crewOf(town.seed, { storeId: ids.get(code)!, storeCode: code, guides: 2, hasManager: true }, CAPS),
  )
  await hireGuides(town, [...crews, ...concierges(town.seed, CONCIERGES, CONCIERGE_DAY_CAP)], at)
  await openShop(town, at)
  await refreshStatistics(town.db)
  say(`品牌成立于 ${shanghaiDay(at)}。`)
  return sources.map((store) => ({ ...store, id: ids.get(store.code)! }))
}
