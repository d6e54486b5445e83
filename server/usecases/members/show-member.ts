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

/**
 * One person for HQ or their store: masked, with what they agreed to, whose they were, what they asked and bought, who saw
 * the phone. Staff of some stores see of all that what is of those.
 */
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
  const isSeen = (storeId: string) => stores === 'all' || stores.includes(storeId)
  const bindings = (await bindingHistory(db, brandId, memberId)).filter(({ storeId }) => isSeen(storeId))
  const consents = await listConsents(db, brandId, memberId)
  const night = await lastNight(db, brandId, 'refreshMemberFigures')
  const mine = { brandId, memberId, stores, rows: SHOWN }
  return {
    member: showMemberRow(member),
    countedOn: night?.day ?? null,
    consents: consents.filter(({ recipient }) => recipient === '*' || recipient === brandId || isSeen(recipient)),
    bindings: bindings.map(({ id, ...binding }) => ({ ...binding, bindingId: id })),
    merges: stores === 'all' ? await listMerges(db, brandId, memberId) : [],
    reveals: await listReveals(db, brandId, memberId, { stores, rows: SHOWN }),
    benefits: await listBenefits(db, brandId, memberId),
    leads: await leadsOfMember(db, mine),
    orders: await ordersOfMember(db, mine),
  }
}
