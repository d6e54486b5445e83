import type { Input, Output } from '../../../contract/endpoint'
import type { showMember as endpoint } from '../../../contract/member'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { bindingHistory } from '../../modules/binding/binding.sql'
import { listConsents } from '../../modules/member/consent.sql'
import { listMembers, listMerges } from '../../modules/member/member-list.sql'
import { listReveals } from '../../modules/member/reveal.sql'

/** Reveals shown on a member's page, newest first. */
const REVEALS_SHOWN = 50

/** One person for HQ or their store: masked, with what they agreed to, whose they were, who merged, who saw the phone. */
export async function showMember(
  ctx: Ctx<CallerOf<'ops'>>,
  { memberId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const { brandId } = caller
  const [member] = await listMembers(db, brandId, { scope: caller.stores, memberId }, { rows: 1 })
  if (!member) throw new AppError('not_found')
  return {
    member,
    consents: await listConsents(db, brandId, member.memberId),
    bindings: await bindingHistory(db, brandId, member.memberId),
    merges: await listMerges(db, brandId, member.memberId),
    reveals: await listReveals(db, brandId, member.memberId, REVEALS_SHOWN),
  }
}
