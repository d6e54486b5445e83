import * as z from 'zod'
import { Ppm } from './fields'
import type { SplitRole } from './vocabulary'

const ROLES = ['bound_guide', 'active_guide', 'store', 'hq'] as const satisfies readonly SplitRole[]
const Role = z.enum(ROLES)
const Days = z.int().min(0).max(3650)

/**
 * How an order's commission is made and shared, as one versioned document. Whole numbers only; units are in the names.
 * There is no role for whoever recruited a guide: a second referral level cannot be written down.
 */
export const SplitPolicy = z.strictObject({
  /** What an order line sets aside, of what was paid for it and not refunded. Rounded down in the brand's favour. */
  poolPpm: Ppm,
  roles: z
    .array(
      z.strictObject({
        role: Role,
        weight: z.int().min(0).max(1_000_000),
        /** Who takes over, in this order, when nobody fills the role. HQ is always the last. */
        fallback: z.array(Role).max(4),
      }),
    )
    .min(1)
    .max(4),
  /** A bound guide who is idle keeps less; the rest goes to `moveTo`. */
  decay: z.strictObject({
    steps: z.array(z.strictObject({ idleDays: Days.min(1), keepPpm: Ppm })).max(12),
    moveTo: Role,
  }),
  /** What counts as activity and as evidence. */
  activity: z.strictObject({ minQuality: z.int().min(0).max(3) }),
  windowDays: Days.min(1),
  attribution: z.discriminatedUnion('model', [
    z.strictObject({ model: z.literal('first') }),
    z.strictObject({ model: z.literal('last') }),
    z.strictObject({ model: z.literal('linear') }),
    z.strictObject({ model: z.literal('position'), firstPpm: Ppm, lastPpm: Ppm }),
  ]),
  /** Days after receipt in which goods may be returned; money is not payable before. */
  holdingDays: Days,
  /** Days after payment after which a mini-program order counts as received. */
  autoReceiveDays: Days,
  /** How much of one statement may at most be kept back for what was paid too much before. */
  netMaxPpm: Ppm,
})
export type SplitPolicy = z.output<typeof SplitPolicy>
