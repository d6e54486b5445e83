import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf } from './fields'
import { Reason } from './lead'
import { Due, LeadChannel, LeadStateName, Unroutable, WATCHES_LEADS } from './lead-pool'
import { ATTRIBUTION_RULE_TEXT, type AttributionRule } from './reasons'
import {
  ASSIGNMENT_STATE_TEXT,
  type AssignmentState,
  ORDER_SOURCE_TEXT,
  type OrderSource,
  TOUCH_TEXT,
  type TouchKind,
} from './vocabulary'

/** One lead from its first touch to the money: what headquarters sees above the decisions. */

const Time = z.date()
/** A guide or store elsewhere is not named to staff of some stores. */
const Who = z.object({ guideName: z.string().nullable(), storeName: z.string().nullable() })
const at = { at: Time }

const LeadEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('touch'),
    ...at,
    ...Who.shape,
    touch: z.enum(keysOf<TouchKind>(TOUCH_TEXT)),
    channel: LeadChannel,
    quality: z.int(),
    subject: z.string().nullable(),
  }),
  z.object({ kind: z.literal('askedAgain'), ...at }),
  z.object({ kind: z.literal('note'), ...at, actorName: z.string().nullable(), note: z.string() }),
  /** An attempt to place it; by hand when somebody is named who decided. */
  z.object({
    kind: z.literal('decision'),
    ...at,
    ...Who.shape,
    attempt: z.int(),
    mode: z.string(),
    ruleVersion: z.int().nullable(),
    decidedByName: z.string().nullable(),
    reason: z.string().nullable(),
    acceptBy: Time.nullable(),
  }),
  z.object({
    kind: z.literal('answer'),
    ...at,
    ...Who.shape,
    attempt: z.int(),
    state: z.enum(keysOf<AssignmentState>(ASSIGNMENT_STATE_TEXT)),
    reason: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('followUp'),
    ...at,
    ...Who.shape,
    way: z.string(),
    note: z.string(),
    nextOn: z.string().nullable(),
  }),
  z.object({ kind: z.literal('phoneSeen'), ...at, actorName: z.string().nullable(), reason: z.string() }),
  z.object({
    kind: z.literal('order'),
    ...at,
    ...Who.shape,
    orderId: Id,
    orderNo: z.string(),
    source: z.enum(keysOf<OrderSource>(ORDER_SOURCE_TEXT)),
    paidFen: z.int(),
    refundedFen: z.int(),
    rule: z.enum(keysOf<AttributionRule>(ATTRIBUTION_RULE_TEXT)).nullable(),
    policyVersion: z.int().nullable(),
    commissionFen: z.int(),
  }),
  z.object({ kind: z.literal('closed'), ...at, state: LeadStateName }),
])
export type LeadEvent = z.output<typeof LeadEvent>

export const showLeadStory = endpoint({
  name: 'showLeadStory',
  callers: ['ops'],
  roles: WATCHES_LEADS,
  input: z.strictObject({ leadId: Id }),
  output: z.object({
    id: Id,
    memberId: Id,
    person: z.string(),
    wish: z.string(),
    channel: LeadChannel,
    partnerName: z.string().nullable(),
    city: z.string().nullable(),
    state: LeadStateName,
    unroutableReason: Unroutable.nullable(),
    score: z.int(),
    scoreReasons: z.array(Reason),
    scoringVersion: z.int(),
    modelVersion: z.string().nullable(),
    attempts: z.int(),
    mergedCount: z.int(),
    arrivedAt: Time,
    visitAt: Time.nullable(),
    firstContactAt: Time.nullable(),
    closedAt: Time.nullable(),
    storeId: Id.nullable(),
    storeName: z.string().nullable(),
    regionName: z.string().nullable(),
    guideId: Id.nullable(),
    guideName: z.string().nullable(),
    due: Due.nullable(),
    serverTime: Time,
    /** Oldest first. */
    events: z.array(LeadEvent),
    /** There are more touches before; the newest are shown. */
    hasOlder: z.boolean(),
  }),
  errors: ['not_found'],
})
