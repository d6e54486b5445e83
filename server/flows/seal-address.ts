import * as z from 'zod'
import type { Vault } from '../kernel/outside'

/** Who a parcel is for and where they live; the phone is a plain mainland number. */
const AddressText = z.object({
  name: z.string(),
  phone: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  street: z.string(),
})
export type AddressText = z.output<typeof AddressText>

/** Seals an address as one text for one label. */
export function sealAddress(
  vault: Vault,
  { name, phone, province, city, district, street }: AddressText,
  label: string,
) {
  return vault.seal(JSON.stringify({ name, phone, province, city, district, street }), label)
}

/** Opens what `sealAddress` made for the same label. */
export function openAddress(vault: Vault, cipher: string, label: string): AddressText {
  return AddressText.parse(JSON.parse(vault.open(cipher, label)))
}

/** The place in one line, as it stands on a parcel. */
export function placeText({ province, city, district, street }: AddressText): string {
  // A municipality is its own province.
  return [...new Set([province, city]), district, street].filter(Boolean).join('')
}
