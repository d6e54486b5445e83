import type { attributionReport as endpoint } from '../../../contract/attribution-report'
import type { Input, Output } from '../../../contract/endpoint'
import { SALE_WAY_TEXT, type SaleWay } from '../../../contract/member-vocabulary'
import { PPM_WHOLE } from '../../../contract/money'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { countWaiting, readMark } from '../../modules/attribution/channel-day.sql'
import { sumChannels, sumPaths } from '../../modules/attribution/channel-report.sql'
import { compareModels } from '../../modules/attribution/compare-models'

const PATHS_SHOWN = 20
const WAITING_MAX = 1_000

/** Paid orders and amounts of some days by channel under three models, by path, and by the way the sale came about. */
export async function attributionReport(
  ctx: Ctx<CallerOf<'ops'>>,
  days: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const { brandId } = caller
  const sums = await sumChannels(db, brandId, days)
  const { paths, all } = await sumPaths(db, brandId, days, PATHS_SHOWN)
  const mark = await readMark(db, brandId)
  const ways = new Map(sums.filter(({ kind }) => kind === 'way').map((row) => [row.key, row]))
  const shown = paths.reduce(
    (sum, path) => ({ orders: sum.orders + path.orders, amountFen: sum.amountFen + path.amountFen }),
    { orders: 0, amountFen: 0 },
  )
  return {
    ...compareModels(sums),
    ways: (Object.keys(SALE_WAY_TEXT) as SaleWay[]).map((way) => {
      const row = ways.get(way)
      return { way, orders: (row?.ordersPpm ?? 0) / PPM_WHOLE, amountFen: row?.amountFen ?? 0 }
    }),
    paths: paths.map(({ path, evidence, orders, amountFen }) => ({
      channels: path.split('>'),
      evidence,
      orders,
      amountFen,
    })),
    otherPaths: {
      paths: all.paths - paths.length,
      orders: all.orders - shown.orders,
      amountFen: all.amountFen - shown.amountFen,
    },
    waiting: await countWaiting(db, brandId, mark?.afterId ?? '', WAITING_MAX),
    countedAt: mark?.countedAt ?? null,
  }
}
