import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, Instant, keysOf, Page, ShortText } from './fields'
import {
  ASSIGNMENT_STATE_TEXT,
  type AssignmentState,
  CHANNEL_TEXT,
  type Channel,
  LEAD_STATE_TEXT,
  type LeadState,
  UNROUTABLE_TEXT,
  type UnroutableReason,
} from './vocabulary'

/** What HQ and store managers see of leads and may do with them. */

const State = z.enum(keysOf<LeadState>(LEAD_STATE_TEXT))
const AssignmentStateName = z.enum(keysOf<AssignmentState>(ASSIGNMENT_STATE_TEXT))
const ChannelName = z.enum(keysOf<Channel>(CHANNEL_TEXT))
const Unroutable = z.enum(keysOf<UnroutableReason>(UNROUTABLE_TEXT))
const Time = z.date()

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
        decisionId: Id,
        attempt: z.int(),
        at: Time,
        engineVersion: z.string(),
        /** Versions it was decided under; null where another engine, or a person, decided. */
        ruleVersion: z.int().nullable(),
        modelVersion: z.string().nullable(),
        priceVersion: z.string().nullable(),
        routingVersion: z.int().nullable(),
        scoringVersion: z.int(),
        /** How the first choice was made; `hold`: it waits, `manual`: a person decided. */
        mode: z.string(),
        decidedBy: z.string().nullable(),
        /** The facts it was decided by, and what was decided: candidates with every term, who was left out and by what. */
        input: z.unknown(),
        output: z.unknown(),
        /** How full every guide was at that moment. */
        guideState: z.unknown(),
        /** Who really got it, and who was full by then. */
        final: z.unknown(),
        hash: z.string(),
        prevHash: z.string(),
        /** Whether deciding again from the stored input gives the stored decision, byte for byte. */
        isReplayed: z.boolean(),
        /** Whether it names the attempt before it by its hash. */
        isChained: z.boolean(),
        fallThrough: z.array(z.tuple([z.string(), z.string()])),
        guideName: z.string().nullable(),
        state: AssignmentStateName.nullable(),
        answerReason: z.string().nullable(),
        acceptBy: Time.nullable(),
        contactBy: Time.nullable(),
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
  errors: ['not_found', 'guide_unknown', 'no_capacity', 'lead_not_open', 'lead_own', 'consent_missing'],
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
