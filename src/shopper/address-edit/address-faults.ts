import { ERROR_TEXT } from '../../../contract/errors'
import type { Failure } from '../../api/reply'

export type AddressFields = {
  name: string
  phone: string
  province: string
  city: string
  district: string
  street: string
}
export type AddressFaults = Partial<Record<keyof AddressFields, string | undefined>>

const MISSING = { name: '请填写收货人', province: '请填写省份', city: '请填写城市', street: '请填写详细地址' } as const
const WRONG = { ...MISSING, phone: ERROR_TEXT.phone_invalid, district: '请检查区县' } as const

/** What is missing, field by field. Whether a phone is one, the server says; a known one may stay. */
export function addressFaults(form: AddressFields, hasPhone: boolean): AddressFaults {
  const faults: AddressFaults = {}
  for (const [field, words] of Object.entries(MISSING)) {
    if (form[field as keyof typeof MISSING].trim() === '') faults[field as keyof typeof MISSING] = words
  }
  if (form.phone.trim() === '' && !hasPhone) faults.phone = '请填写手机号'
  return faults
}

/** What the server found wrong, at the fields it named; nothing when it was something else. */
export function serverFaults({ code, details }: Failure): AddressFaults {
  if (code === 'phone_invalid') return { phone: WRONG.phone }
  if (code !== 'invalid_input' || !Array.isArray(details.fields)) return {}
  const named = details.fields.map((field: { path?: unknown }) => String(field.path ?? ''))
  return Object.fromEntries(Object.entries(WRONG).filter(([field]) => named.includes(field)))
}
