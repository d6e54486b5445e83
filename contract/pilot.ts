import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, Page, Ppm, ShortText } from './fields'
import {
  GUARDRAIL_TEXT,
  type GuardrailCode,
  PILOT_DAYS_MAX,
  PILOT_PART_TEXT,
  PILOT_STATE_TEXT,
  type PilotPart,
  type PilotState,
} from './routing-vocabulary'

/** A draft of the rules tried at some stores, part of the day by part of the day, before it decides everywhere (A8.1). */

const HQ = ['hq_admin', 'hq_ops'] as const
const Count = z.int().min(0)
const Day = z.iso.date({ error: '日期要写成 2026-03-01' })
const Days = z
  .int({ error: '试点天数要填整数' })
  .min(2, { error: '试点至少 2 天' })
  .max(PILOT_DAYS_MAX, { error: `试点最多 ${PILOT_DAYS_MAX} 天` })

/** What stops a pilot by itself; null guards nothing. */
export const Guardrails = z.strictObject({
  /** Minutes within which half of the accepted leads are accepted. */
  acceptP50MinutesMax: z.number().min(1).max(1440).nullable(),
  unroutedRatePpmMax: Ppm.nullable(),
  jainPpmMin: Ppm.nullable(),
  /** So much of the value of a lead the draft may lose. */
  valueLossPpmMax: Ppm.nullable(),
})
export type Guardrails = z.output<typeof Guardrails>

/** What a pilot of a dozen stores should not do to anybody; HQ may set others. */
export const DEFAULT_GUARDRAILS: Guardrails = {
  acceptP50MinutesMax: 12,
  unroutedRatePpmMax: 20_000,
  jainPpmMin: 850_000,
  valueLossPpmMax: 30_000,
}

const Balance = z.object({
  feature: z.string(),
  pilotMean: z.number(),
  controlMean: z.number(),
  /** In standard deviations. */
  difference: z.number(),
  isBalanced: z.boolean(),
})

/** What was known before the start: who takes part, who is compared, and how small an effect can be seen. */
const Plan = z.object({
  clusters: z.array(z.object({ clusterId: Id, storeIds: z.array(Id) })),
  storeIds: z.array(Id),
  /** Shared leads that cross the clusters, 0 to 1: what one arm may take from the other. */
  leakedShare: z.number(),
  controls: z.array(z.object({ pilotStoreId: Id, controlStoreId: Id, distance: z.number() })),
  balance: z.array(Balance),
  dayParts: z.array(z.object({ id: z.string(), startMinute: z.int(), endMinute: z.int() })),
  /** Smallest difference of the value of a lead that will be seen, fen and share of it; null without a past. */
  detectableFen: z.number().nullable(),
  detectablePpm: z.number().nullable(),
  wantedPpm: z.number().nullable(),
  daysNeeded: z.int().nullable(),
  text: z.string(),
})
export type PilotPlan = z.output<typeof Plan>

const Reading = z.object({ value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() })
const Measure = z.object({ draft: Reading, live: Reading, difference: Reading, relative: Reading })
const Breach = z.object({
  code: z.enum(keysOf<GuardrailCode>(GUARDRAIL_TEXT)),
  limit: z.number(),
  reading: Reading,
})

/** One day of a pilot, and the whole of it up to the end of that day: the interval narrows as days come in. */
const PilotDay = z.object({
  day: z.string(),
  draft: z.object({ leads: Count, valuePerLeadFen: z.number().nullable() }),
  live: z.object({ leads: Count, valuePerLeadFen: z.number().nullable() }),
  control: z.object({ leads: Count, valuePerLeadFen: z.number().nullable() }),
  /** Draft less live, fen a lead, over all days so far. */
  differenceSoFarFen: Reading,
})

