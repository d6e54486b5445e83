import type { Output } from '../../../contract/endpoint'
import type { myGuide as endpoint } from '../../../contract/service'
import { listGuideChoice } from '../../flows/list-guide-choice'
import { showGuideCard } from '../../flows/show-guide-card'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS } from '../../kernel/shanghai-time'
import { bindingHistory } from '../../modules/binding/binding.sql'
import { findMemberByOpenid } from '../../modules/member/member.sql'
import { medianAnswerMinutes } from '../../modules/routing/workbench.sql'

/** How far back the promise of a guide looks. */
const ANSWERS_MS = 30 * DAY_MS

/** Whose the caller is, why, and how fast they are answered; and whom of the same store they may change to. */
export async function myGuide(ctx: Ctx<CallerOf<'shopper'>>): Promise<Output<typeof endpoint>> {
  const { db, now } = ctx
  const { brandId, openid } = ctx.caller
  const member = await findMemberByOpenid(db, brandId, openid)
  const history = member ? await bindingHistory(db, brandId, member.id) : []
  const live = history.find(({ endsAt }) => endsAt === null)
  const card = live && (await showGuideCard(ctx, brandId, live.guideId))
  const storeId = (live ?? history[0])?.storeId
  const choice = storeId ? await listGuideChoice(ctx, storeId) : []
  const others = choice.filter(({ guideId }) => guideId !== live?.guideId)
  if (!live || !card) return { guide: null, others }
  const since = new Date(now.getTime() - ANSWERS_MS)
  const guide = {
    ...card,
    storeId: live.storeId,
    storeName: live.storeName,
    since: live.startsAt,
    reason: live.reason,
    medianAnswerMinutes: await medianAnswerMinutes(db, live.guideId, since),
  }
  return { guide, others }
}
