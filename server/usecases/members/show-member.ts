import type { Input, Output } from '../../../contract/endpoint'
import type { showMember as endpoint } from '../../../contract/member-desk'
import { showMemberRow } from '../../flows/show-member-row'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listBenefits } from '../../modules/benefit/benefit.sql'
import { bindingHistory } from '../../modules/binding/binding.sql'
import { listConsents } from '../../modules/member/consent.sql'
import { listMerges } from '../../modules/member/member-list.sql'
import { searchMembers } from '../../modules/member/member-search.sql'
import { leadsOfMember, ordersOfMember } from '../../modules/member/member-work.sql'
import { listReveals } from '../../modules/member/reveal.sql'
import { lastNight } from '../../modules/nightly/nightly-run.sql'

/** Of each kind shown on a member's page, newest first; the timeline has all. */
const SHOWN = 50

/** One person for HQ or their store: masked, with what they agreed to, whose they were, what they asked and bought, who saw the phone. */
export async function showMember(
  ctx: Ctx<CallerOf<'ops'>>,
  { memberId: asked }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const { brandId, stores } = caller
  const { members } = await searchMembers(db, { brandId, scope: stores, memberId: asked }, { rows: 1 })
  const [member] = members
  if (!member) throw new AppError('not_found')
  const { memberId } = member
  const bindings = await bindingHistory(db, brandId, memberId)
  const night = await lastNight(db, brandId, 'refreshMemberFigures')
  const mine = { brandId, memberId, stores, rows: SHOWN }
  return {
    member: showMemberRow(member),
    countedOn: night?.day ?? null,
    consents: await listConsents(db, brandId, memberId),
    bindings: bindings.map(({ id, ...binding }) => ({ ...binding, bindingId: id })),
    merges: await listMerges(db, brandId, memberId),
    reveals: await listReveals(db, brandId, memberId, SHOWN),
    benefits: await listBenefits(db, brandId, memberId),
    leads: await leadsOfMember(db, mine),
    orders: await ordersOfMember(db, mine),
  }
}
