import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, IdempotencyKey, Instant, keysOf, LongText, Page, Phone, ShortText } from './fields'
import { MOVE_REFUSAL_TEXT, type MoveRefusal } from './reasons'
import { LEAD_SORT_STATES, type LeadSort } from './routing-vocabulary'
import {
  ASSIGNMENT_STATE_TEXT,
  type AssignmentState,
  CHANNEL_TEXT,
  type Channel,
  EXCLUSION_TEXT,
  type ExclusionCode,
  GUIDE_ROLE_TEXT,
  type GuideRole,
  LEAD_STATE_TEXT,
  type LeadState,
  UNROUTABLE_TEXT,
  type UnroutableReason,
} from './vocabulary'

/** The pool of leads at headquarters: found, counted, given on by the dozen, entered by hand. */

export const LeadStateName = z.enum(keysOf<LeadState>(LEAD_STATE_TEXT))
export const LeadChannel = z.enum(keysOf<Channel>(CHANNEL_TEXT))
export const Unroutable = z.enum(keysOf<UnroutableReason>(UNROUTABLE_TEXT))
const Sort = z.enum(keysOf<LeadSort>(LEAD_SORT_STATES))
const Score = z.int().min(0).max(100)
const Time = z.date()

export const WATCHES_LEADS = ['hq_admin', 'hq_ops', 'store_manager'] as const

/** How far back leads are looked for by what has no order of its own, unless `arrivedFrom` says so. */
export const LOOK_BACK_DAYS = 90
/** Lists are counted up to here. */
export const COUNT_MAX = 10_000
export const MOVED_MAX = 200

const Filter = z.strictObject({
  states: z.array(LeadStateName).min(1).max(6).optional(),
  channel: LeadChannel.optional(),
  storeId: Id.optional(),
  guideId: Id.optional(),
  regionId: Id.optional(),
  city: ShortText.optional(),
  scoreFrom: Score.optional(),
  scoreTo: Score.optional(),
  arrivedFrom: Instant.optional(),
  arrivedTo: Instant.optional(),
  wish: ShortText.optional(),
  /** Why nobody could have it: of leads in the pool. */
  reason: Unroutable.optional(),
  /** Whose offer ran out, or whom the guide should have reached by now. */
  isOverdue: z.literal(true).optional(),
  /** The whole number. */
  phone: Phone.optional(),
  /** Those the caller gave to somebody by hand. */
  isMine: z.literal(true).optional(),
  sort: Sort.default('newest'),
})

const SORTED_WRONG = '这种排序只看未结束的线索，请去掉其他状态'
const hasSortedStates = ({ states = [], sort }: { states?: LeadState[] | undefined; sort: LeadSort }) =>
  states.every((state) => LEAD_SORT_STATES[sort].includes(state))

/** What a lead waits for: to be accepted, to be reached, or to be tried again. */
export const Due = z.object({ kind: z.enum(['accept', 'contact', 'retry']), at: Time, isOverdue: z.boolean() })

export const LeadRow = z.object({
  id: Id,
  state: LeadStateName,
  wish: z.string(),
  channel: LeadChannel,
  score: z.int(),
  attempts: z.int(),
  arrivedAt: Time,
  unroutableReason: Unroutable.nullable(),
  memberId: Id,
  person: z.string(),
  city: z.string().nullable(),
  storeId: Id.nullable(),
  storeName: z.string().nullable(),
  guideId: Id.nullable(),
  guideName: z.string().nullable(),
  due: Due.nullable(),
})

export const listLeads = endpoint({
  name: 'listLeads',
  callers: ['ops'],
  roles: WATCHES_LEADS,
  input: Filter.extend(Page.shape).refine(hasSortedStates, { path: ['sort'], error: SORTED_WRONG }),
  output: z.object({
    leads: z.array(LeadRow),
    next: z.string().nullable(),
    /** Leads that came before were not looked at; null when all were. */
    lookedFrom: Time.nullable(),
  }),
  errors: ['store_unknown'],
})

export const countLeads = endpoint({
  name: 'countLeads',
  callers: ['ops'],
  roles: WATCHES_LEADS,
  input: Filter.refine(hasSortedStates, { path: ['sort'], error: SORTED_WRONG }),
  /** At most `COUNT_MAX`; `isMore` when there are more. */
  output: z.object({ leads: z.int(), isMore: z.boolean() }),
  errors: ['store_unknown'],
})

