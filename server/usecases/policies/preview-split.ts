import type { Input, Output } from '../../../contract/endpoint'
import { REASON_TEXT } from '../../../contract/reasons'
import { SplitPolicy } from '../../../contract/split-policy'
import type { previewSplit as endpoint } from '../../../contract/split-preview'
import { settleOrder } from '../../flows/settle-order'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, MINUTE_MS } from '../../kernel/shanghai-time'
import type { OrderFacts } from '../../modules/attribution/attribute-order'
import { reverseCommission } from '../../modules/commission/reverse-commission'
import { explainSplit } from '../../modules/commission/split-commission'
import { checkSplitPolicy } from '../../modules/policy/check-split-policy'

type Sample = Input<typeof endpoint>['sample']
type Result = NonNullable<Output<typeof endpoint>['result']>
type Who = Result['lots'][number]['who']

/** A made-up order under a draft, settled and refunded by the functions that settle and refund real ones. */
export async function previewSplit(
  _ctx: Ctx<CallerOf<'ops'>>,
  { doc, sample }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const parsed = SplitPolicy.safeParse(doc)
  if (!parsed.success) {
    return { faults: parsed.error.issues.slice(0, 10).map(({ path }) => path.join('.')), result: null }
  }
  const faults = checkSplitPolicy(parsed.data)
  return { faults, result: faults.length > 0 ? null : resultOf(parsed.data, sample) }
}

const PAID_AT_MS = Date.UTC(2026, 0, 31, 4)

function resultOf(policy: SplitPolicy, sample: Sample): Result {
  const { attribution, parties, moves, lines } = settleOrder('hq', factsOf(sample, policy), policy, [sample.amountFen])
  const { poolFen, targetsFen } = lines[0]!
  const weights = parties.map(({ weight }) => weight)
  const frozen = { poolPpm: policy.poolPpm, weights, targetsFen }
  const remainingFen = Math.max(0, sample.amountFen - sample.refundFen)
  const after = reverseCommission(frozen, remainingFen)
  const exact = explainSplit(poolFen, weights)
  const { bound } = attribution
  return {
    outcome: attribution.outcome,
    rule: attribution.rule,
    bound: bound && { idleDays: bound.idleDays, keepPpm: bound.keepPpm, words: REASON_TEXT[bound.code] },
    path: attribution.path.map(({ guideId, code, creditPpm }) => ({
      who: guideId as Who,
      words: REASON_TEXT[code],
      creditPpm,
    })),
    moves: moves.map(({ code, ...move }) => ({ ...move, words: REASON_TEXT[code] })),
    weightSum: policy.roles.reduce((sum, { weight }) => sum + weight, 0),
    poolFen,
    lots: parties.map(({ role, partyKind, partyId, weight }, at) => ({
      who: partyId as Who,
      role,
      partyKind,
      weight,
      ...exact[at]!,
      amountNowFen: after.targetsFen[at]!,
      deltaFen: after.deltasFen[at]!,
    })),
    poolNowFen: after.poolFen,
  }
}

/** Touches follow each other by a minute and end a minute before the payment: inside every window. */
function factsOf({ hasBound, idleDays, touches, hasStore }: Sample, policy: SplitPolicy): OrderFacts {
  const storeId = hasStore ? 'store' : null
  const own = touches.lastIndexOf('bound')
  const minutesBefore = (at: number) => PAID_AT_MS - (touches.length - at) * MINUTE_MS
  const lastActiveAtMs = own >= 0 ? minutesBefore(own) : PAID_AT_MS - idleDays * DAY_MS
  return {
    paidAtMs: PAID_AT_MS,
    touches: touches.map((guideId, at) => ({
      id: `touch-${at}`,
      guideId,
      storeId,
      kind: 'consultation',
      quality: Math.max(2, policy.activity.minQuality),
      occurredAtMs: minutesBefore(at),
      receivedAtMs: minutesBefore(at),
    })),
    binding: hasBound
      ? { id: 'binding', guideId: 'bound', storeId: storeId ?? '', sinceMs: PAID_AT_MS - 4000 * DAY_MS, lastActiveAtMs }
      : null,
    sellerGuideId: null,
    storeId,
    leftGuideIds: [],
    selfGuideId: null,
  }
}
