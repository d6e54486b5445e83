import type { SplitPolicy } from '../../contract/split-policy'
import { canonicalHash } from '../kernel/canonical'
import { type Attribution, attributeOrder, type OrderFacts } from '../modules/attribution/attribute-order'
import { resolveRoles, type WeightedParty, type WeightMove } from '../modules/commission/resolve-roles'
import { type LineSplit, splitCommission } from '../modules/commission/split-commission'

/** Changes whenever the same facts and policy could give another result; stored with every result. */
export const MONEY_ENGINE = 'money-1'

export type Settlement = {
  attribution: Attribution
  parties: WeightedParty[]
  moves: WeightMove[]
  lines: LineSplit[]
  inputHash: string
}

/**
 * The whole of attribution and commission as one pure function: facts and policy in, credits, weights and fen out.
 * Booking calls it once; replaying an order calls it again with the stored facts and must get the same.
 */
export function settleOrder(
  brandId: string,
  facts: OrderFacts,
  policy: SplitPolicy,
  netFen: readonly number[],
): Settlement {
  const attribution = attributeOrder(facts, policy)
  const { bound, credits, storeId } = attribution
  // A binding to the buyer or to someone who left is no binding: its weight goes to the role's fallback, not to decay.
  const claim = bound && (bound.code === 'B01' || bound.code === 'D01') ? bound : null
  const { parties, moves } = resolveRoles(policy, { bound: claim, credits, storeId, brandId })
  const weights = parties.map(({ weight }) => weight)
  return {
    attribution,
    parties,
    moves,
    lines: netFen.map((net) => splitCommission(net, policy.poolPpm, weights)),
    inputHash: canonicalHash({ engine: MONEY_ENGINE, facts, policy, netFen }),
  }
}
