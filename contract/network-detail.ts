import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id } from './fields'
import { Day, GuideOut, ModeOfStore, StoreOut } from './network-fields'

const READS_NETWORK = ['hq_admin', 'hq_ops', 'finance', 'store_manager'] as const
const RUNS_STORE = ['hq_admin', 'hq_ops', 'store_manager'] as const
const CHANGES_NETWORK = ['hq_admin', 'hq_ops'] as const

export const RatioVerdict = z.enum(['room', 'full', 'over', 'unstaffed'])

/** One store as the people who run it look at it: who works there, how full they are, what leads into it. */
export const viewStore = endpoint({
  name: 'viewStore',
  callers: ['ops'],
  roles: READS_NETWORK,
  input: z.strictObject({ storeId: Id }),
  output: z.object({
    store: StoreOut,
    guides: z.array(GuideOut),
    hasMoreGuides: z.boolean(),
    leadsToday: z.int(),
    openLeads: z.int(),
    liveCodes: z.int(),
    /** Null for a closed store: nobody is missing there. */
    ratio: z
      .object({
        members: z.int(),
        guides: z.int(),
        membersPerGuide: z.int().nullable(),
        verdict: RatioVerdict,
        guidesMissing: z.int(),
      })
      .nullable(),
  }),
  errors: ['store_unknown'],
})

/** What stands open when a store closes: nothing of it moves by itself, so whoever closes it should know. */
export const previewCloseStore = endpoint({
  name: 'previewCloseStore',
  callers: ['ops'],
  roles: CHANGES_NETWORK,
  input: z.strictObject({ storeId: Id }),
  output: z.object({
    /** On offer to a guide who did not answer yet; when it runs out, other stores are asked. */
    offeredLeads: z.int(),
    /** Accepted or contacted: they stay with their guide. */
    workedLeads: z.int(),
    liveCodes: z.int(),
    /** Guides who work here and at no other open store: they get no lead any more. */
    guidesWithoutStore: z.int(),
    members: z.int(),
  }),
  errors: ['store_unknown'],
})

const Absence = z.object({
  offeredLeads: z.int(),
  /** Accepted, the shopper not reached yet. */
  acceptedLeads: z.int(),
  contactedLeads: z.int(),
  members: z.int(),
  liveCodes: z.int(),
  /** Others who work in the same stores and are there today. */
  colleagues: z.int(),
})

/** One guide with what they have in hand: what a leave or a farewell would move. */
export const viewGuide = endpoint({
  name: 'viewGuide',
  callers: ['ops'],
  roles: READS_NETWORK,
  input: z.strictObject({ guideId: Id }),
  output: z.object({
    guide: GuideOut,
    stores: z.array(z.object({ storeId: Id, name: z.string() })),
    inHand: Absence,
    /** The one that was sent last, as long as it can be used. */
    invitationUntil: z.date().nullable(),
    /** From today on, two weeks of them. */
    daysOff: z.array(Day),
  }),
  errors: ['guide_unknown'],
})

const GUIDES_AT_ONCE_MAX = 200
const Cap = z.int().min(0).max(100_000)
/** A cap that is left out stays as it is with each guide. */
const SomeCaps = z
  .strictObject({
    guideIds: z.array(Id).min(1).max(GUIDES_AT_ONCE_MAX),
    dayCap: Cap.optional(),
    openCap: Cap.optional(),
    memberCap: Cap.optional(),
  })
  .refine(({ dayCap, openCap, memberCap }) => (dayCap ?? openCap ?? memberCap) !== undefined, { path: ['dayCap'] })
const CapSums = z.object({ dayCap: z.int(), openCap: z.int(), memberCap: z.int() })
const CapsEffect = z.object({
  guides: z.int(),
  /** Whose caps become other ones. */
  changed: z.int(),
  /** Who carries more than asked for by now: their cap becomes what they carry. */
  clamped: z.int(),
  before: CapSums,
  after: CapSums,
})

export const previewGuideCapacities = endpoint({
  name: 'previewGuideCapacities',
  callers: ['ops'],
  roles: RUNS_STORE,
  input: SomeCaps,
  output: CapsEffect,
  errors: ['guide_unknown'],
})

/** Caps of many guides at once, all or none. */
export const setGuideCapacities = endpoint({
  name: 'setGuideCapacities',
  callers: ['ops'],
  roles: RUNS_STORE,
  input: SomeCaps,
  output: CapsEffect,
  errors: ['guide_unknown'],
})

export const COMPARED_DAYS_MAX = 92

/** Company-run stores beside staff-run ones, over the leads of a period (A8.2). */
export const compareModes = endpoint({
  name: 'compareModes',
  callers: ['ops'],
  roles: READS_NETWORK,
  input: z
    .strictObject({ from: Day, to: Day })
    .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < COMPARED_DAYS_MAX * 86_400_000, {
      path: ['to'],
    }),
  output: z.object({
    modes: z.array(
      z.object({
        operationMode: ModeOfStore,
        /** Open ones. */
        stores: z.int(),
        guides: z.int(),
        leads: z.int(),
        /** Offers that were made and how many of them were accepted. */
        offers: z.int(),
        accepted: z.int(),
        acceptMinutes: z.number().nullable(),
        wonLeads: z.int(),
        /** Sales that came of these leads, less what was given back. */
        leadSoldFen: z.int(),
        /** Everything the stores sold in the period, less what was given back. */
        storeSoldFen: z.int(),
      }),
    ),
  }),
  errors: [],
})
