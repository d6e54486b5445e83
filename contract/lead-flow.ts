import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf } from './fields'
import { LeadChannel, LeadRow, LeadStateName, WATCHES_LEADS } from './lead-pool'
import { FLOW_WINDOW_TEXT, type FlowWindow } from './routing-vocabulary'

/** How leads move now: from where they come to where they are, and which of them stand still. */

const Count = z.int().min(0)

/** Stores drawn, and leads that stand still listed, at most. */
export const FLOW_STORES_MAX = 400
export const STUCK_ROWS_MAX = 50

export const liveFlow = endpoint({
  name: 'liveFlow',
  callers: ['ops'],
  roles: WATCHES_LEADS,
  input: z.strictObject({ window: z.enum(keysOf<FlowWindow>(FLOW_WINDOW_TEXT)) }),
  output: z.object({
    since: z.date(),
    serverTime: z.date(),
    /** Of the leads that came in the window: how many, and how far they are. */
    came: Count,
    withStore: Count,
    withGuide: Count,
    accepted: Count,
    contacted: Count,
    ordered: Count,
    medianAcceptMinutes: z.number().nullable(),
    medianContactMinutes: z.number().nullable(),
    paths: z.array(
      z.object({
        channel: LeadChannel,
        regionId: Id.nullable(),
        regionName: z.string().nullable(),
        state: LeadStateName,
        leads: Count,
      }),
    ),
    /** Stores with leads of the window, the busiest first. */
    stores: z.array(
      z.object({
        storeId: Id,
        name: z.string(),
        city: z.string(),
        latitude: z.number(),
        longitude: z.number(),
        leads: Count,
        waiting: Count,
        open: Count,
        overdue: Count,
        won: Count,
      }),
    ),
    /** Whenever they came: what stands still, the longest first within its kind. */
    stuck: z.object({
      overdue: Count,
      pooled: Count,
      soon: Count,
      leads: z.array(LeadRow.extend({ why: z.enum(['overdue', 'pooled', 'soon']) })),
    }),
  }),
  errors: [],
})
