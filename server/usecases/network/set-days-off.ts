import type { Input, Output } from '../../../contract/endpoint'
import type { setDaysOff as endpoint } from '../../../contract/roster'
import { noteChange } from '../../flows/note-change'
import { releaseWaitingWork } from '../../flows/release-guide-work'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { addDaysOff, listDaysOff, removeDaysOff } from '../../modules/network/day-off.sql'
import { listGuides } from '../../modules/network/guide-list.sql'
import { isOnLeave } from '../../modules/network/is-on-leave'
import { findStoreInScope } from '../../modules/network/store.sql'

/**
 * Gives days off to guides of a store, or takes them back. Who is off today hands what waits for them to colleagues at
 * once; whom they reached already stays with them.
 */
export async function setDaysOff(
  ctx: Ctx<CallerOf<'ops'>>,
  { storeId, changes }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const { brandId } = caller
  const today = shanghaiDay(now)
  const store = await findStoreInScope(db, brandId, caller.stores, storeId)
  if (!store) throw new AppError('store_unknown')
  const guideIds = [...new Set(changes.map(({ guideId }) => guideId))].sort()
  const filter = { scope: 'all' as const, storeId, guideIds, employment: 'active' as const, today }
  const found = await listGuides(db, brandId, filter, { rows: guideIds.length })
  if (found.length < guideIds.length) throw new AppError('guide_unknown')
  if (changes.some(({ day }) => day < today)) throw new AppError('day_past')

  const { given, taken } = await sortOut(ctx, changes)
  await addDaysOff(db, brandId, given)
  await removeDaysOff(db, brandId, taken)
  const leaves = new Map(found.map((guide) => [guide.id, guide]))
  let moved = 0
  for (const { guideId, day } of given) {
    if (day !== today || isOnLeave(leaves.get(guideId)!, today)) continue
    moved += await releaseWaitingWork(ctx, brandId, guideId)
  }
  const changed = given.length + taken.length
  if (changed > 0) await noteChange(ctx, { action: 'setDaysOff', target: storeId, after: { given, taken, moved } })
  return { changed, moved }
}

/** What of the changes is one: a day that is off already is not given again. The last word on a day counts. */
async function sortOut(ctx: Ctx<CallerOf<'ops'>>, changes: Input<typeof endpoint>['changes']) {
  const last = new Map(changes.map((change) => [`${change.guideId} ${change.day}`, change]))
  const wanted = [...last.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change)
  const days = wanted.map(({ day }) => day).sort()
  const ids = wanted.map(({ guideId }) => guideId)
  const standing = await listDaysOff(ctx.db, ids, { from: days[0]!, to: days.at(-1)! })
  const isOff = new Set(standing.map(({ guideId, day }) => `${guideId} ${day}`))
  const other = wanted.filter(({ guideId, day, isOff: wish }) => isOff.has(`${guideId} ${day}`) !== wish)
  const plain = ({ guideId, day }: { guideId: string; day: string }) => ({ guideId, day })
  return { given: other.filter((one) => one.isOff).map(plain), taken: other.filter((one) => !one.isOff).map(plain) }
}
