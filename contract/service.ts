import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, Page, Place, ScanCode, ShortText } from './fields'
import { SUBSCRIPTION_TEXT, type Subscription } from './mall-vocabulary'
import { GuideCard } from './member'
import { KindOfStore } from './network-fields'
import { LEAD_STATE_TEXT, type LeadState } from './vocabulary'

/** What a shopper is served with beside goods: stores, their guide, their requests, their own choices. */

/** Cities that have an open store, for the picker that needs no location. */
export const listCities = endpoint({
  name: 'listCities',
  callers: ['shopper'],
  isOpen: true,
  input: z.strictObject({}),
  output: z.object({ cities: z.array(z.object({ city: z.string(), stores: z.int() })) }),
  errors: [],
})

export const showStore = endpoint({
  name: 'showStore',
  callers: ['shopper'],
  isOpen: true,
  input: z.strictObject({ storeId: Id, place: Place.optional() }),
  output: z.object({
    storeId: z.string(),
    name: z.string(),
    kind: KindOfStore,
    city: z.string(),
    address: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    opensMinute: z.int(),
    closesMinute: z.int(),
    isOpenNow: z.boolean(),
    /** Closed for good: nothing can be booked or picked up here. */
    isClosed: z.boolean(),
    metres: z.int().nullable(),
    guides: z.array(GuideCard),
  }),
  errors: ['store_unknown'],
})

/** The guide a person is bound to, why, and what they promise; null without one. */
export const myGuide = endpoint({
  name: 'myGuide',
  callers: ['shopper'],
  input: z.strictObject({}),
  output: z.object({
    guide: GuideCard.extend({
      storeId: z.string().nullable(),
      since: z.date(),
      /** Why this guide: the code of what began the bond, in the client's words. */
      reason: z.string(),
      /** Half of the people who asked this guide in the last 30 days were answered within so many minutes. */
      medianAnswerMinutes: z.number().nullable(),
    }).nullable(),
    /** Whom they may change to: others of the same store. */
    others: z.array(GuideCard),
  }),
  errors: [],
})

/** Another guide, or none, because the shopper wants it so. Leads that wait for the old one move on. */
export const changeGuide = endpoint({
  name: 'changeGuide',
  callers: ['shopper'],
  input: z.strictObject({ guideId: Id.nullable(), reason: ShortText }),
  output: z.object({ guide: GuideCard.nullable() }),
  errors: ['not_member', 'guide_unknown', 'no_capacity'],
})

/** What the shopper asked for, and who answers it. */
export const listMyRequests = endpoint({
  name: 'listMyRequests',
  callers: ['shopper'],
  input: z.strictObject({ ...Page.shape }),
  output: z.object({
    serverTime: z.date(),
    requests: z.array(
      z.object({
        leadId: z.string(),
        wish: z.string(),
        state: z.enum(keysOf<LeadState>(LEAD_STATE_TEXT)),
        isAppointment: z.boolean(),
        visitAt: z.date().nullable(),
        storeName: z.string().nullable(),
        guideName: z.string().nullable(),
        answerBy: z.date().nullable(),
        askedAt: z.date(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: [],
})

/** Off: what they look at is neither kept nor used, in lists or in routing. */
export const setPersonalisation = endpoint({
  name: 'setPersonalisation',
  callers: ['shopper'],
  input: z.strictObject({ isOn: z.boolean() }),
  output: z.object({ isOn: z.boolean() }),
  errors: [],
})

/** What the person answered to WeChat's subscribe dialog: one acceptance is one message, and only we count them. */
export const recordSubscriptions = endpoint({
  name: 'recordSubscriptions',
  callers: ['shopper'],
  input: z.strictObject({
    answers: z
      .array(
        z.strictObject({
          subscription: z.enum(keysOf<Subscription>(SUBSCRIPTION_TEXT)),
          answer: z.enum(['accept', 'reject', 'ban', 'filter']),
        }),
      )
      .min(1)
      .max(3),
  }),
  output: z.object({ left: z.record(z.enum(keysOf<Subscription>(SUBSCRIPTION_TEXT)), z.int()) }),
  errors: [],
})

/** A code for what this person shares; the same for the same thing. It carries the store and guide they belong to. */
export const shareCode = endpoint({
  name: 'shareCode',
  callers: ['shopper'],
  input: z.strictObject({ productId: z.string().trim().min(1).max(64).optional() }),
  output: z.object({ code: ScanCode }),
  errors: ['product_unknown'],
})

/** The picture of a code for a poster: PNG, made by WeChat. */
export const posterCode = endpoint({
  name: 'posterCode',
  callers: ['shopper', 'guide'],
  input: z.strictObject({ code: ScanCode }),
  output: z.object({ pngBase64: z.string() }),
  errors: ['code_unknown', 'code_expired', 'code_voided', 'outside_unavailable'],
})
