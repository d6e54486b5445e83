import type { Input, Output } from '../../../contract/endpoint'
import type { acceptAssignment as endpoint } from '../../../contract/lead'
import type { AssignmentState } from '../../../contract/vocabulary'
import { bindMember } from '../../flows/bind-member'
import { noteTouch, type TouchToNote } from '../../flows/note-touch'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import { isBoundTo } from '../../modules/binding/binding.sql'
import { outboxRow } from '../../modules/notice/outbox.sql'
import { acceptOffer } from '../../modules/routing/answer-lead.sql'
import { lockOwnAssignment } from '../../modules/routing/assignment.sql'

/**
 * A guide takes the lead offered to them. Of accept and expire exactly one wins; saying it twice is saying it once.
 * The shopper is bound to the guide if nobody is bound to them yet, and told if they asked to be.
 */
export async function acceptAssignment(
  ctx: Ctx<CallerOf<'guide'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const held = await lockOwnAssignment(ctx.db, brandId, guideId, input.assignmentId)
  if (!held) throw new AppError('not_found')
  const { leadId, memberId } = held
  if (held.state === 'accepted') {
    const isBoundToMe = await isBoundTo(ctx.db, memberId, guideId)
    return { assignmentId: held.id, leadId, state: 'accepted', isBoundToMe }
  }

  const mine = await acceptOffer(ctx.db, held.id, ctx.now)
  if (!mine) throw new AppError(lateCode(held.state))
  const notice = { topic: 'request_answered' as const, key: held.id, payload: { memberId, leadId, ...mine } }
  await insertMany(ctx.db, 'outbox', [outboxRow(notice, { id: ctx.newId('ob'), brandId, now: ctx.now })])

  const touch: TouchToNote = {
    brandId,
    memberId,
    kind: 'lead_accepted',
    channel: 'unknown',
    guideId,
    storeId: held.storeId,
    proof: 'server',
    context: { leadId },
    idempotencyKey: `accept:${held.id}`,
    occurredAt: ctx.now,
  }
  const { touchpointId } = await noteTouch(ctx, touch, held.chain)
  const storeId = held.storeId ?? ctx.caller.storeIds[0]
  const isNew = storeId
    ? await bindMember(ctx, { brandId, memberId, guideId, storeId, reason: 'lead_accepted', touchpointId })
    : false
  // Not bound anew also means bound to them before: the answer tells whose the shopper is, not who did it.
  const isBoundToMe = isNew || (await isBoundTo(ctx.db, memberId, guideId))
  return { assignmentId: held.id, leadId, state: 'accepted', isBoundToMe }
}

/** Why an accept came too late, in the words that fit: run out, or taken away by a person. */
function lateCode(state: AssignmentState) {
  if (state === 'offered' || state === 'expired') return 'assignment_expired'
  return state === 'taken_back' ? 'assignment_taken' : 'assignment_state'
}
