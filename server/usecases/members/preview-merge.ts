import type { Input, Output } from '../../../contract/endpoint'
import type { previewMerge as endpoint } from '../../../contract/member-merge'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { bindingAfter, mergeRefusal, mergeWarnings } from '../../modules/member/judge-merge'
import { openLeadsOf } from '../../modules/member/merge.sql'
import { mergeLeads } from '../../modules/member/merge-leads'
import { findMergeSide } from '../../modules/member/merge-side.sql'

/** What putting two people together would do: who stays, what moves, what ends. Changes nothing. */
export async function previewMerge(
  ctx: Ctx<CallerOf<'ops'>>,
  { memberId, otherId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const into = await findMergeSide(db, caller.brandId, memberId)
  const from = await findMergeSide(db, caller.brandId, otherId)
  if (!into || !from) throw new AppError('not_found')
  const leads = mergeLeads(await openLeadsOf(db, [into.memberId, from.memberId]), into.memberId)
  const refusal = mergeRefusal(into, from)
  return {
    refusal,
    into,
    from,
    leadsMoving: leads.moves.length,
    leadsJoining: leads.joins.length,
    binding: bindingAfter(into, from),
    warnings: refusal ? [] : mergeWarnings(into, from),
  }
}
