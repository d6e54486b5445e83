import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, Instant, keysOf, ShortText } from './fields'
import { WATCHES_LEADS } from './lead-pool'
import { ASSIGNMENT_STATE_TEXT, type AssignmentState } from './vocabulary'

/** What HQ and store managers see of leads and may do with them. */

const AssignmentStateName = z.enum(keysOf<AssignmentState>(ASSIGNMENT_STATE_TEXT))
const Time = z.date()

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
        /** The term that put whoever got it before the next; null where nobody got it, or a person or an engine of then decided. */
        chosenBy: z.object({ code: z.string(), text: z.string().optional() }).nullable(),
        decidedByName: z.string().nullable(),
        guideName: z.string().nullable(),
        storeName: z.string().nullable(),
        state: AssignmentStateName.nullable(),
        answerReason: z.string().nullable(),
        acceptBy: Time.nullable(),
        contactBy: Time.nullable(),
        answeredAt: Time.nullable(),
        /** What the rules of its version are called. */
        ruleNames: z.record(z.string(), z.string()),
      }),
    ),
    /** What those in the attempts are called; staff of some stores are told nobody elsewhere. */
    guideNames: z.record(z.string(), z.string()),
    storeNames: z.record(z.string(), z.string()),
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