/** What a pilot shows so far, by arm, with 95 % intervals. */
const Readings = z.object({
  valuePerLeadFen: Measure,
  acceptP50Minutes: Measure,
  unroutedRate: Measure,
  jain: Measure,
  /** Medians without an interval. */
  firstContactP50Minutes: z.object({ draft: z.number().nullable(), live: z.number().nullable() }),
  draftLeads: Count,
  liveLeads: Count,
  units: Count,
  /** The control stores over the same days: for the eye, no part of the comparison. */
  control: z.object({ leads: Count, valuePerLeadFen: z.number().nullable() }),
  days: z.array(PilotDay).default([]),
  breaches: z.array(Breach),
  mayRollOut: z.boolean(),
})
export type PilotReadings = z.output<typeof Readings>

const Pilot = z.object({
  id: Id,
  version: z.int(),
  state: z.enum(keysOf<PilotState>(PILOT_STATE_TEXT)),
  /** Whether its first day has come: until then the live rules decide everywhere, also in one that was started. */
  hasBegun: z.boolean(),
  startsOn: z.string(),
  endsOn: z.string(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  endReason: z.string().nullable(),
})

export const planPilot = endpoint({
  name: 'planPilot',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({
    version: z.int().min(1, { error: '规则版本从 1 开始' }),
    /** Named stores take part with all that share their leads; otherwise as many as are asked for are drawn. */
    storeIds: z.array(Id).min(1).max(200).optional(),
    storeCount: z.int().min(1).max(200, { error: '最多 200 家门店' }).default(12),
    days: Days,
    wantedEffectPpm: Ppm.min(1).optional(),
  }),
  output: z.object({ pilotId: Id, plan: Plan, guardrails: Guardrails }),
  errors: ['rule_set_unknown', 'rule_set_state', 'store_unknown', 'pilot_pointless', 'pilot_too_small'],
})

export const startPilot = endpoint({
  name: 'startPilot',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({ pilotId: Id, guardrails: Guardrails.optional(), startsOn: Day }),
  output: z.object({ startsOn: z.string(), endsOn: z.string() }),
  errors: ['not_found', 'pilot_state', 'pilot_running', 'rule_set_state', 'pilot_pointless', 'pilot_dates_invalid'],
})

export const showPilot = endpoint({
  name: 'showPilot',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({ pilotId: Id }),
  output: Pilot.extend({
    plan: Plan,
    /** The open stores of the brand and whoever takes part, where they are and what part they have. */
    stores: z.array(
      z.object({
        storeId: Id,
        name: z.string(),
        city: z.string(),
        latitude: z.number(),
        longitude: z.number(),
        part: z.enum(keysOf<PilotPart>(PILOT_PART_TEXT)),
      }),
    ),
    guardrails: Guardrails,
    reading: Readings.nullable(),
    readAt: z.date().nullable(),
  }),
  errors: ['not_found'],
})

export const listPilots = endpoint({
  name: 'listPilots',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({ ...Page.shape }),
  output: z.object({ pilots: z.array(Pilot), next: z.string().nullable() }),
  errors: [],
})

export const stopPilot = endpoint({
  name: 'stopPilot',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({ pilotId: Id, reason: ShortText }),
  output: z.object({ state: z.enum(keysOf<PilotState>(PILOT_STATE_TEXT)) }),
  errors: ['not_found', 'pilot_state'],
})

export const rollOutPilot = endpoint({
  name: 'rollOutPilot',
  callers: ['ops'],
  roles: HQ,
  isBrandWide: true,
  input: z.strictObject({
    pilotId: Id,
    reason: ShortText,
    /** Roll out although the pilot has not shown that the draft is no worse. */
    isUnprovenAccepted: z.boolean().default(false),
  }),
  /** The version decides everywhere once a second person has agreed to it. */
  output: z.object({ approvalId: Id }),
  errors: ['not_found', 'pilot_state', 'pilot_unproven', 'rule_set_state', 'rule_set_invalid', 'approval_waiting'],
})

export const watchPilots = endpoint({
  name: 'watchPilots',
  callers: ['clock'],
  input: z.strictObject({ leads: z.int().min(1).max(20_000).default(5_000) }),
  output: z.object({ read: Count, stopped: Count }),
  errors: [],
})
