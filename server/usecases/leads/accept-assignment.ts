import type * as z from 'zod'
import type { Input, Output } from '../../../contract/endpoint'
import type { acceptAssignment as endpoint, TakenBy } from '../../../contract/lead'
import { bindMember } from '../../flows/bind-member'
import { noteTouch, type TouchToNote } from '../../flows/note-touch'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import { isBoundTo } from '../../modules/binding/binding.sql'
import { familyName } from '../../modules/lead/person-label'
import { outboxRow } from '../../modules/notice/outbox.sql'
import { acceptOffer, otherHolderOf } from '../../modules/routing/answer-lead.sql'
import { type HeldAssignment, lockOwnAssignment } from '../../modules/routing/assignment.sql'

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
  if (!mine) throw await lateRefusal(ctx, held)
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
    context: { leadId, decisionId: held.decisionId },
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

/** Why an accept came too late, in the words that fit: run out, or taken away by a person, and then who has it now. */
async function lateRefusal(ctx: Ctx<CallerOf<'guide'>>, { state, leadId, guideId }: HeldAssignment): Promise<AppError> {
  if (state === 'offered' || state === 'expired') return new AppError('assignment_expired')
  if (state !== 'taken_back') return new AppError('assignment_state')
  const holder = await otherHolderOf(ctx.db, leadId, guideId)
  if (!holder) return new AppError('assignment_taken')
  const details: z.output<typeof TakenBy> = { byName: familyName(holder.guideName), at: holder.since.toISOString() }
  return new AppError('assignment_taken', details)
}
