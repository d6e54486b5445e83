import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id } from './fields'
import { Day, RoleOfGuide } from './network-fields'

const READS_ROSTER = ['hq_admin', 'hq_ops', 'store_manager'] as const
const CHANGES_MAX = 700

/** Who of a store works on which day of a week, beside the leads those days usually bring. */
export const showRoster = endpoint({
  name: 'showRoster',
  callers: ['ops'],
  roles: READS_ROSTER,
  /** Any day of the week, which begins on Monday. */
  input: z.strictObject({ storeId: Id, week: Day }),
  output: z.object({
    storeName: z.string(),
    today: Day,
    guides: z.array(
      z.object({
        guideId: Id,
        name: z.string(),
        role: RoleOfGuide,
        /** At home in another store and here as well: their caps count for both. */
        isVisiting: z.boolean(),
        dayCap: z.int(),
        /** Offered, or accepted and not reached yet: what a day off that has begun hands to colleagues. */
        waitingLeads: z.int(),
        /** In the order of `days`. */
        states: z.array(z.enum(['work', 'off', 'leave'])),
      }),
    ),
    days: z.array(
      z.object({
        day: Day,
        /** The mean of this weekday over the four weeks before today; null while the store is younger. */
        expectedLeads: z.number().nullable(),
        /** Leads that did come, of days that have begun. */
        arrivedLeads: z.int().nullable(),
      }),
    ),
  }),
  errors: ['store_unknown'],
})

/** Gives days off or takes them back, all or none. Days that are over stay as they were. */
export const setDaysOff = endpoint({
  name: 'setDaysOff',
  callers: ['ops'],
  roles: READS_ROSTER,
  input: z.strictObject({
    storeId: Id,
    changes: z
      .array(z.strictObject({ guideId: Id, day: Day, isOff: z.boolean() }))
      .min(1)
      .max(CHANGES_MAX),
  }),
  /** `moved`: leads that waited for somebody who is off today, and went to colleagues. */
  output: z.object({ changed: z.int(), moved: z.int() }),
  errors: ['store_unknown', 'guide_unknown', 'day_past'],
})
