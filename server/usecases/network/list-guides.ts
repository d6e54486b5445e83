import type { Input, Output } from '../../../contract/endpoint'
import type { listGuides as endpoint } from '../../../contract/network'
import { showGuides } from '../../flows/show-guides'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { shanghaiDay } from '../../kernel/shanghai-time'
import * as guides from '../../modules/network/guide-list.sql'

/** The guides of the stores the caller may see, each with today's load against capacity. */
export async function listGuides(
  ctx: Ctx<CallerOf<'ops'>>,
  { cursor, rows, ...asked }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const filter = { ...asked, scope: caller.stores, today: shanghaiDay(ctx.now) }
  const found = await guides.listGuides(db, caller.brandId, filter, { afterCode: cursor, rows })
  return {
    guides: await showGuides(ctx, caller.brandId, found),
    next: nextPage(found, rows, (guide) => guide.code),
  }
}
