import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, Instant, keysOf, Phone, Place, Ppm, ShortText } from './fields'
import { LEAD_STATE_TEXT, type LeadState } from './vocabulary'

const RUNS_PARTNERS = ['hq_admin', 'hq_ops'] as const
const DAY_QUOTA_MAX = 1_000_000
const DayQuota = z.int().min(0).max(DAY_QUOTA_MAX)
const Quality = z.int().min(0).max(3)
/** The secret is in this answer and nowhere else: it is stored sealed and never shown again. */
const NewKey = z.object({ partnerId: Id, keyId: z.string(), secret: z.string() })

export const createPartner = endpoint({
  name: 'createPartner',
  callers: ['ops'],
  roles: RUNS_PARTNERS,
  isBrandWide: true,
  input: z.strictObject({ name: ShortText, dayQuota: DayQuota, quality: Quality, payableRatePpm: Ppm.default(0) }),
  output: NewKey,
  errors: ['partner_exists'],
})

export const rotatePartnerKey = endpoint({
  name: 'rotatePartnerKey',
  callers: ['ops'],
  roles: RUNS_PARTNERS,
  isBrandWide: true,
  /** How long the key in use goes on working beside the new one. */
  input: z.strictObject({ partnerId: Id, graceHours: z.int().min(0).max(168).default(24) }),
  output: NewKey,
  errors: ['partner_unknown'],
})

export const setPartnerQuota = endpoint({
  name: 'setPartnerQuota',
  callers: ['ops'],
  roles: RUNS_PARTNERS,
  isBrandWide: true,
  input: z.strictObject({
    partnerId: Id,
    dayQuota: DayQuota,
    quality: Quality.optional(),
    payableRatePpm: Ppm.optional(),
    isActive: z.boolean().optional(),
  }),
  output: z.object({ dayQuota: z.int(), dayUsed: z.int(), isClamped: z.boolean(), isActive: z.boolean() }),
  errors: ['partner_unknown'],
})

export const listPartners = endpoint({
  name: 'listPartners',
  callers: ['ops'],
  roles: RUNS_PARTNERS,
  isBrandWide: true,
  input: z.strictObject({}),
  output: z.object({
    partners: z.array(
      z.object({
        id: Id,
        name: z.string(),
        dayQuota: z.int(),
        dayUsed: z.int(),
        quality: z.int(),
        payableRatePpm: z.int(),
        isActive: z.boolean(),
        createdAt: z.date(),
        keys: z.array(z.object({ keyId: z.string(), createdAt: z.date(), expiresAt: z.date().nullable() })),
      }),
    ),
  }),
  errors: [],
})

/** A partner's own number of a lead: the same number again is the same lead. */
const ExternalId = z.string().regex(/^[\w.:-]{1,64}$/)
/** `brand`, or the code of a store: whom the person was told their data would go to. */
const RECIPIENTS_MAX = 10

export const submitLead = endpoint({
  name: 'submitLead',
  callers: ['partner'],
  input: z.strictObject({
    externalId: ExternalId,
    phone: Phone,
    name: ShortText.max(40).optional(),
    wish: ShortText.optional(),
    /** The store the person asked for; left out, the nearest or the city's. */
    storeCode: ShortText.max(64).optional(),
    place: Place.optional(),
    city: ShortText.optional(),
    campaign: ShortText.optional(),
    consent: z.strictObject({
      recipients: z.array(ShortText.max(64)).min(1).max(RECIPIENTS_MAX),
      textVersion: ShortText.max(40),
      agreedAt: Instant,
    }),
  }),
  output: z.object({ externalId: z.string(), outcome: z.enum(['received', 'merged']) }),
  errors: ['quota_exceeded', 'idempotency_conflict', 'store_unknown', 'store_closed', 'partner_unknown'],
})

export const leadStatus = endpoint({
  name: 'leadStatus',
  callers: ['partner'],
  input: z.strictObject({ externalId: ExternalId }),
  /** States and times only: nothing here tells who the person is or who serves them. */
  output: z.object({
    externalId: z.string(),
    state: z.enum(keysOf<LeadState>(LEAD_STATE_TEXT)),
    arrivedAt: z.date(),
    firstContactAt: z.date().nullable(),
    closedAt: z.date().nullable(),
  }),
  errors: ['not_found'],
})