export const findReceivers = endpoint({
  name: 'findReceivers',
  callers: ['ops'],
  roles: WATCHES_LEADS,
  input: z.strictObject({
    words: ShortText.optional(),
    storeId: Id.optional(),
    rows: z.int().min(1).max(50).default(20),
  }),
  output: z.object({
    guides: z.array(
      z.object({
        guideId: Id,
        name: z.string(),
        role: z.enum(keysOf<GuideRole>(GUIDE_ROLE_TEXT)),
        storeId: Id.nullable(),
        storeName: z.string().nullable(),
        dayUsed: z.int(),
        dayCap: z.int(),
        openUsed: z.int(),
        openCap: z.int(),
        /** What speaks against one more lead for them now; null: nothing. */
        exclusion: z.enum(keysOf<ExclusionCode>(EXCLUSION_TEXT)).nullable(),
      }),
    ),
  }),
  errors: ['store_unknown'],
})

/** Some leads, and whom they should go to: one guide, or whoever the rules choose among those not asked yet. */
const Move = z.strictObject({
  leadIds: z
    .array(Id)
    .min(1, { error: '请先选择线索' })
    .max(MOVED_MAX, { error: `一次最多分配 ${MOVED_MAX} 条` })
    .refine((ids) => new Set(ids).size === ids.length),
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('guide'), guideId: Id }),
    z.strictObject({ kind: z.literal('rules') }),
  ]),
})
const Refusal = z.enum(keysOf<MoveRefusal>(MOVE_REFUSAL_TEXT))

export const previewReassign = endpoint({
  name: 'previewReassign',
  callers: ['ops'],
  roles: WATCHES_LEADS,
  input: Move,
  output: z.object({
    /** The guide and how much room they have; null when the rules choose. */
    receiver: z
      .object({
        guideId: Id,
        name: z.string(),
        storeName: z.string().nullable(),
        isTaking: z.boolean(),
        dayLeft: z.int(),
        openLeft: z.int(),
      })
      .nullable(),
    moving: z.int(),
    leads: z.array(
      z.object({
        leadId: Id,
        person: z.string().nullable(),
        wish: z.string().nullable(),
        state: LeadStateName.nullable(),
        /** Who has it now, and how far they are. */
        fromGuideName: z.string().nullable(),
        fromState: z.enum(keysOf<AssignmentState>(ASSIGNMENT_STATE_TEXT)).nullable(),
        refusal: Refusal.nullable(),
        /** By the rules: who would be asked first as things stand, without a name when of another's store; null: nobody. */
        expected: z.object({ guideName: z.string().nullable(), storeName: z.string().nullable() }).nullable(),
        isForeseen: z.boolean(),
      }),
    ),
  }),
  errors: ['guide_unknown'],
})

export const reassignLeads = endpoint({
  name: 'reassignLeads',
  callers: ['ops'],
  roles: WATCHES_LEADS,
  input: Move.extend({ reason: ShortText }),
  output: z.object({
    given: z.int(),
    pooled: z.int(),
    refused: z.int(),
    leads: z.array(
      z.object({
        leadId: Id,
        outcome: z.enum(['given', 'pooled', 'refused']),
        guideName: z.string().nullable(),
        acceptBy: Time.nullable(),
        refusal: Refusal.nullable(),
      }),
    ),
  }),
  errors: ['guide_unknown'],
})

export const enterLead = endpoint({
  name: 'enterLead',
  callers: ['ops'],
  roles: WATCHES_LEADS,
  input: z
    .strictObject({
      phone: Phone,
      name: ShortText.optional(),
      wish: ShortText.optional(),
      city: ShortText.optional(),
      storeId: Id.optional(),
      /** What was read to the person, who agreed to be called by whoever answers. */
      consent: z.strictObject({
        isGiven: z.literal(true, { error: '要先征得顾客同意' }),
        textVersion: z.string().trim().min(1).max(40),
      }),
      note: LongText.optional(),
      idempotencyKey: IdempotencyKey,
    })
    .refine(({ city, storeId }) => city !== undefined || storeId !== undefined, {
      path: ['city'],
      error: '请填写城市或选择门店',
    }),
  output: z.object({
    leadId: Id,
    outcome: z.enum(['offered', 'merged', 'unroutable', 'repeated']),
    state: LeadStateName,
    reason: Unroutable.nullable(),
    /** Whether the caller may see the lead: not where it is with a store that is not theirs. */
    isSeen: z.boolean(),
    answer: z.object({ guideName: z.string(), storeName: z.string().nullable(), by: Time }).nullable(),
  }),
  errors: ['store_unknown', 'store_closed', 'idempotency_conflict', 'phone_taken'],
})
