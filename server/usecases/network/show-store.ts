import type { Input, Output } from '../../../contract/endpoint'
import type { showStore as endpoint } from '../../../contract/service'
import { guideCardOf } from '../../flows/show-guide-card'
import { AppError } from '../../kernel/app-error'
import type { Anonymous, Caller, Ctx } from '../../kernel/ctx'
import { greatCircleM } from '../../kernel/great-circle'
import { shanghaiDay, shanghaiMinute } from '../../kernel/shanghai-time'
import { guidesAtStore } from '../../modules/network/guide-card.sql'
import { isOpenNow } from '../../modules/network/is-open-now'
import { findStore } from '../../modules/network/store.sql'

/**
 * One store with who serves there. Needs no sign-in, and the place is used for this answer only. A store that closed for
 * good is still shown, as closed and without guides: old codes and orders lead to it.
 */
export async function showStore(
  ctx: Ctx<Caller | Anonymous>,
  { storeId, place }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const store = await findStore(ctx.db, brandId, storeId)
  if (!store) throw new AppError('store_unknown')
  const isClosed = store.status === 'closed'
  const today = { brandId, storeId, day: shanghaiDay(ctx.now), openid: null }
  const guides = isClosed ? [] : await guidesAtStore(ctx.db, today)
  return {
    ...store,
    storeId: store.id,
    isOpenNow: !isClosed && isOpenNow(store, shanghaiMinute(ctx.now)),
    isClosed,
    metres: place ? greatCircleM(place, store) : null,
    guides: guides.map((guide) => guideCardOf(ctx, guide)),
  }
}
