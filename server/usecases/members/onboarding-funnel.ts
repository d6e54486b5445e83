import type { Input, Output } from '../../../contract/endpoint'
import type { onboardingFunnel as endpoint } from '../../../contract/onboarding'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { groupBy } from '../../kernel/group-by'
import { nextPage } from '../../kernel/next-page'
import { startOfDay } from '../../kernel/shanghai-time'
import { countSteps } from '../../modules/onboarding/onboarding-funnel.sql'
import { sumSteps } from '../../modules/onboarding/sum-steps'

/** Where people stop on their way from joining to the group: of those who began since a day, per store and in total. */
export async function onboardingFunnel(
  ctx: Ctx<CallerOf<'ops'>>,
  { since, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores: scope } = ctx.caller
  const counts = await countSteps(ctx.db, brandId, scope, startOfDay(since))
  const placed = counts.flatMap(({ storeId, storeName, ...count }) =>
    storeId === null ? [] : [{ storeId, storeName: storeName ?? '', ...count }],
  )
  const homeless = counts.filter((count) => count.storeId === null)
  const stores = [...groupBy(placed, (count) => count.storeId)]
    .filter(([storeId]) => cursor === undefined || storeId > cursor)
    .slice(0, rows)
    .map(([storeId, steps]) => ({ storeId, storeName: steps[0]?.storeName ?? '', steps: sumSteps(steps) }))
  return {
    total: sumSteps(counts),
    withoutStore: scope === 'all' ? sumSteps(homeless) : null,
    stores,
    next: nextPage(stores, rows, (store) => store.storeId),
  }
}
