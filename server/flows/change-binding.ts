import { AppError } from '../kernel/app-error'
import type { Ctx } from '../kernel/ctx'
import { closeBinding, giveBackMember } from '../modules/binding/binding.sql'
import type { OpenLead } from '../modules/member/merge-leads'
import { liveAssignment } from '../modules/routing/assignment.sql'
import { holdCapacityAround } from '../modules/routing/capacity.sql'
import { type BindingToMake, bindMember } from './bind-member'
import { passLeadOn } from './pass-lead-on'

export type BindingChange = {
  brandId: string
  memberId: string
  /** The live binding; undefined for somebody bound to nobody. */
  old: { id: string; guideId: string } | undefined
  /** Whom the person goes to; null for nobody. */
  to: { guideId: string; storeId: string } | null
  bindReason: BindingToMake['reason']
  endReason: string
  openLeads: readonly OpenLead[]
}

/**
 * Another guide for a person, or none: what the old one has in hand of them goes on to the next, the new one first; what
 * the old one has earned stays theirs. The person and their open leads are locked. Answers how many leads moved; throws
 * `no_capacity` when the new guide has no room for another member.
 */
export async function changeBinding(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  { brandId, memberId, old, to, bindReason, endReason, openLeads }: BindingChange,
): Promise<number> {
  const { db, now } = ctx
  // Everybody of the store before anybody's count moves, so that two who change in opposite directions never wait in a ring.
  const around = old?.guideId ?? to?.guideId
  if (around) await holdCapacityAround(db, around)
  if (old) await closeBinding(db, old.id, now, endReason)
  if (to) {
    const wish = { brandId, memberId, ...to, reason: bindReason, touchpointId: null }
    if (!(await bindMember(ctx, wish))) throw new AppError('no_capacity')
  }
  let moved = 0
  for (const { leadId } of old ? openLeads : []) {
    const live = await liveAssignment(db, leadId)
    if (!live || live.guideId !== old?.guideId) continue
    const leaving = { brandId, leadId, assignmentId: live.id, guideId: live.guideId, reason: endReason }
    const { isEnded } = await passLeadOn(ctx, { ...leaving, to: 'taken_back' })
    if (isEnded) moved += 1
  }
  if (old) await giveBackMember(db, old.guideId)
  return moved
}
