import type { Input, Output } from '../../../contract/endpoint'
import type { viewGuide as endpoint } from '../../../contract/network-detail'
import { showGuides } from '../../flows/show-guides'
import { AppError } from '../../kernel/app-error'
import { assert } from '../../kernel/assert'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay } from '../../kernel/shanghai-time'
import { liveInvitationUntil } from '../../modules/access/guide-account.sql'
import { listDaysOff } from '../../modules/network/day-off.sql'
import { findGuideInScope } from '../../modules/network/guide.sql'
import { readInHand } from '../../modules/network/in-hand.sql'
import { storeNames } from '../../modules/network/store.sql'

const DAYS_AHEAD = 13

/** One guide with what they have in hand, their invitation, and the days off of the next two weeks. */
export async function viewGuide(
  ctx: Ctx<CallerOf<'ops'>>,
  { guideId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const { brandId } = caller
  const found = await findGuideInScope(db, brandId, caller.stores, guideId)
  if (!found) throw new AppError('guide_unknown')

  const today = shanghaiDay(now)
  const [guide] = await showGuides(ctx, brandId, [found])
  assert(guide, 'Showing a guide answers them')
  const names = await storeNames(db, brandId, found.storeIds)
  const until = shanghaiDay(new Date(now.getTime() + DAYS_AHEAD * DAY_MS))
  return {
    guide,
    stores: found.storeIds.map((storeId) => ({ storeId, name: names.get(storeId) ?? storeId })),
    inHand: await readInHand(db, { brandId, guideId, day: today, now }),
    invitationUntil: await liveInvitationUntil(db, brandId, guideId, now),
    daysOff: (await listDaysOff(db, [guideId], { from: today, to: until })).map(({ day }) => day),
  }
}
