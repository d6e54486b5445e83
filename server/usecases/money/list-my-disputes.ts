import type { Input, Output } from '../../../contract/endpoint'
import type { listMyDisputes as endpoint } from '../../../contract/own-dispute'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { maskPhones } from '../../kernel/log'
import { listOwnDisputes, type OwnDispute } from '../../modules/dispute/own-dispute.sql'
import { familyName } from '../../modules/lead/person-label'

/** What a guide disagreed with, and what headquarters answered: their own disputes and their own fen, nobody else's. */
export async function listMyDisputes(
  ctx: Ctx<CallerOf<'guide'>>,
  { orderId, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const disputes = await listOwnDisputes(ctx.db, { brandId, guideId, orderId, before: cursor, rows })
  return {
    disputes: disputes.map((dispute) => ({ ...dispute, answer: answerOf(dispute) })),
    next: disputes.length === rows ? disputes.at(-1)!.disputeId : null,
  }
}

/** Whoever answered is named as colleagues are; a shopper's number they quoted stays at headquarters. */
function answerOf(dispute: OwnDispute): Output<typeof endpoint>['disputes'][number]['answer'] {
  const { resolvedAt, resolution, answeredBy, answererRole, releasedFen, releasedTo } = dispute
  if (!resolvedAt) return null
  const by = answeredBy && answererRole ? { role: answererRole, name: familyName(answeredBy) } : null
  return { text: maskPhones(resolution ?? ''), at: resolvedAt, by, releasedFen, releasedTo }
}
