import type { Output } from '../../../contract/endpoint'
import type { listStoreClasses as endpoint } from '../../../contract/routing-health'
import { STORE_PLAYBOOK_TEXT } from '../../../contract/routing-vocabulary'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as classes from '../../modules/health/store-class.sql'

/** Stores by revenue and online maturity, each with what to do about it (A8.3). */
export async function listStoreClasses(ctx: Ctx<CallerOf<'ops'>>): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const found = await classes.listStoreClasses(ctx.db, brandId, stores)
  return {
    stores: found.map((store) => ({
      ...store,
      playbook: STORE_PLAYBOOK_TEXT[`${store.revenueClass}${store.maturityClass}`],
    })),
  }
}
