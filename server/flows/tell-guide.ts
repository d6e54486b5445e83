import type { Ctx } from '../kernel/ctx'
import { noticeText } from '../modules/notice/notice-text'
import type { DueNotice } from '../modules/notice/outbox.sql'

/** The page a notice opens: most are about leads. */
const PAGE = 'guide/leads/index'
const PAGES: Record<string, string> = { dispute_answered: 'guide/disputes/index' }

/**
 * Tells a guide. One without a bound account, or with no subscription left, sees the same thing in their workbench, so
 * that counts as told.
 */
export async function tellGuide({ outside }: Pick<Ctx, 'outside'>, notice: DueNotice): Promise<void> {
  if (!notice.openid) return
  const { title, body } = noticeText(notice.topic, notice.payload)
  await outside.wechat.sendSubscribe({
    openid: notice.openid,
    template: 'guide_notice',
    page: PAGES[notice.topic] ?? PAGE,
    fields: { thing1: title, thing2: body },
  })
}
