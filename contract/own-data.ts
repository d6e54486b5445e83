import * as z from 'zod'
import { endpoint } from './endpoint'
import { ConsentOut, MemberCard } from './member'

/** What a person takes along, and how they leave. */

const Whereabouts = z.object({
  name: z.string(),
  phone: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  street: z.string(),
})

export const exportMyData = endpoint({
  name: 'exportMyData',
  callers: ['shopper'],
  input: z.strictObject({}),
  output: z.object({
    exportedAt: z.date(),
    profile: MemberCard.extend({ phone: z.string().nullable(), sourceChannel: z.string(), createdAt: z.date() }),
    consents: z.array(ConsentOut),
    touches: z.array(
      z.object({
        kind: z.string(),
        channel: z.string(),
        subject: z.string().nullable(),
        storeName: z.string().nullable(),
        guideName: z.string().nullable(),
        occurredAt: z.date(),
      }),
    ),
    leads: z.array(
      z.object({
        wish: z.string(),
        state: z.string(),
        city: z.string().nullable(),
        visitAt: z.date().nullable(),
        arrivedAt: z.date(),
      }),
    ),
    orders: z.array(
      z.object({
        orderNo: z.string(),
        source: z.string(),
        state: z.string(),
        paidFen: z.int(),
        paidAt: z.date().nullable(),
        /** What they wrote, and where the parcel goes. */
        remark: z.string(),
        sentTo: Whereabouts.nullable(),
      }),
    ),
    refundRequests: z.array(
      z.object({
        orderNo: z.string(),
        state: z.string(),
        amountFen: z.int(),
        reason: z.string(),
        note: z.string(),
        requestedAt: z.date(),
      }),
    ),
    addresses: z.array(Whereabouts.extend({ isDefault: z.boolean() })),
    bindings: z.array(
      z.object({ guideName: z.string(), storeName: z.string(), startsAt: z.date(), endsAt: z.date().nullable() }),
    ),
    onboarding: z.array(z.object({ step: z.string(), event: z.string(), at: z.date() })),
    /** Who looked at the phone, by kind of person, and why. */
    phoneReveals: z.array(z.object({ by: z.string(), reason: z.string(), at: z.date() })),
  }),
  errors: ['not_member'],
})

export const deleteMyAccount = endpoint({
  name: 'deleteMyAccount',
  callers: ['shopper'],
  input: z.strictObject({ isConfirmed: z.literal(true) }),
  output: z.object({ erasedAt: z.date() }),
  errors: ['not_member'],
})
