import * as z from 'zod'
import { endpoint } from './endpoint'

/** How many items one run of a timer takes on: a cloud function has a minute at most, and the next run goes on. */
const Batch = z.strictObject({ rows: z.int().min(1).max(1000).default(200) })

/** More at once than the others: whoever asked waits for the next guide, and a minute is what they may wait. */
const Sweep = z.strictObject({ rows: z.int().min(1).max(1000).default(1000) })

export const reassignOverdue = endpoint({
  name: 'reassignOverdue',
  callers: ['clock'],
  input: Sweep,
  output: z.object({ expired: z.int(), offered: z.int(), pooled: z.int() }),
  errors: [],
})

export const retryPool = endpoint({
  name: 'retryPool',
  callers: ['clock'],
  input: Batch,
  output: z.object({ tried: z.int(), offered: z.int() }),
  errors: [],
})

export const releaseAbsentWork = endpoint({
  name: 'releaseAbsentWork',
  callers: ['clock'],
  input: Batch,
  output: z.object({ guides: z.int(), leads: z.int() }),
  errors: [],
})

/** Reminds guides, once a lead, who accepted and have not reached the shopper by the time the rules give. */
export const remindContact = endpoint({
  name: 'remindContact',
  callers: ['clock'],
  input: Batch,
  output: z.object({ reminded: z.int() }),
  errors: [],
})

export const deliverOutbox = endpoint({
  name: 'deliverOutbox',
  callers: ['clock'],
  input: Batch,
  output: z.object({ sent: z.int(), failed: z.int(), parked: z.int() }),
  errors: [],
})

/** What one run of a night's job takes on: so many things a step, and so many steps before the next run goes on. */
const Night = z.strictObject({
  rows: z.int().min(1).max(5000).default(500),
  steps: z.int().min(1).max(100).default(20),
})

/**
 * How far a night's job is. `outcome` says how it ended: `done`, or a word for why there is nothing new. A job that failed
 * or was killed changes nothing: what the nights before made stays in force.
 */
const Report = z.object({
  /** `not_due` before two in the morning, `going_on` when the next run has more to do. */
  state: z.enum(['not_due', 'going_on', 'done']),
  /** Steps this run took. */
  steps: z.int(),
  outcome: z.string().nullable(),
})
export type NightReport = z.input<typeof Report>

const NIGHT = { callers: ['clock' as const], input: Night, output: Report, errors: [] }

/** What every guide did with the offers of the last seven days: a part of their share of the next ones. */
export const refreshGuideWeeks = endpoint({ name: 'refreshGuideWeeks', ...NIGHT })
/** Where every store stands by revenue and by how far it has come online, over ninety days. */
export const classifyStores = endpoint({ name: 'classifyStores', ...NIGHT })
/** Learns a scoring model from leads whose outcome is known, once a week or when the last one was withdrawn. */
export const trainModel = endpoint({ name: 'trainModel', ...NIGHT })
/** Withdraws the model in force when leads or its probabilities have drifted from it. */
export const watchModel = endpoint({ name: 'watchModel', ...NIGHT })
/** Works out what a slot of each guide's day is worth, from the last comparable days. */
export const priceCapacity = endpoint({ name: 'priceCapacity', ...NIGHT })
/** Writes down yesterday's routing in figures. */
export const measureDay = endpoint({ name: 'measureDay', ...NIGHT })
/** Closes the decisions of every finished day under one hash. */
export const sealDecisions = endpoint({ name: 'sealDecisions', ...NIGHT })
/** How far every member has come, what they spent within a year and when they were last active. */
export const refreshMemberFigures = endpoint({
  name: 'refreshMemberFigures',
  callers: ['clock'],
  // Millions of people in one night: larger steps than the others take.
  input: z.strictObject({
    rows: z.int().min(1).max(20_000).default(5000),
    steps: z.int().min(1).max(200).default(50),
  }),
  output: Report,
  errors: [],
})
/** What guides' people saw and asked on every finished day. */
export const measureFunnel = endpoint({ name: 'measureFunnel', ...NIGHT })

/** Takes orders that were attributed since into the figures of channels, and counts their days again. */
/** Counts finished days for the reports: those that never were, and those something changed in since. */
export const countReportDays = endpoint({
  name: 'countReportDays',
  callers: ['clock'],
  input: z.strictObject({ days: z.int().min(1).max(400).default(60) }),
  output: z.object({ days: z.int() }),
  errors: [],
})

export const countAttribution = endpoint({
  name: 'countAttribution',
  callers: ['clock'],
  input: z.strictObject({ rows: z.int().min(1).max(5000).default(2000) }),
  output: z.object({ counted: z.int() }),
  errors: [],
})
