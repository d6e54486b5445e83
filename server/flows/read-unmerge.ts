import type { UnmergeRefusal } from '../../contract/member-vocabulary'
import { AppError } from '../kernel/app-error'
import type { Ctx } from '../kernel/ctx'
import { findMember, lockMembers } from '../modules/member/member.sql'
import { lockOpenLeads } from '../modules/member/merge.sql'
import { findMergeOf, type KeptMerge, type MergeOf } from '../modules/member/merge-kept.sql'
import { planUnmerge, type UnmergePlan, unmergeRefusal } from '../modules/member/plan-unmerge'
import { readStanding } from '../modules/member/unmerge.sql'

export type UnmergeRead = {
  merge: MergeOf
  refusal: UnmergeRefusal | null
  /** Both null when it is refused. */
  kept: KeptMerge | null
  plan: UnmergePlan | null
}

/**
 * The merge somebody is in, whether it can be taken back, and what that would do. With `isLocking` both people and their
 * open leads are locked first, so that the plan holds until the end of the transaction. Throws `not_merged` for somebody
 * who is merged into nobody.
 */
export async function readUnmerge(
  ctx: Pick<Ctx<unknown>, 'db'>,
  brandId: string,
  fromId: string,
  isLocking: boolean,
): Promise<UnmergeRead> {
  const { db } = ctx
  if (!(await findMember(db, brandId, fromId))) throw new AppError('not_found')
  const found = await findMergeOf(db, brandId, fromId)
  if (!found) throw new AppError('not_merged')
  if (isLocking) {
    await lockMembers(db, [found.fromId, found.intoId])
    await lockOpenLeads(db, [found.intoId])
  }
  const merge = isLocking ? await findMergeOf(db, brandId, fromId) : found
  if (!merge) throw new AppError('not_merged')
  const refusal = unmergeRefusal(merge)
  if (refusal || !merge.kept) return { merge, refusal, kept: null, plan: null }
  const standing = await readStanding(db, merge.intoId, merge.fromId, merge.kept)
  return { merge, refusal, kept: merge.kept, plan: planUnmerge(merge.kept, standing) }
}
