import { existsSync, mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { sql } from 'kysely'
import { foundBrand } from '../server/flows/found-brand'
import type { Caller } from '../server/kernel/ctx'
import { shanghaiDay } from '../server/kernel/shanghai-time'
import * as counts from './demo/count-story'
import { madeUpStory } from './demo/made-up-story'
import { openStage } from './demo/open-stage'
import { readDeals, readLeads, readStores } from './demo/read-sources'
import { type Explained, reportText } from './demo/report'
import { arrivalsOf } from './story/arrive'
import { listSkus } from './story/buy'
import { concierges, crewOf, hireGuides, openStores } from './story/found-town'
import { runStory, type Story } from './story/run-story'
import type { StoreSource } from './story/sources'
import { call, contextAt, must, type Stage } from './story/stage'

const DATA = '../shared/data'
const SEED = 20_261_125
const CAPS = { dayCap: 6, openCap: 25, memberCap: 600 }
const CONCIERGES = 3
const CONCIERGE_DAY_CAP = 2

const { values: args } = parseArgs({
  options: {
    stores: { type: 'string', default: `${DATA}/starbucks_cn/starbucks_cn_stores.csv` },
    leads: { type: 'string', default: `${DATA}/olist_funnel/olist_marketing_qualified_leads_dataset.csv` },
    deals: { type: 'string', default: `${DATA}/olist_funnel/olist_closed_deals_dataset.csv` },
    database: { type: 'string' },
    seed: { type: 'string', default: String(SEED) },
    json: { type: 'boolean', default: false },
  },
})
const seed = Number(args.seed)
const startedMs = Date.now()
const say = (line: string) => process.stderr.write(`${line}\n`)

const hasData = [args.stores, args.leads, args.deals].every((path) => existsSync(path))
if (!hasData) say(`没有找到真实数据（${args.stores} 等），改用示例品牌的 300 家门店和虚构线索。`)
mkdirSync('.data/demo', { recursive: true })
const source = hasData
  ? { stores: await readStores(args.stores), leads: await readLeads(args.leads), deals: await readDeals(args.deals) }
  : madeUpStory(seed)

const opened = await openStage(args.database, seed)
say(`数据库：${opened.where}。开店、招聘导购……`)
const [firstOn] = source.leads.map((lead) => lead.on).sort()
const firstDay = new Date(`${firstOn}T00:00:00+08:00`)
const brandId = await foundBrand(contextAt({ ...opened.stage, brandId: '' }, null, firstDay), {
  name: '山居家居',
  appId: 'wxdemo00000000',
})
const stage: Stage = { ...opened.stage, brandId }
const stores = await openTown(stage, source.stores, firstDay)

const arrivals = arrivalsOf(seed, source.leads, source.stores)
const story: Story = { arrivals, deals: source.deals, stores }
say(`${stores.length} 家门店就绪，${arrivals.length} 条线索按真实顺序到达。`)
const bar = process.stderr.isTTY
  ? new SingleBar({ format: '演示 [{bar}] {percentage}% · 第 {value}/{total} 天 · 剩余 {eta_formatted}' })
  : null
let saidPercent = 0
const told = await runStory(stage, story, opened.width, (done, days) => {
  if (done === 1) bar?.start(days, 0)
  bar?.update(done)
  const percent = Math.floor((done / days) * 10) * 10
  if (!bar && percent > saidPercent)
    say(`  ${percent}% · 第 ${done}/${days} 天 · ${((Date.now() - startedMs) / 1000).toFixed(0)} 秒`)
  saidPercent = percent
})
bar?.stop()
say('对账、逐条重放决策……')

const now = new Date()
const hq: Caller = { kind: 'ops', brandId, staffId: 'sf_story', role: 'finance', stores: 'all' }
const leads = await counts.countLeads(stage)
const books = await counts.checkBooks(stage, now)
const money = await counts.countMoney(stage)
const rules = await counts.ordersByRule(stage)
const replay = await counts.replayAll(stage)
const earners = await counts.topEarners(stage, 5)
const explained = earners[0]
  ? await must<Explained>(call(stage, hq, 'explainOrder', { orderId: earners[0].orderId }, now))
  : null
const unroutable = await counts.unroutableByReason(stage)
const sources = await counts.ordersBySource(stage)
const seconds = (Date.now() - startedMs) / 1000
const title = hasData ? '一条线索的一生：真实门店、真实线索流、真实成交' : '一条线索的一生：示例品牌'
process.stdout.write(
  reportText({
    title,
    where: opened.where,
    told,
    leads,
    unroutable,
    sources,
    rules,
    money,
    books,
    earners,
    explained,
    replay,
    seconds,
  }),
)

const countOf = (outcome: string) =>
  rules.filter((rule) => rule.outcome === outcome).reduce((sum, rule) => sum + rule.count, 0)
const orders = sources.reduce((sum, row) => sum + row.count, 0)
if (args.json) {
  const { payableFen, paidOutFen, refundsFen } = money
  const { poolFen, linesFen, ledgerSumFen } = books.sums
  const sums = { poolFen, linesFen, ledgerSumFen, payableFen, paidOutFen, refundsFen }
  const line = {
    ...leads,
    orders,
    attributed: countOf('attributed'),
    unknown: countOf('unknown'),
    ...sums,
    replayMismatches: replay.replayMismatches,
    decisionsReplayed: replay.decisions,
    ordersReplayed: replay.orders,
    isBalanced: books.isBalanced,
    seconds,
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
await opened.close()
const isSound = books.isBalanced && replay.replayMismatches + leads.overCap + leads.doubleAssigned === 0
process.exitCode = isSound ? 0 : 1

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
  await listSkus(town)
  // The planner knows nothing of tables that were filled a moment ago.
  await sql`analyze`.execute(town.db)
  say(`品牌成立于 ${shanghaiDay(at)}。`)
  return sources.map((store) => ({ ...store, id: ids.get(store.code)! }))
}
