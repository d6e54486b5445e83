import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, IdempotencyKey, Instant, keysOf, LongText, Page, Place, ScanCode, ShortText } from './fields'
import {
  ASSIGNMENT_STATE_TEXT,
  type AssignmentState,
  CHANNEL_TEXT,
  type Channel,
  LEAD_STATE_TEXT,
  type LeadState,
  TOUCH_TEXT,
  type TouchKind,
  UNROUTABLE_TEXT,
  type UnroutableReason,
} from './vocabulary'

const State = z.enum(keysOf<LeadState>(LEAD_STATE_TEXT))
const AssignmentStateName = z.enum(keysOf<AssignmentState>(ASSIGNMENT_STATE_TEXT))
const ChannelName = z.enum(keysOf<Channel>(CHANNEL_TEXT))
const TouchName = z.enum(keysOf<TouchKind>(TOUCH_TEXT))
const Unroutable = z.enum(keysOf<UnroutableReason>(UNROUTABLE_TEXT))
const Time = z.date()

/** `text` where the words are a rule's name or a line of a model's table, and no fixed code says them. */
export const Reason = z.object({ code: z.string(), points: z.int(), text: z.string().optional() })

/** Why a guide may not call somebody. */
export const NoCallReason = z.enum(['phone_absent', 'consent_missing', 'not_accepted', 'no_contact'])

/** What a shopper may ask from: the rest of the channels are the server's own word. */
const ShopperChannel = z.enum(['store_scan', 'guide_share', 'live', 'appointment', 'mall', 'organic'])

export const captureLead = endpoint({
  name: 'captureLead',
  callers: ['shopper'],
  input: z.strictObject({
    wish: ShortText.optional(),
    channel: ShopperChannel,
    code: ScanCode.optional(),
    storeId: Id.optional(),
    place: Place.optional(),
    city: ShortText.optional(),
    /** When the shopper wants to come by; with channel `appointment`. */
    visitAt: Instant.optional(),
    /** What they looked at when they asked. */
    productId: z.string().trim().min(1).max(64).optional(),
    idempotencyKey: IdempotencyKey,
  }),
  output: z.object({
    leadId: Id,
    outcome: z.enum(['offered', 'merged', 'unroutable', 'repeated']),
    state: State,
    reason: Unroutable.nullable(),
    /** Who will answer, by when: the promise the shopper sees. */
    answer: z.object({ guideName: z.string(), storeName: z.string().nullable(), by: Time }).nullable(),
  }),
  errors: [
    'idempotency_conflict',
    'visit_invalid',
    'product_unknown',
    'store_closed',
    'store_unknown',
    'code_unknown',
    'code_expired',
    'code_voided',
  ],
})

const LeadTab = z.enum(['waiting', 'following', 'won', 'returned'])

export const listMyLeads = endpoint({
  name: 'listMyLeads',
  callers: ['guide'],
  input: z.strictObject({ tab: LeadTab, ...Page.shape }),
  output: z.object({
    serverTime: Time,
    leads: z.array(
      z.object({
        assignmentId: Id,
        leadId: Id,
        state: AssignmentStateName,
        allows: z.array(z.string()),
        person: z.string(),
        wish: z.string(),
        channel: ChannelName,
        score: z.int(),
        whyMe: z.array(Reason),
        distanceM: z.int().nullable(),
        storeName: z.string().nullable(),
        offeredAt: Time,
        acceptBy: Time,
        answeredAt: Time.nullable(),
        answerReason: z.string().nullable(),
        visitAt: Time.nullable(),
        /** The last thing the person did that we know of. */
        lastTouch: z.object({ kind: TouchName, subject: z.string().nullable(), at: Time }).nullable(),
        nextOn: z.string().nullable(),
      }),
    ),
    /** Badges of the tabs. */
    counts: z.record(LeadTab, z.int()),
    next: z.string().nullable(),
  }),
  errors: [],
})

export const showLead = endpoint({
  name: 'showLead',
  callers: ['guide'],
  input: z.strictObject({ assignmentId: Id }),
  output: z.object({
    assignmentId: Id,
    leadId: Id,
    state: AssignmentStateName,
    allows: z.array(z.string()),
    person: z.string(),
    memberId: Id,
    phoneMasked: z.string().nullable(),
    /** May they be called: null when yes, else why not. */
    noCallReason: NoCallReason.nullable(),
    wish: z.string(),
    channel: ChannelName,
    whyMe: z.array(Reason),
    distanceM: z.int().nullable(),
    storeName: z.string().nullable(),
    visitAt: Time.nullable(),
    score: z.int(),
    scoreReasons: z.array(Reason),
    acceptBy: Time,
    serverTime: Time,
    trail: z.array(
      z.object({
        kind: TouchName,
        channel: ChannelName,
        quality: z.int(),
        guideName: z.string().nullable(),
        storeName: z.string().nullable(),
        /** The product they looked at or asked about. */
        subject: z.string().nullable(),
        occurredAt: Time,
      }),
    ),
    followUps: z.array(z.object({ way: z.string(), note: z.string(), nextOn: z.string().nullable(), at: Time })),
  }),
  errors: ['not_found'],
})

/** Details of `assignment_taken`: the colleague who has the lead now, by family name only, and since when, as ISO 8601. */
export const TakenBy = z.object({ byName: z.string(), at: z.string() })

export const acceptAssignment = endpoint({
  name: 'acceptAssignment',
  callers: ['guide'],
  input: z.strictObject({ assignmentId: Id }),
  output: z.object({ assignmentId: Id, leadId: Id, state: AssignmentStateName, isBoundToMe: z.boolean() }),
  errors: ['not_found', 'assignment_taken', 'assignment_expired', 'assignment_state'],
})

export const declineAssignment = endpoint({
  name: 'declineAssignment',
  callers: ['guide'],
  input: z.strictObject({ assignmentId: Id, reason: ShortText }),
  output: z.object({ leadId: Id, hasNextOffer: z.boolean() }),
  errors: ['not_found', 'assignment_state'],
})

export const logFollowUp = endpoint({
  name: 'logFollowUp',
  callers: ['guide'],
  input: z.strictObject({
    assignmentId: Id,
    way: z.enum(['phone', 'wecom', 'store_visit', 'other']),
    note: LongText,
    nextOn: z.iso.date().optional(),
    outcome: z.enum(['continue', 'lost']).default('continue'),
    idempotencyKey: IdempotencyKey,
  }),
  output: z.object({ followUpId: Id, state: AssignmentStateName }),
  errors: ['not_found', 'assignment_state', 'idempotency_conflict'],
})
