import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, Page, Place, ShortText } from './fields'
import {
  Caps,
  CapsOut,
  Day,
  EmploymentOfGuide,
  GuideOut,
  KindOfStore,
  Load,
  ModeOfStore,
  NetworkCode,
  PicturePath,
  RoleOfGuide,
  Seen,
  STORES_OF_GUIDE_MAX,
  StatusOfStore,
  StoreIn,
  StoreOut,
} from './network-fields'

const READS_NETWORK = ['hq_admin', 'hq_ops', 'finance', 'store_manager'] as const
const CHANGES_NETWORK = ['hq_admin', 'hq_ops'] as const
const RUNS_STORE = ['hq_admin', 'hq_ops', 'store_manager'] as const

export const listRegions = endpoint({
  name: 'listRegions',
  callers: ['ops'],
  roles: READS_NETWORK,
  input: z.strictObject({}),
  /** Cities that have an open store, those with most first. */
  output: z.object({ regions: z.array(z.object({ id: Id, name: z.string() })), cities: z.array(z.string()) }),
  errors: [],
})

export const listStores = endpoint({
  name: 'listStores',
  callers: ['ops'],
  roles: READS_NETWORK,
  input: z.strictObject({
    regionId: Id.optional(),
    city: ShortText.optional(),
    kind: KindOfStore.optional(),
    status: StatusOfStore.optional(),
    operationMode: ModeOfStore.optional(),
    isPilot: z.boolean().optional(),
    /** Part of a name, or how a code begins. */
    words: ShortText.optional(),
    ...Page.shape,
  }),
  output: z.object({
    stores: z.array(StoreOut.extend({ guides: z.int(), dayUsed: z.int(), dayCap: z.int(), openUsed: z.int() })),
    next: z.string().nullable(),
  }),
  errors: [],
})

export const upsertStore = endpoint({
  name: 'upsertStore',
  callers: ['ops'],
  roles: CHANGES_NETWORK,
  isBrandWide: true,
  input: StoreIn,
  output: z.object({ storeId: Id, isNew: z.boolean() }),
  errors: ['store_changed', 'store_exists'],
})

const closing = z.strictObject({ storeId: Id, reason: ShortText })
export const closeStore = endpoint({
  name: 'closeStore',
  callers: ['ops'],
  roles: CHANGES_NETWORK,
  input: closing,
  output: z.object({ storeId: Id, status: StatusOfStore, isChanged: z.boolean() }),
  errors: ['store_unknown'],
})
export const openStore = endpoint({
  name: 'openStore',
  callers: ['ops'],
  roles: CHANGES_NETWORK,
  input: closing,
  output: z.object({ storeId: Id, status: StatusOfStore, isChanged: z.boolean() }),
  errors: ['store_unknown'],
})

export const listGuides = endpoint({
  name: 'listGuides',
  callers: ['ops'],
  roles: READS_NETWORK,
  input: z.strictObject({
    regionId: Id.optional(),
    storeId: Id.optional(),
    employment: EmploymentOfGuide.optional(),
    /** Away today: on leave, or the roster gives them the day off. */
    isAway: z.boolean().optional(),
    /** No room for another lead today. */
    isFull: z.boolean().optional(),
    isSignedUp: z.boolean().optional(),
    /** How a name or code begins. */
    words: ShortText.optional(),
    ...Page.shape,
  }),
  output: z.object({
    guides: z.array(GuideOut),
    next: z.string().nullable(),
  }),
  errors: [],
})

