import type { NightReport } from '../../../contract/clock'
import { runNight } from '../../flows/run-night'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { storeTiers } from '../../modules/health/store-tiers'
import { onlineMaturity } from '../../modules/nightly/online-maturity'
import { readStoreWork, saveStoreClasses } from '../../modules/nightly/store-class.sql'

const DAYS = 90
const CLASS_OF = { high: 'A', middle: 'B', low: 'C' } as const

/** Puts every open store into one of three classes by revenue and of three by online maturity, over the last ninety days. */
export async function classifyStores(ctx: Ctx<CallerOf<'clock'>>, { steps }: { steps: number }): Promise<NightReport> {
  const { brandId } = ctx.caller
  const asOf = shanghaiDay(ctx.now)
  const until = startOfDay(asOf)
  return runNight(ctx, 'classifyStores', steps, async () => {
    const work = await readStoreWork(ctx.db, brandId, new Date(until.getTime() - DAYS * DAY_MS), until)
    const maturity = onlineMaturity(work)
    const figures = work.map(({ storeId, revenueFen }) => ({
      storeId,
      revenueFen: Math.max(0, revenueFen),
      onlineMaturityPpm: maturity.get(storeId) ?? 0,
    }))
    const { stores } = storeTiers(figures)
    const rows = stores.map(({ storeId, revenueTier, maturityTier }, at) => ({
      store_id: storeId,
      brand_id: brandId,
      as_of: asOf,
      revenue_fen: figures[at]!.revenueFen,
      maturity_ppm: figures[at]!.onlineMaturityPpm,
      revenue_class: CLASS_OF[revenueTier],
      maturity_class: CLASS_OF[maturityTier],
    }))
    return { next: null, write: (db) => saveStoreClasses(db, rows) }
  })
}
