import type { saveMyAddress as endpoint } from '../../../contract/checkout'
import type { Input, Output } from '../../../contract/endpoint'
import { Phone } from '../../../contract/fields'
import { findOrCreatePerson } from '../../flows/find-person'
import { type AddressText, openAddress, sealAddress } from '../../flows/seal-address'
import { AppError } from '../../kernel/app-error'
import { assert } from '../../kernel/assert'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as addresses from '../../modules/member/address.sql'
import { maskPhone } from '../../modules/member/mask-phone'
import { lockMembers } from '../../modules/member/member.sql'

/** More than anybody sends parcels to. */
const ADDRESSES_MAX = 20

/**
 * Saves an address of the caller, new or changed; a phone that is left out stays. The first is the default, and
 * whichever is made the default takes its place. The same key again is the same new address.
 */
export async function saveMyAddress(
  ctx: Ctx<CallerOf<'shopper'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now, outside } = ctx
  const { brandId, openid, unionid } = ctx.caller
  const phone = input.phone === undefined ? null : readPhone(input.phone)
  const { memberId } = await findOrCreatePerson(ctx, { brandId, openid, unionid, channel: 'mall' })
  // One at a time, so that two new addresses at once are not one too many, or two defaults.
  await lockMembers(db, [memberId])

  const before = await findBefore(ctx, memberId, input)
  if (before && input.addressId === undefined) return shown(ctx, before)
  const known = await addresses.listAddresses(db, brandId, memberId)
  if (!before && known.length >= ADDRESSES_MAX) throw new AppError('address_full')

  const id = before?.id ?? ctx.newId('ad')
  const label = addresses.addressLabel(id)
  const wholePhone = phone ?? (before && openAddress(outside.vault, before.cipher, label).phone)
  assert(wholePhone, 'A new address comes with a phone')
  const text: AddressText = { ...input, phone: wholePhone }
  const kept: addresses.KeptAddress = {
    id,
    cipher: sealAddress(outside.vault, text, label),
    phoneMasked: maskPhone(wholePhone),
    isDefault: input.isDefault || (before?.isDefault ?? known.length === 0),
  }
  await addresses.putAddress(db, {
    ...kept,
    brandId,
    memberId,
    saveKey: input.idempotencyKey ?? null,
    savedAt: now,
  })
  return shown(ctx, kept)
}

function readPhone(typed: string): string {
  const parsed = Phone.safeParse(typed)
  if (!parsed.success) throw new AppError('phone_invalid')
  return parsed.data
}

/** The address that is to be changed, or the one that was made with the same key before. Throws `address_unknown`. */
async function findBefore(
  { db, caller }: Ctx<CallerOf<'shopper'>>,
  memberId: string,
  { addressId, idempotencyKey }: Input<typeof endpoint>,
): Promise<addresses.KeptAddress | undefined> {
  if (addressId === undefined)
    return idempotencyKey ? addresses.findAddressByKey(db, caller.brandId, memberId, idempotencyKey) : undefined
  const found = await addresses.findAddress(db, caller.brandId, memberId, addressId)
  if (!found) throw new AppError('address_unknown')
  return found
}

function shown(
  { outside }: Ctx<CallerOf<'shopper'>>,
  { id, cipher, phoneMasked, isDefault }: addresses.KeptAddress,
): Output<typeof endpoint> {
  const { phone: _, ...place } = openAddress(outside.vault, cipher, addresses.addressLabel(id))
  return { ...place, addressId: id, phoneMasked, isDefault }
}
