import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, ShortText } from './fields'
import { BENEFIT_KIND_TEXT, type BenefitKind } from './vocabulary'

/** A year and a day: a gift is a reason to come soon, not a debt for ever. */
const VALID_DAYS_MAX = 366

/** What a person gets when they join. It can be used until the end of the `validDays`th day after the day of joining. */
export const JoinGift = z.strictObject({
  title: ShortText.max(40),
  validDays: z.int().min(1).max(VALID_DAYS_MAX),
  /** How many there are to hand over; left out, as many as join. */
  stock: z.int().min(0).max(1_000_000).optional(),
})

/** Something a member was given. `validUntil` is the first instant at which it can no longer be used. */
export const Benefit = z.object({
  benefitId: Id,
  kind: z.enum(keysOf<BenefitKind>(BENEFIT_KIND_TEXT)),
  title: z.string(),
  grantedAt: z.date(),
  validUntil: z.date(),
  /** Ten digits, shown to a guide of any store, who hands the gift over (`confirmHandOver`). */
  code: z.string(),
  usedAt: z.date().nullable(),
})

/** For those who join from now on; `null` is no gift. What was given stays as it was given. */
export const setJoinGift = endpoint({
  name: 'setJoinGift',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops'],
  isBrandWide: true,
  input: z.strictObject({ joinGift: JoinGift.nullable() }),
  output: z.object({ joinGift: JoinGift.nullable(), isChanged: z.boolean() }),
  errors: [],
})

export const showJoinGift = endpoint({
  name: 'showJoinGift',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'store_manager'],
  input: z.strictObject({}),
  output: z.object({ joinGift: JoinGift.nullable() }),
  errors: [],
})
