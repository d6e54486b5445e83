import type { PartyKind } from '../../contract/vocabulary'
import type { Db } from '../kernel/ctx'
import { groupBy } from '../kernel/group-by'
import * as commissions from '../modules/commission/commission.sql'
import { reverseCommission } from '../modules/commission/reverse-commission'
import * as ledger from '../modules/ledger/ledger.sql'
import { EMPTY_BALANCE } from '../modules/ledger/lot-balance'
import { adjust } from '../modules/ledger/post-commission'
import { linesOf } from '../modules/order/order.sql'
import { refundedByLine } from '../modules/order/refund.sql'
import { listVersions } from '../modules/policy/policy.sql'
import { readSplitPolicies, splitPolicyOf } from '../modules/policy/split-policy-at'

/** What a refund takes of one share; `owedFen` of it was paid or is on its way, and is owed back. */
export type RefundTake = { partyKind: PartyKind; partyId: string; takenFen: number; owedFen: number }

/**
 * What refunding some lines of an order would take back, by the rules that book refunds, without booking anything. What
 * is above what a line has left is not weighed, and said; so is what was agreed to before and has not gone back yet.
 */
export async function weighRefund(
  db: Db,
  brandId: string,
  orderId: string,
  asked: ReadonlyMap<string, number>,
  agreed: ReadonlyMap<string, number>,
): Promise<{ takes: RefundTake[]; isAboveLeft: boolean }> {
  const versions = readSplitPolicies(await listVersions(db, brandId, 'split'))
  const balances = await ledger.balancesOf(db, [orderId])
  const refunded = await refundedByLine(db, [orderId])
  const lots = groupBy(await commissions.lotsOf(db, [orderId]), (lot) => lot.order_line_id)
  const runs = new Map((await commissions.runsOf(db, [orderId])).map((run) => [run.order_line_id, run]))
  let isAboveLeft = false
  const takes = (await linesOf(db, [orderId])).flatMap((line): RefundTake[] => {
    const run = runs.get(line.id)
    const amountFen = asked.get(line.id) ?? 0
    if (amountFen === 0) return []
    const leftFen = line.net_fen - (refunded.get(line.id) ?? 0)
    if (amountFen > leftFen - (agreed.get(line.id) ?? 0)) isAboveLeft = true
    if (!run || amountFen > leftFen) return []
    const own = lots.get(line.id) ?? []
    const { poolPpm } = splitPolicyOf(versions, run.policy_version).policy
    const frozen = { poolPpm, weights: own.map(({ weight }) => weight), targetsFen: run.targets }
    const { deltasFen } = reverseCommission(frozen, leftFen - amountFen)
    return own.map((lot, at) => {
      const postings = adjust(lot.id, balances.get(lot.id) ?? EMPTY_BALANCE, deltasFen[at]!, false)
      const owedFen = postings.reduce((sum, { debit, amountFen: fen }) => sum + (debit === 'clawback' ? fen : 0), 0)
      return { partyKind: lot.party_kind, partyId: lot.party_id, takenFen: -deltasFen[at]!, owedFen }
    })
  })
  return { takes, isAboveLeft }
}
