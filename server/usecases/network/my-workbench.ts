import type { Output } from '../../../contract/endpoint'
import type { myWorkbench as endpoint } from '../../../contract/guide-work'
import { showGuideCard } from '../../flows/show-guide-card'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, monthBounds, shanghaiDay, shanghaiMonth, startOfDay } from '../../kernel/shanghai-time'
import { countAnsweredSince } from '../../modules/dispute/own-dispute.sql'
import { earnedSince } from '../../modules/ledger/month-earnings.sql'
import { listGuideLoads } from '../../modules/network/guide-load.sql'
import { countPickUpsWaiting } from '../../modules/order/pick-ups-waiting.sql'
import { readWorkNumbers } from '../../modules/routing/workbench.sql'

/** An answer to a dispute is news for a week. */
const ANSWER_NEWS_DAYS = 7

/** What a guide's day looks like now. Six statements, whatever they have in hand: it is the first page they open. */
export async function myWorkbench(ctx: Ctx<CallerOf<'guide'>>): Promise<Output<typeof endpoint>> {
  const { db, now } = ctx
  const { brandId, guideId, storeIds } = ctx.caller
  const day = shanghaiDay(now)
  const card = await showGuideCard(ctx, brandId, guideId)
  const [load] = await listGuideLoads(db, brandId, [guideId], day)
  if (!card || !load) throw new AppError('not_found')
  const monthStartsAt = monthBounds(shanghaiMonth(now)).startsAt
  const { acceptedToday, medianAcceptMinutes, missed, ...work } = await readWorkNumbers(db, {
    guideId,
    day,
    todayStartsAt: startOfDay(day),
    monthStartsAt,
  })
  const earned = await earnedSince(db, { brandId, guideId, since: monthStartsAt })
  return {
    ...card,
    ...work,
    serverTime: now,
    isTaking: load.isTaking,
    disputesAnswered: await countAnsweredSince(
      db,
      brandId,
      guideId,
      new Date(now.getTime() - ANSWER_NEWS_DAYS * DAY_MS),
    ),
    pickUpsWaiting: await countPickUpsWaiting(db, brandId, storeIds),
    today: { offered: load.dayUsed, accepted: acceptedToday, dayCap: load.dayCap },
    open: { leads: load.openUsed, cap: load.openCap },
    month: { ...earned, medianAcceptMinutes, missed },
  }
}
