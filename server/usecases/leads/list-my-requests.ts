import type { Input, Output } from '../../../contract/endpoint'
import type { listMyRequests as endpoint } from '../../../contract/service'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { listOwnRequests } from '../../modules/lead/own-request.sql'
import { findMemberByOpenid, memberIdsOf } from '../../modules/member/member.sql'

/** What the caller asked for, who answers it and by when, newest first; somebody we do not know asked for nothing. */
export async function listMyRequests(
  ctx: Ctx<CallerOf<'shopper'>>,
  { cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid } = ctx.caller
  const member = await findMemberByOpenid(ctx.db, brandId, openid)
  const memberIds = member ? await memberIdsOf(ctx.db, member.id) : []
  const found = member ? await listOwnRequests(ctx.db, { brandId, memberIds, before: cursor, rows }) : []
  return {
    serverTime: ctx.now,
    requests: found.map((row) => ({ ...row, isAppointment: row.channel === 'appointment' })),
    next: nextPage(found, rows, ({ leadId }) => leadId),
  }
}
