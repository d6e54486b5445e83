import type { Input, Output } from '../../../contract/endpoint'
import type { unmergeMember as endpoint } from '../../../contract/member-merge'
import { bindMember } from '../../flows/bind-member'
import { noteChange } from '../../flows/note-change'
import { readUnmerge } from '../../flows/read-unmerge'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { putBack, recordUnmerge } from '../../modules/member/unmerge.sql'

/**
 * Takes a merge back: the person is somebody of their own again, with everything that is still where the merge put it.
 * Orders and what was earned from them stay as they are. Throws `unmerge_refused` with why where it cannot be taken back.
 */
export async function unmergeMember(
  ctx: Ctx<CallerOf<'ops'>>,
  { fromMemberId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const { brandId } = caller
  const { merge, refusal, kept, plan } = await readUnmerge(ctx, brandId, fromMemberId, true)
  if (refusal || !kept || !plan) throw new AppError('unmerge_refused', { refusal })
  const { fromId, intoId } = merge

  await putBack(db, { fromId, intoId, kept, plan })
  const { binding } = plan
  if (binding && !binding.isMoved) {
    const { guideId, storeId } = binding
    await bindMember(ctx, {
      brandId,
      memberId: fromId,
      guideId,
      storeId,
      reason: 'merge_undone',
      touchpointId: null,
    })
  }
  const outcome = { back: plan.back, left: plan.left }
  const actor = actorOf(caller)
  await recordUnmerge(db, { brandId, fromId, intoId, mergedAt: merge.at, reason, actor, outcome, at: now })
  await noteChange(ctx, {
    action: 'unmergeMember',
    target: fromId,
    before: { mergedInto: intoId },
    after: outcome,
    reason,
  })
  return { memberId: fromId, intoMemberId: intoId, ...outcome }
}
