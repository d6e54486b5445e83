import * as z from 'zod'
import { JoinGift } from './benefit'
import { endpoint } from './endpoint'
import { Id, Instant, keysOf, Page, ScanCode, ShortText } from './fields'
import {
  CHANNEL_TEXT,
  type Channel,
  CODE_KIND_TEXT,
  type CodeKind,
  GUIDE_ROLE_TEXT,
  type GuideRole,
  STORE_KIND_TEXT,
  type StoreKind,
} from './vocabulary'

const Kind = z.enum(keysOf<CodeKind>(CODE_KIND_TEXT))
const ChannelName = z.enum(keysOf<Channel>(CHANNEL_TEXT))

const RUNS_CODES = ['hq_admin', 'hq_ops', 'store_manager'] as const
/** Codes made by one call: what one print order of posters needs. */
export const CODES_MAX = 500

/** Codes on one order of sheets. */
const CODES_OF_SHEET_MAX = 100
const CodeStateName = z.enum(['live', 'expired', 'voided'])

const CodeWish = z
  .strictObject({
    kind: Kind,
    storeId: Id.optional(),
    guideId: Id.optional(),
    partnerId: Id.optional(),
    campaign: ShortText.optional(),
    /** Left out, it follows from the kind: a guide's code is a share, a partner's a partner channel, else a store scan. */
    channel: ChannelName.optional(),
    expiresAt: Instant.optional(),
  })
  .refine((code) => code.kind !== 'store' || code.storeId !== undefined, { path: ['storeId'] })
  .refine((code) => code.kind !== 'guide' || code.guideId !== undefined, { path: ['guideId'] })
  .refine((code) => code.kind !== 'campaign' || code.campaign !== undefined, { path: ['campaign'] })
  .refine((code) => code.kind !== 'channel' || (code.partnerId ?? code.channel) !== undefined, { path: ['channel'] })

export const createCodes = endpoint({
  name: 'createCodes',
  callers: ['ops'],
  roles: RUNS_CODES,
  input: z.strictObject({ codes: z.array(CodeWish).min(1).max(CODES_MAX) }),
  /** In the order asked. */
  output: z.object({ codes: z.array(z.object({ code: ScanCode, kind: Kind })) }),
  errors: ['store_unknown', 'guide_unknown', 'partner_unknown'],
})

export const voidCode = endpoint({
  name: 'voidCode',
  callers: ['ops'],
  roles: RUNS_CODES,
  input: z.strictObject({ code: ScanCode, reason: ShortText }),
  output: z.object({ code: ScanCode, isChanged: z.boolean() }),
  errors: ['code_unknown'],
})

export const listCodes = endpoint({
  name: 'listCodes',
  callers: ['ops'],
  roles: RUNS_CODES,
  input: z.strictObject({
    storeId: Id.optional(),
    guideId: Id.optional(),
    kind: Kind.optional(),
    /** How the name of a campaign begins. */
    campaign: ShortText.optional(),
    state: CodeStateName.optional(),
    /** These only, for a sheet to print. */
    codes: z.array(ScanCode).min(1).max(CODES_OF_SHEET_MAX).optional(),
    ...Page.shape,
  }),
  output: z.object({
    codes: z.array(
      z.object({
        code: ScanCode,
        kind: Kind,
        state: CodeStateName,
        storeId: Id.nullable(),
        storeName: z.string().nullable(),
        city: z.string().nullable(),
        guideId: Id.nullable(),
        guideName: z.string().nullable(),
        partnerName: z.string().nullable(),
        campaign: z.string().nullable(),
        channel: ChannelName,
        createdAt: z.date(),
        expiresAt: z.date().nullable(),
        voidReason: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: [],
})

export const codeImage = endpoint({
  name: 'codeImage',
  callers: ['ops'],
  roles: RUNS_CODES,
  input: z.strictObject({ code: ScanCode }),
  output: z.object({ code: ScanCode, pngBase64: z.string() }),
  errors: ['code_unknown', 'code_expired', 'code_voided', 'outside_unavailable'],
})

const StoreCard = z.object({
  storeId: Id,
  name: z.string(),
  kind: z.enum(keysOf<StoreKind>(STORE_KIND_TEXT)),
  city: z.string(),
  address: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  opensMinute: z.int(),
  closesMinute: z.int(),
  isOpenNow: z.boolean(),
})

export const resolveCode = endpoint({
  name: 'resolveCode',
  callers: ['shopper'],
  isOpen: true,
  input: z.strictObject({ code: z.string().trim().min(1).max(64) }),
  output: z.object({
    code: ScanCode,
    kind: Kind,
    channel: ChannelName,
    campaign: z.string().nullable(),
    brandName: z.string(),
    store: StoreCard.nullable(),
    isStoreClosed: z.boolean(),
    /** Where to go instead, nearest first; empty unless the store is closed. */
    openNearby: z.array(StoreCard.extend({ metres: z.int() })),
    /** From HQ's own records: who this is and where they work. Null for a code without a guide or one who left. */
    guide: z
      .object({
        guideId: Id,
        name: z.string(),
        role: z.enum(keysOf<GuideRole>(GUIDE_ROLE_TEXT)),
        storeName: z.string().nullable(),
        photoUrl: z.string().nullable(),
        isVerified: z.literal(true),
      })
      .nullable(),
    partnerName: z.string().nullable(),
    /** What whoever joins now is given; null when the brand gives nothing. */
    joinGift: JoinGift.nullable(),
  }),
  errors: ['code_unknown', 'code_expired', 'code_voided'],
})

export const recordScan = endpoint({
  name: 'recordScan',
  callers: ['shopper'],
  input: z.strictObject({ code: ScanCode }),
  output: z.object({ touchpointId: Id, isNew: z.boolean(), isMember: z.boolean(), isBoundNow: z.boolean() }),
  errors: ['code_unknown', 'code_expired', 'code_voided'],
})
