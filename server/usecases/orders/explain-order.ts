import type { Input, Output } from '../../../contract/endpoint'
import type { explainOrder as endpoint } from '../../../contract/order'
import { JOURNAL_TEXT, REASON_TEXT, type ReasonCode } from '../../../contract/reasons'
import { knownTo, shownName } from '../../flows/shown-names'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as attributions from '../../modules/attribution/attribution.sql'
import * as commissions from '../../modules/commission/commission.sql'
import type { WeightMove } from '../../modules/commission/resolve-roles'
import { explainSplit } from '../../modules/commission/split-commission'
import * as ledger from '../../modules/ledger/ledger.sql'
import { linesOf } from '../../modules/order/order.sql'
import { isGuidesOrder, listOrderCards, namesOf } from '../../modules/order/order-list.sql'
import { refundsOf } from '../../modules/order/refund.sql'
import { listVersions } from '../../modules/policy/policy.sql'
import { readSplitPolicies, splitPolicyOf } from '../../modules/policy/split-policy-at'
import { decisionsOfTouches } from '../../modules/touchpoint/touchpoint.sql'

type Explained = Output<typeof endpoint>
type Caller = CallerOf<'guide'> | CallerOf<'ops'>

/**
 * Why an order paid whom, to the fen: from which touches, under which version, by which weights and exact fractions, what
 * refunds changed, and where each fen is now. A guide sees the orders they had a part in, colleagues by surname only; so
 * do staff of some stores the guides of others.
 */
export async function explainOrder(ctx: Ctx<Caller>, { orderId }: Input<typeof endpoint>): Promise<Explained> {
  const { db, caller } = ctx
  const [order] = await listOrderCards(db, { ...scopeOf(caller), orderId, rows: 1 })
  const isSeen = caller.kind === 'ops' || (await isGuidesOrder(db, caller.brandId, orderId, caller.guideId))
  const [attribution] = await attributions.attributionsOf(db, [orderId])
  if (!order || !isSeen || !attribution) throw new AppError('order_unknown')

  const lots = await commissions.lotsOf(db, [orderId])
  const { facts, result, policyVersion } = attribution
  const people = [...facts.touches.map(({ guideId }) => guideId), ...result.path.map(({ guideId }) => guideId)]
  const bound = result.bound ? [result.bound.guideId] : []
  const everybody = [...people, ...bound, ...lots.map((lot) => lot.party_id)]
  const names = await namesOf(db, caller.brandId, everybody)
  const known = await knownTo(db, caller, everybody)
  const touchIds = result.path.flatMap(({ touchId }) => touchId ?? [])
  const decisions = await decisionsOfTouches(db, caller.brandId, touchIds)
  const nameOf = (id: string) => shownName(known, id, names.get(id) ?? id)
  const versions = readSplitPolicies(await listVersions(db, caller.brandId, 'split'))
  const { poolPpm, roles } = splitPolicyOf(versions, policyVersion).policy

  return {
    order,
    attribution: {
      outcome: result.outcome,
      rule: attribution.rule,
      policyVersion,
      bound: result.bound && { ...result.bound, name: nameOf(result.bound.guideId), words: wordsOf(result.bound.code) },
      path: result.path.map(({ guideId, atMs, ...step }) => ({
        ...step,
        name: nameOf(guideId),
        at: new Date(atMs),
        words: wordsOf(step.code),
        decisionId: decisions.get(step.touchId ?? '') ?? null,
      })),
      weightSum: roles.reduce((sum, { weight }) => sum + weight, 0),
      moves: (result as typeof result & { moves: WeightMove[] }).moves.map((move) => ({
        ...move,
        words: wordsOf(move.code),
      })),
    },
    lines: await explainLines(ctx, orderId, lots, poolPpm, nameOf),
    steps: (await ledger.stepsOf(db, orderId)).map(({ recordedAt, sourceId: _, ...step }) => ({
      ...step,
      at: recordedAt,
      words: JOURNAL_TEXT[step.kind],
    })),
    refunds: await refundsOf(db, orderId),
  }
}

async function explainLines(
  { db, caller }: Ctx<Caller>,
  orderId: string,
  lots: readonly commissions.Lot[],
  poolPpm: number,
  nameOf: (id: string) => string,
): Promise<Explained['lines']> {
  const runs = await commissions.runsOf(db, [orderId])
  const balances = await ledger.balancesOf(db, [orderId])
  return (await linesOf(db, [orderId])).map((line) => {
    const own = lots.filter((lot) => lot.order_line_id === line.id)
    const ofLine = runs.filter((run) => run.order_line_id === line.id)
    const [first, latest] = [ofLine[0]!, ofLine.at(-1)!]
    const exact = explainSplit(
      first.pool_fen,
      own.map((lot) => lot.weight),
    )
    return {
      lineNo: line.line_no,
      title: line.title,
      netFen: line.net_fen,
      poolPpm,
      poolFen: first.pool_fen,
      poolNowFen: latest.pool_fen,
      lots: own.map((lot, at) => ({
        lotId: lot.id,
        role: lot.role as Explained['lines'][number]['lots'][number]['role'],
        partyKind: lot.party_kind,
        name: nameOf(lot.party_id),
        isOwn: caller.kind === 'guide' && lot.party_id === caller.guideId,
        weight: lot.weight,
        ...exact[at]!,
        amountNowFen: latest.targets[at]!,
        accounts: nonZero(balances.get(lot.id) ?? {}),
      })),
    }
  })
}

function scopeOf(caller: Caller) {
  return { brandId: caller.brandId, stores: caller.kind === 'ops' ? caller.stores : ('all' as const) }
}

function wordsOf(code: ReasonCode): string {
  return REASON_TEXT[code]
}

function nonZero<Key extends string>(amounts: Partial<Record<Key, number>>): Partial<Record<Key, number>> {
  return Object.fromEntries(Object.entries(amounts).filter(([, fen]) => fen !== 0)) as Partial<Record<Key, number>>
}
