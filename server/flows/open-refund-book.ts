import { canonicalHash } from '../kernel/canonical'
import { actorOf } from '../kernel/ctx'
import { groupBy } from '../kernel/group-by'
import { allocateRefund } from '../modules/commission/allocate-refund'
import * as commissions from '../modules/commission/commission.sql'
import { reverseCommission } from '../modules/commission/reverse-commission'
import * as ledger from '../modules/ledger/ledger.sql'
import { EMPTY_BALANCE, foldPostings, type Posting } from '../modules/ledger/lot-balance'
import { adjust } from '../modules/ledger/post-commission'
import * as orders from '../modules/order/order.sql'
import * as refunds from '../modules/order/refund.sql'
import { agreedByLine } from '../modules/order/refund-request.sql'
import { listVersions } from '../modules/policy/policy.sql'
import { readSplitPolicies, splitPolicyOf } from '../modules/policy/split-policy-at'
import type { MoneyCtx } from './earn-commission'
import type { PaidRefund } from './paid-refund'
import { MONEY_ENGINE } from './settle-order'

/** One line of an order while refunds are worked out: what is left of it, and where its lots' money is. */
type LineState = {
  line: orders.OrderLine
  leftFen: number
  /** What of it buyers were promised back and have not got yet. */
  agreedFen: number
  lots: commissions.Lot[]
  run: commissions.SettlementRun
}
type Draft = {
  refunds: refunds.NewRefund[]
  lines: refunds.NewRefundLine[]
  runs: commissions.NewSettlementRun[]
  journals: ledger.NewJournal[]
}

/** Reads once what is needed to refund any of these orders, and collects what is to be written. */
export async function openRefundBook(ctx: MoneyCtx, brandId: string, orderIds: readonly string[]) {
  // Held before the balances are read: a period that is being closed moves money of the same lots.
  const periodId = await ledger.openPeriod(ctx.db, brandId, ctx.now)
  const versions = readSplitPolicies(await listVersions(ctx.db, brandId, 'split'))
  const balances = await ledger.balancesOf(ctx.db, orderIds)
  const states = await readLines(ctx, orderIds)
  const draft: Draft = { refunds: [], lines: [], runs: [], journals: [] }

  const reverse = (state: LineState, amountFen: number, refundId: string, isMatured: boolean): Posting[] => {
    state.leftFen -= amountFen
    const { policy } = splitPolicyOf(versions, state.run.policy_version)
    const frozen = {
      poolPpm: policy.poolPpm,
      weights: state.lots.map((lot) => lot.weight),
      targetsFen: state.run.targets,
    }
    const { poolFen, targetsFen, deltasFen } = reverseCommission(frozen, state.leftFen)
    state.run = {
      ...state.run,
      rev: state.run.rev + 1,
      cause: refundId,
      engine_version: MONEY_ENGINE,
      remaining_fen: state.leftFen,
      pool_fen: poolFen,
      targets: targetsFen,
      input_hash: canonicalHash({ ...frozen, leftFen: state.leftFen }),
      output_hash: canonicalHash({ poolFen, targetsFen }),
      at: ctx.now,
    }
    draft.lines.push({ refund_id: refundId, order_line_id: state.line.id, amount_fen: amountFen })
    draft.runs.push(state.run)
    return state.lots.flatMap((lot, at) => {
      const balance = balances.get(lot.id) ?? EMPTY_BALANCE
      const postings = adjust(lot.id, balance, deltasFen[at]!, isMatured)
      balances.set(lot.id, foldPostings(balance, postings))
      return postings
    })
  }

  return {
    /**
     * Takes one refund in; `false`, and nothing changed, when it is above what is left. What buyers were promised is left
     * alone: it is on its way, and would go back twice. Only money that has moved already (`hasMoved`) may be of it.
     */
    take(refund: PaidRefund, order: orders.Order, refundId: string, hash: string, hasMoved: boolean): boolean {
      const lines = states.get(order.id) ?? []
      const free = lines.map(({ leftFen, agreedFen }) => Math.max(0, leftFen - agreedFen))
      const left = lines.map(({ leftFen }) => leftFen)
      const parts = partsOf(refund, lines, free) ?? (hasMoved ? partsOf(refund, lines, left) : null)
      if (!parts) return false
      const postings = parts.flatMap((amountFen, at) =>
        amountFen > 0 ? reverse(lines[at]!, amountFen, refundId, order.state === 'matured') : [],
      )
      draft.refunds.push(refundRow(ctx, brandId, order.id, refundId, hash, refund))
      draft.journals.push({
        id: ctx.newId('jn'),
        brandId,
        kind: 'refund',
        sourceId: refundId,
        periodId,
        effectiveAt: refund.refundedAt,
        recordedAt: ctx.now,
        actor: actorOf(ctx.caller),
        postings,
      })
      return true
    },
    /** What of an order was paid and not refunded, the refunds taken in included. */
    leftFen: (orderId: string) => (states.get(orderId) ?? []).reduce((sum, { leftFen }) => sum + leftFen, 0),
    async write(): Promise<void> {
      await refunds.insertRefunds(ctx.db, draft.refunds, draft.lines)
      await commissions.insertRuns(ctx.db, draft.runs)
      await ledger.postJournals(ctx.db, draft.journals)
    },
  }
}

async function readLines(ctx: MoneyCtx, orderIds: readonly string[]): Promise<Map<string, LineState[]>> {
  const lines = await orders.linesOf(ctx.db, orderIds)
  const refunded = await refunds.refundedByLine(ctx.db, orderIds)
  const agreed = await agreedByLine(ctx.db, orderIds)
  const lots = groupBy(await commissions.lotsOf(ctx.db, orderIds), (lot) => lot.order_line_id)
  // Runs come oldest first, so the last one of a line stays.
  const runs = new Map((await commissions.runsOf(ctx.db, orderIds)).map((run) => [run.order_line_id, run]))
  const states = lines.map((line) => ({
    line,
    leftFen: line.net_fen - (refunded.get(line.id) ?? 0),
    agreedFen: agreed.get(line.id) ?? 0,
    lots: lots.get(line.id) ?? [],
    run: runs.get(line.id)!,
  }))
  return groupBy(states, ({ line }) => line.order_id)
}

/** What a refund takes from each line, in the lines' order; `null` when that is more than is left. */
function partsOf(refund: PaidRefund, lines: readonly LineState[], left: readonly number[]): number[] | null {
  const total = left.reduce((sum, fen) => sum + fen, 0)
  if (refund.amountFen > total) return null
  if (!refund.lines) return allocateRefund(refund.amountFen, [...left])
  const byLine = new Map(refund.lines.map(({ lineNo, amountFen }) => [lineNo, amountFen]))
  const parts = lines.map(({ line }) => byLine.get(line.line_no) ?? 0)
  const isWithin = parts.every((amountFen, at) => amountFen <= left[at]!)
  return isWithin && parts.reduce((sum, fen) => sum + fen, 0) === refund.amountFen ? parts : null
}

function refundRow(
  ctx: MoneyCtx,
  brandId: string,
  orderId: string,
  refundId: string,
  hash: string,
  { refundNo, amountFen, reason, refundedAt }: PaidRefund,
): refunds.NewRefund {
  return {
    id: refundId,
    brand_id: brandId,
    order_id: orderId,
    refund_no: refundNo,
    amount_fen: amountFen,
    reason,
    input_hash: hash,
    refunded_at: refundedAt,
    recorded_at: ctx.now,
  }
}
