import * as z from 'zod'
import { Benefit } from './benefit'
import { endpoint } from './endpoint'
import { Id, keysOf, Page, ShortText } from './fields'
import { CONSENT_PURPOSE_TEXT, type ConsentPurpose, GUIDE_ROLE_TEXT, type GuideRole } from './vocabulary'

const Purpose = z.enum(keysOf<ConsentPurpose>(CONSENT_PURPOSE_TEXT))
export const MemberState = z.enum(['visitor', 'member'])

export const GuideCard = z.object({
  guideId: Id,
  name: z.string(),
  role: z.enum(keysOf<GuideRole>(GUIDE_ROLE_TEXT)),
  storeName: z.string().nullable(),
  photoUrl: z.string().nullable(),
})
export const MemberCard = z.object({
  memberId: Id.nullable(),
  state: MemberState,
  displayName: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  acceptsContact: z.boolean(),
  /** What they look at may be kept and used for them. */
  isPersonalised: z.boolean(),
  registeredAt: z.date().nullable(),
  /** The guide this person is bound to, as HQ's records say. */
  guide: GuideCard.nullable(),
  /** What they were given, lapsed ones included. */
  benefits: z.array(Benefit),
})
/** Which text the person was shown, so that a later change of it does not change what they agreed to. */
const TextVersion = ShortText.max(40)
const Reason = ShortText

export const register = endpoint({
  name: 'register',
  callers: ['shopper'],
  input: z
    .strictObject({
      /** From WeChat's phone button: one use, five minutes. */
      phoneCode: z.string().min(1).max(200).optional(),
      /** Typed by hand instead. Its form is judged by the server, so that the words are the same everywhere. */
      phone: z.string().max(30).optional(),
      displayName: ShortText.max(40).optional(),
      acceptsContact: z.boolean(),
      textVersion: TextVersion.default('1'),
    })
    .refine((input) => (input.phoneCode === undefined) !== (input.phone === undefined), { path: ['phone'] }),
  output: MemberCard.extend({ isNew: z.boolean(), sourceChannel: z.string(), sourceCode: z.string().nullable() }),
  errors: ['phone_invalid', 'phone_code_invalid', 'phone_taken', 'outside_unavailable'],
})

export const myProfile = endpoint({
  name: 'myProfile',
  callers: ['shopper'],
  input: z.strictObject({}),
  output: MemberCard,
  errors: [],
})

export const setContactPreference = endpoint({
  name: 'setContactPreference',
  callers: ['shopper'],
  input: z.strictObject({ acceptsContact: z.boolean(), textVersion: TextVersion.default('1') }),
  output: z.object({ acceptsContact: z.boolean() }),
  errors: ['not_member'],
})

export const ConsentOut = z.object({
  purpose: Purpose,
  recipient: z.string(),
  recipientName: z.string(),
  textVersion: z.string(),
  isGiven: z.boolean(),
  at: z.date(),
})

export const listMyConsents = endpoint({
  name: 'listMyConsents',
  callers: ['shopper'],
  input: z.strictObject({}),
  output: z.object({ consents: z.array(ConsentOut) }),
  errors: [],
})

export const giveConsent = endpoint({
  name: 'giveConsent',
  callers: ['shopper'],
  /** `recipient`: the id of the store or partner that is named on the screen; for marketing left out, it is the brand. */
  input: z
    .strictObject({ purpose: Purpose, recipient: Id.optional(), textVersion: TextVersion })
    .refine((input) => input.purpose === 'marketing' || input.recipient !== undefined, { path: ['recipient'] }),
  output: ConsentOut,
  errors: ['store_unknown', 'partner_unknown'],
})

export const withdrawConsent = endpoint({
  name: 'withdrawConsent',
  callers: ['shopper'],
  input: z
    .strictObject({ purpose: Purpose, recipient: Id.optional() })
    .refine((input) => input.purpose === 'marketing' || input.recipient !== undefined, { path: ['recipient'] }),
  output: z.object({ isChanged: z.boolean(), leadsMoved: z.int() }),
  errors: [],
})

export const revealPhone = endpoint({
  name: 'revealPhone',
  callers: ['guide'],
  input: z
    .strictObject({ memberId: Id.optional(), leadId: Id.optional(), reason: Reason })
    .refine((input) => (input.memberId === undefined) !== (input.leadId === undefined), { path: ['memberId'] }),
  output: z.object({ phone: z.string() }),
  errors: ['forbidden', 'consent_missing', 'phone_absent'],
})

export const myMembers = endpoint({
  name: 'myMembers',
  callers: ['guide'],
  input: z.strictObject({ ...Page.shape }),
  output: z.object({
    members: z.array(
      z.object({
        memberId: Id,
        displayName: z.string().nullable(),
        phoneMasked: z.string().nullable(),
        acceptsContact: z.boolean(),
        storeName: z.string(),
        boundSince: z.date(),
        lastTouchAt: z.date().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: [],
})
