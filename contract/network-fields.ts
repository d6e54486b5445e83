import * as z from 'zod'
import { Id, keysOf, Place, ShortText } from './fields'
import {
  EMPLOYMENT_TEXT,
  type Employment,
  GUIDE_ROLE_TEXT,
  type GuideRole,
  OPERATION_MODE_TEXT,
  type OperationMode,
  STORE_KIND_TEXT,
  STORE_STATUS_TEXT,
  type StoreKind,
  type StoreStatus,
} from './vocabulary'

/** Field shapes of stores and guides. */

export const KindOfStore = z.enum(keysOf<StoreKind>(STORE_KIND_TEXT))
export const StatusOfStore = z.enum(keysOf<StoreStatus>(STORE_STATUS_TEXT))
export const ModeOfStore = z.enum(keysOf<OperationMode>(OPERATION_MODE_TEXT))
export const RoleOfGuide = z.enum(keysOf<GuideRole>(GUIDE_ROLE_TEXT))
export const EmploymentOfGuide = z.enum(keysOf<Employment>(EMPLOYMENT_TEXT))

/** A shop's or guide's own number in the brand's books, `CD-001` or `上海001-1`: the natural key of imports. */
export const NetworkCode = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{M}\p{N}._-]{1,64}$/u)
/** Where a picture lies among the mall's files: folders and a name, no way up. */
export const PicturePath = z
  .string()
  .max(200)
  .regex(/^[a-z0-9_-]+(\/[a-z0-9_-]+){0,5}\.(webp|png|jpg|jpeg|svg)$/)
export const Day = z.iso.date()

/**
 * What was looked at when a change was typed: the `revision` that was read, or null when the thing is to be new. When it
 * is something else by now, the change is refused, so that nobody writes over what a colleague just wrote. Left out, as by
 * imports, nobody asks.
 */
export const Seen = z.string().min(8).max(64).nullable().optional()

const CAP_MAX = 100_000
const Cap = z.int().min(0).max(CAP_MAX)
export const STORES_OF_GUIDE_MAX = 20
const Hours = { opensMinute: z.int().min(0).max(1439), closesMinute: z.int().min(1).max(1440) }

export const StoreIn = z
  .strictObject({
    code: NetworkCode,
    name: ShortText,
    region: ShortText,
    kind: KindOfStore,
    city: ShortText,
    address: ShortText,
    ...Place.shape,
    ...Hours,
    isPilot: z.boolean().default(false),
    /** Left out, it stays as it is. */
    operationMode: ModeOfStore.optional(),
    seen: Seen,
  })
  // Closing before opening means past midnight; closing when it opens would be a store that never is.
  .refine((store) => store.closesMinute !== store.opensMinute, { path: ['closesMinute'] })

export const StoreOut = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  regionId: Id,
  regionName: z.string(),
  kind: KindOfStore,
  status: StatusOfStore,
  city: z.string(),
  address: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  opensMinute: z.int(),
  closesMinute: z.int(),
  isPilot: z.boolean(),
  operationMode: ModeOfStore,
  revision: z.string(),
})

export const Load = z.object({
  isTaking: z.boolean(),
  presenceAt: z.date(),
  dayUsed: z.int(),
  dayCap: z.int(),
  openUsed: z.int(),
  openCap: z.int(),
  memberUsed: z.int(),
  memberCap: z.int(),
})

export const GuideOut = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  role: RoleOfGuide,
  grade: z.int(),
  skills: z.array(z.string()),
  joinedOn: z.string(),
  employment: EmploymentOfGuide,
  leftOn: z.string().nullable(),
  leaveFrom: z.string().nullable(),
  leaveTo: z.string().nullable(),
  isOnLeave: z.boolean(),
  /** The roster gives them this day off. */
  isDayOff: z.boolean(),
  isSignedUp: z.boolean(),
  photoPath: z.string().nullable(),
  homeStoreId: Id.nullable(),
  homeStoreName: z.string().nullable(),
  storeIds: z.array(Id),
  revision: z.string(),
  load: Load.nullable(),
})

export const Caps = z.strictObject({ dayCap: Cap, openCap: Cap, memberCap: Cap })
export const CapsOut = z.object({ dayCap: z.int(), openCap: z.int(), memberCap: z.int(), isClamped: z.boolean() })
