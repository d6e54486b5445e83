import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { wholeBooks } from '../contract/book-sums'
import { yuanText } from '../contract/money'
import { openLocalDatabase } from '../server/doors/local-wiring'
import { checkBooksPart } from '../server/flows/check-books-part'
import { replayOrders } from '../server/flows/replay-orders'
import type { Db } from '../server/kernel/ctx'
import { envOf } from './open-database'
import { CommandRefused, runCommand } from './run-command'

// Proves the books of every brand in the database (`.data`, or DATABASE_URL) from the postings up, and works every order
// out again. Exit code 1 when anything is off. `--json` prints one object.

const USAGE = `用法：npm run check-books -- [--data 数据目录] [--database postgres://…] [--json]
从分录起核对每个品牌的账本，并重算每一单；有不符时以 1 结束。`

const FAULT_TEXT = {
  lotsOffTarget: '分录与应得不符的份额',
  linesOffPool: '分佣合计与佣金池不符的订单行',
  negativeAccounts: '余额为负的账户',
  statementsOffPostings: '与分录不符的结算单',
  refundsAbovePaid: '退款超过实付的订单行',
  ordersWithoutLots: '已付款但未计佣的订单',
} as const

type Report = Awaited<ReturnType<typeof reportOf>>

await runCommand(USAGE, async () => {
  const { values: options } = parseArgs({
    options: { data: { type: 'string' }, database: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const env = envOf(options)
  if (!env.DATABASE_URL && !existsSync(join(env.DATA_FOLDER, 'postgres'))) {
    throw new CommandRefused(
      `数据目录 ${env.DATA_FOLDER} 里还没有数据：先运行 npm start 或 npm run import，或用 --data、--database 指明在哪里。`,
    )
  }
  const db = await openLocalDatabase(env)
  try {
    const brands = await db.selectFrom('brand').select(['id', 'name']).orderBy('id').execute()
    const reports: Report[] = []
    for (const brand of brands) reports.push(await reportOf(db, brand))
    const isBalanced = reports.every((report) => report.isBalanced)
    if (options.json) console.log(JSON.stringify({ isBalanced, brands: reports }))
    else if (reports.length === 0) console.log('数据库里还没有品牌，没有账可核。')
    else for (const report of reports) print(report)
    return isBalanced ? 0 : 1
  } finally {
    await db.destroy()
  }
})

async function reportOf(database: Db, brand: { id: string; name: string }) {
  const { next: _, ...books } = await wholeBooks(({ cursor }) => checkBooksPart(database, brand.id, cursor))
  const { replayed, mismatches } = await replayOrders(database, brand.id)
  const isBalanced = books.isBalanced && mismatches.length === 0
  return { brandId: brand.id, name: brand.name, ...books, isBalanced, replayed, replayMismatches: mismatches.length }
}

function print({ name, isBalanced, counts, sums, faults, replayed, replayMismatches }: Report): void {
  console.log(`\n${name}  ${isBalanced ? '账平 ✓' : '账不平 ✗'}`)
  console.table({
    订单: counts.orders,
    退款: counts.refunds,
    份额: counts.lots,
    分录: counts.postings,
    结算单: counts.statements,
    '佣金池（元）': yuanText(sums.poolFen),
    '分佣合计（元）': yuanText(sums.linesFen),
    '全部账户合计（元）': yuanText(sums.ledgerSumFen),
    '尚欠（元）': yuanText(sums.owedFen),
    '已付（元）': yuanText(sums.paidOutFen),
    重算订单: replayed,
    重算不一致: replayMismatches,
    ...Object.fromEntries(
      Object.entries(faults).map(([fault, count]) => [FAULT_TEXT[fault as keyof typeof faults], count]),
    ),
  })
}
