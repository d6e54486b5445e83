import * as z from 'zod'
import { Benefit } from './benefit'
import { endpoint } from './endpoint'
import { Id, Instant, keysOf, Page, Phone, ShortText } from './fields'
import { ConsentOut, MemberState } from './member'
import { MEMBER_STAGE_TEXT, type MemberStage, TIMELINE_STEP_TEXT, type TimelineStep } from './member-vocabulary'
import { CHANNEL_TEXT, type Channel, CUSTOMER_TIER_TEXT, type CustomerTier } from './vocabulary'

/** What headquarters and store managers see of members. */

export const READS_MEMBERS = ['hq_admin', 'hq_ops', 'store_manager'] as const
const ChannelName = z.enum(keysOf<Channel>(CHANNEL_TEXT))
const Tier = z.enum(keysOf<CustomerTier>(CUSTOMER_TIER_TEXT))
const Stage = z.enum(keysOf<MemberStage>(MEMBER_STAGE_TEXT))

/** Everything the list can be narrowed by; a segment is these under a name. Tier and quiet days are those of last night. */
export const MemberFilters = z.strictObject({
  state: MemberState.optional(),
  channel: ChannelName.optional(),
  guideId: Id.optional(),
  storeId: Id.optional(),
  isBound: z.boolean().optional(),
  /** By what they spent within a year. */
  tiers: z.array(Tier).min(1).max(4).optional(),
  hasOrdered: z.boolean().optional(),
  /** Nothing done and nothing bought for so many days. */
  quietDays: z.int().min(1).max(3650).optional(),
  registeredFrom: Instant.optional(),
  registeredTo: Instant.optional(),
  acceptsContact: z.boolean().optional(),
  isErased: z.boolean().optional(),
})

const MemberRow = z.object({
  memberId: Id,
  state: MemberState,
  displayName: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  sourceChannel: z.string(),
  registeredAt: z.date().nullable(),
  createdAt: z.date(),
  isErased: z.boolean(),
  acceptsContact: z.boolean(),
  guideName: z.string().nullable(),
  storeName: z.string().nullable(),
  /** As of last night; null for who came since. */
  figures: z
    .object({ stage: Stage, tier: Tier, orders: z.int(), spentFen: z.int(), lastActiveAt: z.date().nullable() })
    .nullable(),
})

export const listMembers = endpoint({
  name: 'listMembers',
  callers: ['ops'],
  roles: READS_MEMBERS,
  /** `phone` is a whole number: it is looked up by its keyed hash, parts of a number cannot be searched. */
  input: z.strictObject({
    ...MemberFilters.shape,
    phone: Phone.optional(),
    memberId: Id.optional(),
    namePrefix: ShortText.max(40).optional(),
    ...Page.shape,
  }),
  output: z.object({
    members: z.array(MemberRow),
    next: z.string().nullable(),
    /** The page is not full because the search paused after many people who do not fit; `next` goes on. */
    isPaused: z.boolean(),
    /** The night the figures are of, a Shanghai day. */
    countedOn: z.string().nullable(),
  }),
  errors: [],
})

const Bound = z.object({
  bindingId: Id,
  guideId: Id,
  guideName: z.string(),
  storeName: z.string(),
  startsAt: z.date(),
  endsAt: z.date().nullable(),
  reason: z.string(),
  endReason: z.string().nullable(),
})
const Merge = z.object({
  fromMemberId: Id,
  reason: z.string(),
  by: z.string(),
  at: z.date(),
  undoneAt: z.date().nullable(),
  undoneReason: z.string().nullable(),
})

export const showMember = endpoint({
  name: 'showMember',
  callers: ['ops'],
  roles: READS_MEMBERS,
  input: z.strictObject({ memberId: Id }),
  output: z.object({
    member: MemberRow.extend({ sourceCode: z.string().nullable(), isPersonalised: z.boolean() }),
    countedOn: z.string().nullable(),
    consents: z.array(ConsentOut),
    bindings: z.array(Bound),
    merges: z.array(Merge),
    reveals: z.array(z.object({ by: z.string(), reason: z.string(), at: z.date() })),
    benefits: z.array(Benefit.omit({ code: true })),
    leads: z.array(
      z.object({
        leadId: Id,
        wish: z.string(),
        state: z.string(),
        guideName: z.string().nullable(),
        arrivedAt: z.date(),
      }),
    ),
    orders: z.array(
      z.object({
        orderId: Id,
        orderNo: z.string(),
        state: z.string(),
        paidFen: z.int(),
        refundedFen: z.int(),
        at: z.date(),
      }),
    ),
  }),
  errors: ['not_found'],
})

export const revealMemberPhone = endpoint({
  name: 'revealMemberPhone',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops'],
  input: z.strictObject({ memberId: Id, reason: ShortText }),
  output: z.object({ phone: z.string() }),
  errors: ['not_found', 'phone_absent'],
})

/** Every step of a person, newest first, under all the ids they have had. */
export const memberTimeline = endpoint({
  name: 'memberTimeline',
  callers: ['ops'],
  roles: READS_MEMBERS,
  input: z.strictObject({ memberId: Id, ...Page.shape }),
  output: z.object({
    steps: z.array(
      z.object({
        step: z.enum(keysOf<TimelineStep>(TIMELINE_STEP_TEXT)),
        id: z.string(),
        at: z.date(),
        /** The word of the touch, state, reason or purpose, as the step has it. */
        what: z.string().nullable(),
        channel: z.string().nullable(),
        guideName: z.string().nullable(),
        storeName: z.string().nullable(),
        /** What was wished, looked at, written or bought. */
        words: z.string().nullable(),
        amountFen: z.int().nullable(),
        isGiven: z.boolean().nullable(),
        leadId: z.string().nullable(),
        orderId: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: ['not_found'],
})

/** Headquarters give a member to another guide, or to none. What was already earned is not touched. */
export const rebindMember = endpoint({
  name: 'rebindMember',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops'],
  isBrandWide: true,
  input: z.strictObject({ memberId: Id, guideId: Id.nullable(), reason: ShortText }),
  output: z.object({ guideName: z.string().nullable(), leadsMoved: z.int() }),
  errors: ['not_found', 'guide_unknown', 'no_capacity', 'member_erased'],
})
