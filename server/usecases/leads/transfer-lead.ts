import type { Input, Output } from '../../../contract/endpoint'
import type { transferLead as endpoint } from '../../../contract/guide-work'
import { ASSIGNMENT_ALLOWS } from '../../../contract/vocabulary'
import { handLeadTo } from '../../flows/hand-lead-to'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { listColleagues } from '../../modules/network/colleague.sql'
import { findHandedOn } from '../../modules/routing/answer-lead.sql'
import { type HeldAssignment, lockOwnAssignment } from '../../modules/routing/assignment.sql'

const REFUSAL = { not_open: 'assignment_state', no_capacity: 'no_capacity', no_consent: 'consent_missing' } as const

/**
 * A guide passes a lead they were offered or hold to a colleague of one of their stores, who has to accept it in turn:
 * the same capacity, consent and states as every other way a lead changes hands, and a decision that names the guide.
 * Saying it twice is saying it once. Of this, an accept and the clock exactly one happens: the assignment is locked.
 */
export async function transferLead(
  ctx: Ctx<CallerOf<'guide'>>,
  { assignmentId, guideId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId: fromGuideId } = ctx.caller
  const held = await lockOwnAssignment(ctx.db, brandId, fromGuideId, assignmentId)
  if (!held) throw new AppError('not_found')
  const actor = actorOf(ctx.caller)
  if (!isInHand(held, ctx.now)) {
    const known = await findHandedOn(ctx.db, { assignmentId, guideId, actor })
    if (known) return known
    throw new AppError('assignment_state')
  }
  const colleague = await findColleague(ctx, held, guideId)
  if (!colleague) throw new AppError('guide_unknown')

  const { leadId } = held
  const { storeId } = colleague
  const handed = await handLeadTo(ctx, { brandId, leadId, guideId, storeId, actor, reason })
  if (handed.outcome !== 'offered') throw new AppError(REFUSAL[handed.outcome])

  const change = { before: { guideId: fromGuideId }, after: { guideId }, reason }
  await noteChange(ctx, { action: 'transferLead', target: leadId, ...change })
  return { leadId, guideName: colleague.name, acceptBy: handed.acceptBy }
}

/** Whether it is theirs to pass on: an offer that ran out is not, although the clock has not come round yet. */
function isInHand({ state, acceptBy }: HeldAssignment, now: Date): boolean {
  return ASSIGNMENT_ALLOWS[state].includes('transfer') && (state !== 'offered' || acceptBy > now)
}

/** The colleague, at the store the lead is at when they work there too; nobody is given their own wish to answer. */
async function findColleague(ctx: Ctx<CallerOf<'guide'>>, held: HeldAssignment, only: string) {
  const { brandId, guideId, storeIds } = ctx.caller
  const first = storeIds.filter((storeId) => storeId === held.storeId)
  const inOrder = [...first, ...storeIds.filter((storeId) => storeId !== held.storeId)]
  const day = shanghaiDay(ctx.now)
  const [colleague] = await listColleagues(ctx.db, {
    brandId,
    guideId,
    storeIds: inOrder,
    day,
    only,
    notOf: held.memberId,
  })
  return colleague
}
