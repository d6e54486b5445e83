import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, Page, ScanCode, ShortText } from './fields'
import { NoCallReason } from './lead'
import {
  EXCLUSION_TEXT,
  type ExclusionCode,
  GUIDE_ROLE_TEXT,
  type GuideRole,
  LEAD_STATE_TEXT,
  type LeadState,
  TOUCH_TEXT,
  type TouchKind,
} from './vocabulary'

/** What a guide's day looks like now: the one thing to do first, the switch, load against capacity, the money. */
export const myWorkbench = endpoint({
  name: 'myWorkbench',
  callers: ['guide'],
  input: z.strictObject({}),
  output: z.object({
    serverTime: z.date(),
    guideId: z.string(),
    name: z.string(),
    role: z.enum(keysOf<GuideRole>(GUIDE_ROLE_TEXT)),
    photoUrl: z.string().nullable(),
    storeName: z.string().nullable(),
    isTaking: z.boolean(),
    waiting: z.int(),
    /** When the oldest waiting lead was offered, and the soonest end of a countdown. */
    oldestOfferedAt: z.date().nullable(),
    soonestAcceptBy: z.date().nullable(),
    following: z.int(),
    /** Follow-ups promised for today or earlier. */
    followUpsDue: z.int(),
    /** Paid orders waiting at the guide's stores to be handed over. */
    pickUpsWaiting: z.int(),
    /** Disputes of theirs that headquarters answered within the last week. */
    disputesAnswered: z.int(),
    today: z.object({ offered: z.int(), accepted: z.int(), dayCap: z.int() }),
    open: z.object({ leads: z.int(), cap: z.int() }),
    /** This month in Shanghai. */
    month: z.object({
      orders: z.int(),
      earnedFen: z.int(),
      medianAcceptMinutes: z.number().nullable(),
      missed: z.int(),
    }),
  }),
  errors: [],
})

/** Those a guide may pass a lead on to: of the same stores, employed, not on leave. */
export const listColleagues = endpoint({
  name: 'listColleagues',
  callers: ['guide'],
  input: z.strictObject({}),
  output: z.object({
    colleagues: z.array(
      z.object({
        guideId: z.string(),
        name: z.string(),
        role: z.enum(keysOf<GuideRole>(GUIDE_ROLE_TEXT)),
        storeName: z.string(),
        isTaking: z.boolean(),
        /** Null: may be chosen. Else why not, as routing would exclude them: words are in `EXCLUSION_TEXT`. */
        exclusion: z.enum(keysOf<ExclusionCode>(EXCLUSION_TEXT)).nullable(),
      }),
    ),
  }),
  errors: [],
})

/** Passes an accepted or waiting lead to a colleague, who has to accept it in their turn. */
export const transferLead = endpoint({
  name: 'transferLead',
  callers: ['guide'],
  input: z.strictObject({ assignmentId: Id, guideId: Id, reason: ShortText }),
  output: z.object({ leadId: z.string(), guideName: z.string(), acceptBy: z.date() }),
  errors: ['not_found', 'assignment_state', 'guide_unknown', 'no_capacity', 'consent_missing'],
})

const Entry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('touch'),
    touch: z.enum(keysOf<TouchKind>(TOUCH_TEXT)),
    storeName: z.string().nullable(),
    subject: z.string().nullable(),
    at: z.date(),
  }),
  z.object({
    kind: z.literal('lead'),
    wish: z.string(),
    state: z.enum(keysOf<LeadState>(LEAD_STATE_TEXT)),
    at: z.date(),
  }),
  z.object({ kind: z.literal('order'), orderNo: z.string(), title: z.string(), paidFen: z.int(), at: z.date() }),
  z.object({
    kind: z.literal('follow_up'),
    way: z.string(),
    note: z.string(),
    nextOn: z.string().nullable(),
    at: z.date(),
  }),
])

/** A customer who is bound to this guide, or whose lead they follow: what happened, newest first. */
export const showMyMember = endpoint({
  name: 'showMyMember',
  callers: ['guide'],
  input: z.strictObject({ memberId: Id, ...Page.shape }),
  output: z.object({
    memberId: z.string(),
    displayName: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    acceptsContact: z.boolean(),
    /** Whether the phone may be revealed now, and why not. */
    mayReveal: z.boolean(),
    noCallReason: NoCallReason.nullable(),
    boundSince: z.date().nullable(),
    storeName: z.string().nullable(),
    orders: z.int(),
    spentFen: z.int(),
    entries: z.array(Entry),
    next: z.string().nullable(),
  }),
  errors: ['not_found'],
})

/** The guide's own code, for their card and posters; made the first time it is asked for. */
export const myGuideCode = endpoint({
  name: 'myGuideCode',
  callers: ['guide'],
  input: z.strictObject({}),
  output: z.object({
    code: ScanCode,
    name: z.string(),
    role: z.enum(keysOf<GuideRole>(GUIDE_ROLE_TEXT)),
    storeName: z.string().nullable(),
    photoUrl: z.string().nullable(),
  }),
  errors: [],
})
