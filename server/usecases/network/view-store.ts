import type { Input, Output } from '../../../contract/endpoint'
import type { viewStore as endpoint } from '../../../contract/network-detail'
import { showGuides } from '../../flows/show-guides'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { listGuides } from '../../modules/network/guide-list.sql'
import { guideRatio } from '../../modules/network/guide-ratio'
import { readAtStore } from '../../modules/network/in-hand.sql'
import { storeRevision } from '../../modules/network/revision'
import { listStaffing } from '../../modules/network/staffing.sql'
import { findStoreInScope } from '../../modules/network/store.sql'

/** Guides shown of one store; more are on the page of guides. */
const GUIDES_SHOWN = 50

/** One store with who works there, how full they are, the leads it has today and whether it has guides enough. */
export async function viewStore(
  ctx: Ctx<CallerOf<'ops'>>,
  { storeId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const { brandId } = caller
  const store = await findStoreInScope(db, brandId, caller.stores, storeId)
  if (!store) throw new AppError('store_unknown')

  const today = shanghaiDay(now)
  const filter = { scope: 'all' as const, storeId, employment: 'active' as const, today }
  const guides = await listGuides(db, brandId, filter, { rows: GUIDES_SHOWN + 1 })
  const at = await readAtStore(db, { brandId, storeId, dayStart: startOfDay(today), now })
  const [staffing] = await listStaffing(db, brandId, { scope: [storeId] }, { rows: 1 })
  return {
    store: { ...store, revision: storeRevision(store) },
    guides: await showGuides(ctx, brandId, guides.slice(0, GUIDES_SHOWN)),
    hasMoreGuides: guides.length > GUIDES_SHOWN,
    ...at,
    ratio: staffing ? { ...staffing, ...guideRatio(staffing) } : null,
  }
}
