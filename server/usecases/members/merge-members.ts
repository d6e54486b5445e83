import type { Input, Output } from '../../../contract/endpoint'
import type { mergeMembers as endpoint } from '../../../contract/member-merge'
import { mergePerson } from '../../flows/merge-person'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { mergeRefusal } from '../../modules/member/judge-merge'
import { findMergeSide } from '../../modules/member/merge-side.sql'

/**
 * Headquarters put two records of one person together: `memberId` stays, `otherId` becomes part of them. What was
 * already earned is not touched. Throws `merge_refused` where the preview says why, `member_changed` when one of them was
 * merged by somebody else meanwhile.
 */
export async function mergeMembers(
  ctx: Ctx<CallerOf<'ops'>>,
  { memberId, otherId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const { brandId } = caller
  const into = await findMergeSide(db, brandId, memberId)
  const from = await findMergeSide(db, brandId, otherId)
  if (!into || !from) throw new AppError('not_found')
  const refusal = mergeRefusal(into, from)
  if (refusal) throw new AppError('merge_refused', { refusal })

  const people = { fromId: from.memberId, intoId: into.memberId }
  const merged = await mergePerson(ctx, { brandId, ...people, reason, actor: actorOf(caller) })
  if (!merged) throw new AppError('member_changed')
  await noteChange(ctx, { action: 'mergeMembers', target: into.memberId, after: { ...people, ...merged }, reason })
  return { memberId: into.memberId, ...merged }
}
