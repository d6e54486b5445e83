import type { Input } from '../../contract/endpoint'
import type * as contract from '../../contract/lead-pool'
import { LOOK_BACK_DAYS } from '../../contract/lead-pool'
import { actorOf, type CallerOf, type Ctx } from '../kernel/ctx'
import { DAY_MS } from '../kernel/shanghai-time'
import type { LeadFilter } from '../modules/lead/lead-pool.sql'
import { isLookedBackFar } from '../modules/lead/shown-lead'
import { wishKey } from '../modules/lead/wish-key'
import { narrowStores } from './narrow-stores'

type Asked = Input<typeof contract.countLeads>

/**
 * What a staff member asks of the pool, within the stores they may see. Far back is looked only where an index leads there;
 * `lookedFrom` says where the looking stopped.
 */
export async function leadFilter(
  ctx: Ctx<CallerOf<'ops'>>,
  asked: Asked,
): Promise<{ filter: LeadFilter; lookedFrom: Date | null }> {
  const { brandId } = ctx.caller
  const { phone, isMine, wish, storeId, ...rest } = asked
  const stores = await narrowStores(ctx, storeId)
  const lookedFrom = isLookedBackFar(asked)
    ? new Date((asked.arrivedTo ?? ctx.now).getTime() - LOOK_BACK_DAYS * DAY_MS)
    : null
  const filter: LeadFilter = {
    ...rest,
    brandId,
    stores,
    wish: wish === undefined ? undefined : wishKey(wish),
    arrivedFrom: asked.arrivedFrom ?? lookedFrom ?? undefined,
    phoneIndex: phone === undefined ? undefined : ctx.outside.vault.blindIndex(brandId, phone),
    // Who is limited to stores has all their leads before them anyway; of the whole brand it is what one moved oneself.
    movedBy: isMine && ctx.caller.stores === 'all' ? actorOf(ctx.caller) : undefined,
    now: ctx.now,
  }
  return { filter, lookedFrom }
}
