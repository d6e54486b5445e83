import type { Input, Output } from '../../../contract/endpoint'
import type { logFollowUp as endpoint } from '../../../contract/lead'
import { ASSIGNMENT_ALLOWS } from '../../../contract/vocabulary'
import { noteTouch, type TouchToNote } from '../../flows/note-touch'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { maskPhones } from '../../kernel/log'
import { insertFollowUp } from '../../modules/lead/follow-up.sql'
import { markLead } from '../../modules/lead/lead.sql'
import { markContacted } from '../../modules/routing/answer-lead.sql'
import { endAssignment, lockOwnAssignment } from '../../modules/routing/assignment.sql'
import { releaseOpenWork } from '../../modules/routing/capacity.sql'

/**
 * A guide writes down what they did for a shopper. It is a touch of the guide's own — the activity that keeps a bound
 * guide's share from decaying — and the first one is the lead's first contact. Safe to send again with the same key.
 */
export async function logFollowUp(
  ctx: Ctx<CallerOf<'guide'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const held = await lockOwnAssignment(ctx.db, brandId, guideId, input.assignmentId)
  if (!held) throw new AppError('not_found')

  const { way, outcome, assignmentId } = input
  // Others read it: at headquarters, at the store, and whoever has the lead next.
  const note = maskPhones(input.note)
  const nextOn = input.nextOn ?? null
  const idempotencyKey = `${guideId}:${input.idempotencyKey}`
  const id = ctx.newId('fu')
  const entry = {
    id,
    brandId,
    leadId: held.leadId,
    assignmentId,
    guideId,
    way,
    note,
    nextOn,
    idempotencyKey,
    at: ctx.now,
  }
  const known = await insertFollowUp(ctx.db, entry)
  if (known) {
    const isSame =
      known.assignmentId === assignmentId && known.way === way && known.note === note && known.nextOn === nextOn
    if (!isSame) throw new AppError('idempotency_conflict')
    return { followUpId: known.id, state: held.state }
  }
  if (!ASSIGNMENT_ALLOWS[held.state].includes('followUp')) throw new AppError('assignment_state')

  const touch: TouchToNote = {
    brandId,
    memberId: held.memberId,
    kind: way === 'store_visit' ? 'store_visit' : 'contact_logged',
    channel: 'unknown',
    guideId,
    storeId: held.storeId,
    proof: 'server',
    context: { leadId: held.leadId, way, decisionId: held.decisionId },
    idempotencyKey: `follow:${id}`,
    occurredAt: ctx.now,
  }
  await noteTouch(ctx, touch, held.chain)
  if (outcome === 'lost') {
    await endAssignment(ctx.db, held.id, {
      from: ['accepted', 'contacted'],
      to: 'done',
      now: ctx.now,
      reason: 'lost',
    })
    await releaseOpenWork(ctx.db, guideId)
    await markLead(ctx.db, held.leadId, { state: 'lost', contactAt: ctx.now, closedAt: ctx.now })
    return { followUpId: id, state: 'done' }
  }
  await markContacted(ctx.db, held, ctx.now)
  return { followUpId: id, state: 'contacted' }
}
