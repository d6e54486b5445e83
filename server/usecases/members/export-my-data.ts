import type { Output } from '../../../contract/endpoint'
import type { exportMyData as endpoint } from '../../../contract/own-data'
import { openAddress } from '../../flows/seal-address'
import { showMemberCard } from '../../flows/show-member-card'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { bindingHistory } from '../../modules/binding/binding.sql'
import { addressLabel, listAddresses } from '../../modules/member/address.sql'
import { listConsents } from '../../modules/member/consent.sql'
import { hasProvenPhone } from '../../modules/member/identity.sql'
import { findMemberByOpenid, memberIdsOf, phoneLabel } from '../../modules/member/member.sql'
import { readOwnData } from '../../modules/member/own-data.sql'
import { listReveals } from '../../modules/member/reveal.sql'
import { listSteps } from '../../modules/onboarding/onboarding-step.sql'
import { orderAddressLabel } from '../../modules/order/mall-order.sql'

/** Reveals an export holds, newest first. */
const REVEALS_MAX = 1_000

/**
 * Everything we hold about the caller, their whole phones included: the one place where they are shown unmasked unasked.
 * What tills sold is left out until the caller has proven a phone: the number may be somebody else's.
 */
export async function exportMyData(ctx: Ctx<CallerOf<'shopper'>>): Promise<Output<typeof endpoint>> {
  const { db, now, outside } = ctx
  const { brandId, openid } = ctx.caller
  const member = await findMemberByOpenid(db, brandId, openid)
  if (!member) throw new AppError('not_member')
  const card = await showMemberCard(ctx, brandId, member)
  const phone = member.phoneCipher === null ? null : outside.vault.open(member.phoneCipher, phoneLabel(member.id))
  const exceptSource = (await hasProvenPhone(db, member.id)) ? null : 'pos'
  const own = await readOwnData(db, brandId, await memberIdsOf(db, member.id), exceptSource)
  return {
    exportedAt: now,
    profile: { ...card, phone, sourceChannel: member.sourceChannel, createdAt: member.createdAt },
    consents: await listConsents(db, brandId, member.id),
    ...own,
    orders: own.orders.map(({ orderId, addressCipher, ...order }) => ({
      ...order,
      sentTo: addressCipher === null ? null : openAddress(outside.vault, addressCipher, orderAddressLabel(orderId)),
    })),
    addresses: (await listAddresses(db, brandId, member.id)).map(({ id, cipher, isDefault }) => ({
      ...openAddress(outside.vault, cipher, addressLabel(id)),
      isDefault,
    })),
    bindings: await bindingHistory(db, brandId, member.id),
    onboarding: await listSteps(db, brandId, member.id),
    phoneReveals: await listReveals(db, brandId, member.id, { stores: 'all', rows: REVEALS_MAX }),
  }
}
