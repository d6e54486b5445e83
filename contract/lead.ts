import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, IdempotencyKey, Instant, LongText, Page, Place, ScanCode, ShortText } from './fields'
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

const keysOf = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]]
const State = z.enum(keysOf<LeadState>(LEAD_STATE_TEXT))
const AssignmentStateName = z.enum(keysOf<AssignmentState>(ASSIGNMENT_STATE_TEXT))
const ChannelName = z.enum(keysOf<Channel>(CHANNEL_TEXT))
const TouchName = z.enum(keysOf<TouchKind>(TOUCH_TEXT))
const Unroutable = z.enum(keysOf<UnroutableReason>(UNROUTABLE_TEXT))
const Time = z.date()

const Reason = z.object({ code: z.string(), points: z.int() })

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
  errors: ['idempotency_conflict', 'store_closed', 'store_unknown', 'code_unknown', 'code_expired', 'code_voided'],
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
        answerReason: z.string().nullable(),
      }),
    ),
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
    phoneMasked: z.string().nullable(),
    wish: z.string(),
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
        occurredAt: Time,
      }),
    ),
    followUps: z.array(z.object({ way: z.string(), note: z.string(), nextOn: z.string().nullable(), at: Time })),
  }),
  errors: ['not_found'],
})

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

const WATCHES_LEADS = ['hq_admin', 'hq_ops', 'store_manager'] as const

export const listLeads = endpoint({
  name: 'listLeads',
  callers: ['ops'],
  roles: WATCHES_LEADS,
  input: z.strictObject({ state: State.optional(), ...Page.shape }),
  output: z.object({
    leads: z.array(
      z.object({
        id: Id,
        state: State,
        wish: z.string(),
        channel: ChannelName,
        score: z.int(),
        attempts: z.int(),
        arrivedAt: Time,
        unroutableReason: Unroutable.nullable(),
        person: z.string(),
        storeName: z.string().nullable(),
        guideName: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: [],
})

export const showDecision = endpoint({
  name: 'showDecision',
  callers: ['ops'],
  roles: WATCHES_LEADS,
  input: z.strictObject({ leadId: Id }),
  output: z.object({
    attempts: z.array(
      z.object({
        attempt: z.int(),
        at: Time,
        routingVersion: z.int(),
        scoringVersion: z.int(),
        engineVersion: z.string(),
        input: z.unknown(),
        output: z.unknown(),
        hash: z.string(),
        /** Whether deciding again from the stored input gives the stored decision, byte for byte. */
        isReplayed: z.boolean(),
        fallThrough: z.array(z.tuple([z.string(), z.string()])),
        guideName: z.string().nullable(),
        state: AssignmentStateName.nullable(),
        answerReason: z.string().nullable(),
        acceptBy: Time.nullable(),
        answeredAt: Time.nullable(),
      }),
    ),
  }),
  errors: ['not_found'],
})

export const reassignLead = endpoint({
  name: 'reassignLead',
  callers: ['ops'],
  roles: WATCHES_LEADS,
  input: z.strictObject({ leadId: Id, guideId: Id, reason: ShortText }),
  output: z.object({ assignmentId: Id, guideName: z.string(), acceptBy: Time }),
  errors: ['not_found', 'guide_unknown', 'no_capacity', 'lead_not_open', 'consent_missing'],
})

export const liveBoard = endpoint({
  name: 'liveBoard',
  callers: ['ops'],
  roles: WATCHES_LEADS,
  input: z.strictObject({ since: Instant }),
  output: z.object({
    regions: z.array(
      z.object({
        regionId: Id.nullable(),
        regionName: z.string().nullable(),
        leads: z.int(),
        waiting: z.int(),
        pooled: z.int(),
        contacted: z.int(),
        won: z.int(),
        medianFirstContactMinutes: z.number().nullable(),
      }),
    ),
  }),
  errors: [],
})
