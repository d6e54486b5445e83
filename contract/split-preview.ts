import * as z from 'zod'
import { endpoint } from './endpoint'
import { Fen, keysOf, PositiveFen } from './fields'
import { ATTRIBUTION_RULE_TEXT, type AttributionRule } from './reasons'
import { PARTY_KIND_TEXT, type PartyKind, SPLIT_ROLE_TEXT, type SplitRole } from './vocabulary'

const Roles = z.enum(keysOf<SplitRole>(SPLIT_ROLE_TEXT))
/** People of a sample order: the guide the buyer belongs to, two colleagues, a store, headquarters. */
const Who = z.enum(['bound', 'colleague', 'other', 'store', 'hq'])

/**
 * What an order would pay under a draft of the split policy, by the functions that settle orders. Faults of the draft are
 * an answer: it is asked while somebody types.
 */
export const previewSplit = endpoint({
  name: 'previewSplit',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance'],
  input: z.strictObject({
    doc: z.record(z.string(), z.unknown()),
    sample: z.strictObject({
      amountFen: PositiveFen,
      refundFen: Fen.default(0),
      hasBound: z.boolean(),
      /** Days the bound guide did nothing; counts when none of `touches` is theirs. */
      idleDays: z.int().min(0).max(3650),
      /** Who brought the sale about, in the order it happened, all on the day of payment. */
      touches: z.array(z.enum(['bound', 'colleague', 'other'])).max(6),
      hasStore: z.boolean(),
    }),
  }),
  output: z.object({
    faults: z.array(z.string()),
    result: z
      .object({
        outcome: z.enum(['attributed', 'unknown']),
        rule: z.enum(keysOf<AttributionRule>(ATTRIBUTION_RULE_TEXT)),
        bound: z.object({ idleDays: z.int(), keepPpm: z.int(), words: z.string() }).nullable(),
        path: z.array(z.object({ who: Who, words: z.string(), creditPpm: z.int() })),
        moves: z.array(z.object({ words: z.string(), from: Roles, to: Roles, weight: z.int() })),
        weightSum: z.int(),
        poolFen: z.int(),
        lots: z.array(
          z.object({
            who: Who,
            role: Roles,
            partyKind: z.enum(keysOf<PartyKind>(PARTY_KIND_TEXT)),
            weight: z.int(),
            exact: z.string(),
            isRoundedUp: z.boolean(),
            amountFen: z.int(),
            /** After the refund, and the difference. */
            amountNowFen: z.int(),
            deltaFen: z.int(),
          }),
        ),
        poolNowFen: z.int(),
      })
      .nullable(),
  }),
  errors: [],
})