export const upsertGuide = endpoint({
  name: 'upsertGuide',
  callers: ['ops'],
  roles: CHANGES_NETWORK,
  isBrandWide: true,
  input: z
    .strictObject({
      code: NetworkCode,
      name: ShortText,
      role: RoleOfGuide,
      grade: z.int().min(1).max(5),
      skills: z.array(ShortText).max(20).default([]),
      joinedOn: Day,
      /** The guide's picture; left out it stays, null takes it away. */
      photoPath: PicturePath.nullable().optional(),
      /** The first is the home store; an HQ concierge has none. */
      storeIds: z.array(Id).max(STORES_OF_GUIDE_MAX),
      caps: Caps.optional(),
      seen: Seen,
    })
    .refine((guide) => guide.role === 'concierge' || guide.storeIds.length > 0, { path: ['storeIds'] })
    .refine((guide) => new Set(guide.storeIds).size === guide.storeIds.length, { path: ['storeIds'] }),
  output: z.object({ guideId: Id, isNew: z.boolean() }),
  errors: ['store_unknown', 'guide_changed', 'guide_exists'],
})

export const setGuideLeave = endpoint({
  name: 'setGuideLeave',
  callers: ['ops'],
  roles: RUNS_STORE,
  input: z
    .strictObject({ guideId: Id, leave: z.strictObject({ from: Day, to: Day }).nullable() })
    .refine(({ leave }) => leave === null || leave.from <= leave.to, { path: ['leave', 'to'] }),
  /** `moved`: work taken back and routed again, when the leave has begun. */
  output: z.object({ guideId: Id, isOnLeave: z.boolean(), moved: z.int() }),
  errors: ['guide_unknown'],
})

export const markGuideLeft = endpoint({
  name: 'markGuideLeft',
  callers: ['ops'],
  roles: CHANGES_NETWORK,
  input: z.strictObject({ guideId: Id, leftOn: Day, reason: ShortText }),
  output: z.object({ guideId: Id, isChanged: z.boolean(), moved: z.int() }),
  errors: ['guide_unknown', 'left_on_invalid'],
})

export const setGuideCapacity = endpoint({
  name: 'setGuideCapacity',
  callers: ['ops'],
  roles: RUNS_STORE,
  input: z.strictObject({ guideId: Id, ...Caps.shape }),
  output: CapsOut,
  errors: ['guide_unknown'],
})

export const checkGuideRatio = endpoint({
  name: 'checkGuideRatio',
  callers: ['ops'],
  roles: RUNS_STORE,
  input: z.strictObject({ regionId: Id.optional(), ...Page.shape }),
  output: z.object({
    stores: z.array(
      z.object({
        storeId: Id,
        storeName: z.string(),
        guides: z.int(),
        members: z.int(),
        memberCap: z.int(),
        membersPerGuide: z.int().nullable(),
        verdict: z.enum(['room', 'full', 'over', 'unstaffed']),
        guidesMissing: z.int(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: [],
})

export const setPresence = endpoint({
  name: 'setPresence',
  callers: ['guide'],
  input: z.strictObject({ isTaking: z.boolean() }),
  output: z.object({ isTaking: z.boolean(), presenceAt: z.date() }),
  errors: ['guide_unknown'],
})

export const myWorkload = endpoint({
  name: 'myWorkload',
  callers: ['guide'],
  input: z.strictObject({}),
  output: z.object({
    name: z.string(),
    role: RoleOfGuide,
    homeStoreName: z.string().nullable(),
    isOnLeave: z.boolean(),
    load: Load,
  }),
  errors: ['guide_unknown'],
})

const STORES_NEAR_MAX = 50

export const findStores = endpoint({
  name: 'findStores',
  callers: ['shopper'],
  isOpen: true,
  input: z.strictObject({
    place: Place.optional(),
    city: ShortText.optional(),
    kind: KindOfStore.optional(),
    rows: z.int().min(1).max(STORES_NEAR_MAX).default(20),
  }),
  output: z.object({
    stores: z.array(
      z.object({
        id: Id,
        name: z.string(),
        kind: KindOfStore,
        city: z.string(),
        address: z.string(),
        latitude: z.number(),
        longitude: z.number(),
        opensMinute: z.int(),
        closesMinute: z.int(),
        isOpenNow: z.boolean(),
        /** Great-circle metres; null when the shopper gave no place. */
        metres: z.int().nullable(),
      }),
    ),
  }),
  errors: [],
})
