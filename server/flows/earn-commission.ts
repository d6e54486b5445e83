import { canonicalHash } from '../kernel/canonical'
import { actorOf, type Ctx } from '../kernel/ctx'
import { shanghaiDay } from '../kernel/shanghai-time'
import type { OrderFacts } from '../modules/attribution/attribute-order'
import * as attributions from '../modules/attribution/attribution.sql'
import * as commissions from '../modules/commission/commission.sql'
import * as ledger from '../modules/ledger/ledger.sql'
import { accrue } from '../modules/ledger/post-commission'
import { winLeads } from '../modules/order/won-lead.sql'
import { listVersions } from '../modules/policy/policy.sql'
import { readSplitPolicies, type SplitPolicyVersion, splitPolicyAt } from '../modules/policy/split-policy-at'
import { MONEY_ENGINE, type Settlement, settleOrder } from './settle-order'

export type MoneyCtx = Pick<Ctx, 'db' | 'now' | 'newId' | 'caller'>
export type EarningOrder = {
  orderId: string
  memberId: string | null
  storeId: string | null
  sellerGuideId: string | null
  paidAt: Date
  payerOpenid: string | null
  lines: readonly { lineId: string; netFen: number }[]
}
type Settled = { order: EarningOrder; version: number; facts: OrderFacts; settlement: Settlement }

/**
 * Orders that have just been paid earn commission: who is decided by evidence, how much by the policy of the day of
 * payment, and both are frozen with the facts they came from. Wins the open leads of the buyers. A fixed number of
 * statements, for one order or a thousand. The caller has made sure that no order comes twice.
 */
export async function earnCommission(ctx: MoneyCtx, brandId: string, orders: readonly EarningOrder[]): Promise<void> {
  if (orders.length === 0) return
  const versions = readSplitPolicies(await listVersions(ctx.db, brandId, 'split'))
  const facts = await readFacts(ctx, brandId, orders, versions)
  const settled = orders.map((order, at): Settled => {
    const { version, policy } = splitPolicyAt(versions, order.paidAt)
    const netFen = order.lines.map((line) => line.netFen)
    return { order, version, facts: facts[at]!, settlement: settleOrder(brandId, facts[at]!, policy, netFen) }
  })

  await writeSettlements(ctx, brandId, settled)
  const buyers = orders.flatMap(({ orderId, memberId, paidAt }) => (memberId ? [{ orderId, memberId, paidAt }] : []))
  await winLeads(ctx.db, brandId, buyers, ctx.now)
}

async function readFacts(
  ctx: MoneyCtx,
  brandId: string,
  orders: readonly EarningOrder[],
  versions: readonly SplitPolicyVersion[],
): Promise<OrderFacts[]> {
  const asked = orders.map(({ orderId, memberId, paidAt, payerOpenid }) => {
    const { windowDays, activity } = splitPolicyAt(versions, paidAt).policy
    return { orderId, memberId, paidAt, payerOpenid, windowDays, minQuality: activity.minQuality }
  })
  const found = new Map((await attributions.findFacts(ctx.db, brandId, asked)).map((row) => [row.orderId, row]))
  const named = orders.map(({ orderId, sellerGuideId }) => {
    const { touches, binding } = found.get(orderId)!
    return [...touches.map((touch) => touch.guideId), binding?.guideId, sellerGuideId].filter((id) => id != null)
  })
  const left = await attributions.findLeftGuides(ctx.db, brandId, [...new Set(named.flat())])

  return orders.map((order, at): OrderFacts => {
    const { touches, binding, selfGuideId } = found.get(order.orderId)!
    const paidOn = shanghaiDay(order.paidAt)
    const leftGuideIds = [...new Set(named[at])].filter((id) => left.has(id) && paidOn > (left.get(id) ?? '')).sort()
    const { sellerGuideId, storeId } = order
    return { paidAtMs: order.paidAt.getTime(), touches, binding, sellerGuideId, storeId, leftGuideIds, selfGuideId }
  })
}

async function writeSettlements(ctx: MoneyCtx, brandId: string, settled: readonly Settled[]): Promise<void> {
  const attributionRows: attributions.NewAttribution[] = []
  const lotRows: commissions.NewLot[] = []
  const runRows: commissions.NewSettlementRun[] = []
  const journals: ledger.NewJournal[] = []
  const periodId = await ledger.openPeriod(ctx.db, brandId, ctx.now)

  for (const { order, version, facts, settlement } of settled) {
    const attributionId = ctx.newId('at')
    attributionRows.push(attributionRow(ctx, brandId, attributionId, { order, version, facts, settlement }))
    const accrued: { lotId: string; amountFen: number }[] = []
    for (const [at, { lineId, netFen }] of order.lines.entries()) {
      const { poolFen, targetsFen } = settlement.lines[at]!
      for (const [ordinal, party] of settlement.parties.entries()) {
        const lotId = ctx.newId('lt')
        lotRows.push(lotRow(brandId, order.orderId, lineId, lotId, ordinal, party))
        accrued.push({ lotId, amountFen: targetsFen[ordinal]! })
      }
      runRows.push({
        order_line_id: lineId,
        rev: 0,
        brand_id: brandId,
        cause: 'paid',
        policy_version: version,
        engine_version: MONEY_ENGINE,
        attribution_id: attributionId,
        remaining_fen: netFen,
        pool_fen: poolFen,
        targets: targetsFen,
        input_hash: settlement.inputHash,
        output_hash: canonicalHash({ poolFen, targetsFen }),
        at: ctx.now,
      })
    }
    journals.push({
      id: ctx.newId('jn'),
      brandId,
      kind: 'accrue',
      sourceId: order.orderId,
      periodId,
      effectiveAt: order.paidAt,
      recordedAt: ctx.now,
      actor: actorOf(ctx.caller),
      postings: accrue(accrued),
    })
  }
  await attributions.insertAttributions(ctx.db, attributionRows)
  await commissions.insertLots(ctx.db, lotRows)
  await commissions.insertRuns(ctx.db, runRows)
  await ledger.postJournals(ctx.db, journals)
}

function attributionRow(
  ctx: MoneyCtx,
  brandId: string,
  id: string,
  { order, version, facts, settlement }: Settled,
): attributions.NewAttribution {
  const { attribution, moves, inputHash } = settlement
  return {
    id,
    brand_id: brandId,
    order_id: order.orderId,
    rev: 0,
    outcome: attribution.outcome,
    rule: attribution.rule,
    policy_version: version,
    engine_version: MONEY_ENGINE,
    facts,
    result: { ...attribution, moves },
    input_hash: inputHash,
    at: ctx.now,
  }
}

function lotRow(
  brandId: string,
  orderId: string,
  lineId: string,
  lotId: string,
  ordinal: number,
  party: Settlement['parties'][number],
): commissions.NewLot {
  return {
    id: lotId,
    brand_id: brandId,
    order_id: orderId,
    order_line_id: lineId,
    ordinal,
    role: party.role,
    party_kind: party.partyKind,
    party_id: party.partyId,
    weight: party.weight,
  }
}
