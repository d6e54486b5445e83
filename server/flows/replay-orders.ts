import { canonicalHash } from '../kernel/canonical'
import type { Db } from '../kernel/ctx'
import { groupBy } from '../kernel/group-by'
import * as attributions from '../modules/attribution/attribution.sql'
import * as commissions from '../modules/commission/commission.sql'
import { splitCommission } from '../modules/commission/split-commission'
import { linesOf, type OrderLine } from '../modules/order/order.sql'
import { earnedOrderIds } from '../modules/order/order-list.sql'
import { listVersions } from '../modules/policy/policy.sql'
import { readSplitPolicies, type SplitPolicyVersion, splitPolicyOf } from '../modules/policy/split-policy-at'
import { settleOrder } from './settle-order'

export type Replay = { replayed: number; mismatches: string[] }

const PAGE_ROWS = 500

/**
 * Works every order of a brand out again from its stored facts and the policy version it was settled under, and names
 * the orders whose attribution, parties, weights or fen would come out differently now: none, unless the engine changed
 * or somebody changed history.
 */
export async function replayOrders(db: Db, brandId: string): Promise<Replay> {
  const versions = readSplitPolicies(await listVersions(db, brandId, 'split'))
  const total: Replay = { replayed: 0, mismatches: [] }
  for (let after = ''; ; ) {
    const orderIds = await earnedOrderIds(db, brandId, after, PAGE_ROWS)
    const last = orderIds.at(-1)
    if (last === undefined) return total
    after = last
    const mismatches = await replayedWrong(db, brandId, orderIds, versions)
    total.replayed += orderIds.length
    total.mismatches.push(...mismatches)
  }
}

/** Those of some orders that come out otherwise now than they were booked. */
export async function replayedWrong(
  db: Db,
  brandId: string,
  orderIds: readonly string[],
  versions: readonly SplitPolicyVersion[],
): Promise<string[]> {
  const found = new Map((await attributions.attributionsOf(db, orderIds)).map((one) => [one.orderId, one]))
  const lines = groupBy(await linesOf(db, orderIds), (line) => line.order_id)
  const lots = groupBy(await commissions.lotsOf(db, orderIds), (lot) => lot.order_line_id)
  const runs = groupBy(await commissions.runsOf(db, orderIds), (run) => run.order_line_id)
  return orderIds.filter((orderId) => {
    const attribution = found.get(orderId)
    if (!attribution) return true
    const { policy } = splitPolicyOf(versions, attribution.policyVersion)
    return !isReplayed(brandId, attribution, policy, lines.get(orderId) ?? [], lots, runs)
  })
}

function isReplayed(
  brandId: string,
  stored: attributions.StoredAttribution,
  policy: Parameters<typeof settleOrder>[2],
  lines: readonly OrderLine[],
  lots: ReadonlyMap<string, commissions.Lot[]>,
  runs: ReadonlyMap<string, commissions.SettlementRun[]>,
): boolean {
  const netFen = lines.map((line) => line.net_fen)
  const { attribution, moves, parties, inputHash } = settleOrder(brandId, stored.facts, policy, netFen)
  if (inputHash !== stored.inputHash) return false
  if (canonicalHash({ ...attribution, moves }) !== canonicalHash(stored.result)) return false
  const weights = parties.map(({ weight }) => weight)
  return lines.every((line) => {
    const frozen = (lots.get(line.id) ?? []).map((lot) => [lot.role, lot.party_kind, lot.party_id, lot.weight])
    const due = parties.map(({ role, partyKind, partyId, weight }) => [role, partyKind, partyId, weight])
    const isFrozen = canonicalHash(frozen) === canonicalHash(due)
    return isFrozen && (runs.get(line.id) ?? []).every((run) => isSameRun(run, policy.poolPpm, weights))
  })
}

function isSameRun(run: commissions.SettlementRun, poolPpm: number, weights: readonly number[]): boolean {
  const { poolFen, targetsFen } = splitCommission(run.remaining_fen, poolPpm, weights)
  return poolFen === run.pool_fen && canonicalHash({ poolFen, targetsFen }) === run.output_hash
}
