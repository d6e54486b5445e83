import type { Input, Output } from '../../../contract/endpoint'
import type { upsertGuide as endpoint } from '../../../contract/network'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { assert } from '../../kernel/assert'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { DEFAULT_CAPS } from '../../modules/network/default-caps'
import * as guides from '../../modules/network/guide.sql'
import { setGuidePhotos } from '../../modules/network/guide-card.sql'
import { listGuideLoads, upsertGuideLoads } from '../../modules/network/guide-load.sql'
import { guideRevision } from '../../modules/network/revision'
import { countStores } from '../../modules/network/store.sql'

/**
 * Makes a guide or changes the one with this code, with exactly these stores; caps stay unless they are given. Refuses a
 * change that was typed while a colleague saved another (`seen`).
 */
export async function upsertGuide(
  ctx: Ctx<CallerOf<'ops'>>,
  { storeIds, caps, photoPath, seen, ...facts }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const known = await countStores(db, caller.brandId, storeIds)
  if (known < storeIds.length) throw new AppError('store_unknown')

  const before = await guides.lockGuideByCode(db, caller.brandId, facts.code)
  if (seen === null && before) throw new AppError('guide_exists')
  if (seen && (!before || guideRevision(before) !== seen)) throw new AppError('guide_changed')

  const [guide] = await guides.upsertGuides(db, caller.brandId, [{ ...facts, id: ctx.newId('gd') }], now)
  assert(guide, 'Upserting a guide answers it')
  if (photoPath !== undefined) await setGuidePhotos(db, caller.brandId, [{ guideId: guide.id, photoPath }])
  const places = storeIds.map((storeId, order) => ({ guideId: guide.id, storeId, isHome: order === 0 }))
  await guides.replaceGuideStores(db, [guide.id], places)

  const today = shanghaiDay(now)
  const [load] = await listGuideLoads(db, caller.brandId, [guide.id], today)
  if (caps || !load) {
    const asked = { guideId: guide.id, ...(caps ?? DEFAULT_CAPS) }
    await upsertGuideLoads(db, caller.brandId, [asked], { now, today })
  }
  const after = await guides.findGuide(db, caller.brandId, guide.id)
  await noteChange(ctx, {
    action: 'upsertGuide',
    target: guide.id,
    before: before ?? null,
    after: { ...after, caps, photoPath },
  })
  return { guideId: guide.id, isNew: guide.isNew }
}
