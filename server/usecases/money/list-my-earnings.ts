import type { Input, Output } from '../../../contract/endpoint'
import { PPM_WHOLE } from '../../../contract/money'
import { REASON_TEXT, type ReasonCode } from '../../../contract/reasons'
import type { listMyEarnings as endpoint } from '../../../contract/settlement'
import type { Account } from '../../../contract/vocabulary'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import type { Attribution } from '../../modules/attribution/attribute-order'
import { type EarningLot, earningTotals, listEarnings } from '../../modules/ledger/earnings.sql'

type Own = Exclude<Account, 'expense'>
const OWN: readonly Own[] = ['accrued', 'available', 'held', 'in_transit', 'cash', 'clawback']

/** A guide's own earnings: sums by where the money stands, and each share with its order, role and reasons. */
export async function listMyEarnings(
  ctx: Ctx<CallerOf<'guide'>>,
  { account, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const totals = await earningTotals(ctx.db, brandId, guideId)
  const lots = await listEarnings(ctx.db, { brandId, guideId, account, before: cursor, rows })
  return {
    totals: Object.fromEntries(OWN.map((own) => [own, shown(own, totals.get(own) ?? 0)])) as Record<Own, number>,
    lines: lots.map(({ weight, weightSum, result, accounts, ...lot }) => ({
      ...lot,
      sharePpm: Number((BigInt(weight) * BigInt(PPM_WHOLE)) / BigInt(weightSum || 1)),
      reasons: reasonsOf(lot.role, result as Attribution, guideId),
      accounts: Object.fromEntries(
        OWN.filter((own) => accounts[own]).map((own) => [own, shown(own, accounts[own]!)]),
      ) as Partial<Record<Own, number>>,
    })),
    next: lots.length === rows ? lots.at(-1)!.lotId : null,
  }
}

/** What is owed back stands below zero in the ledger; people read it as an amount. */
function shown(account: Own, amountFen: number): number {
  return account === 'clawback' ? Math.abs(amountFen) : amountFen
}

function reasonsOf(role: EarningLot['role'], result: Attribution, guideId: string) {
  const codes: ReasonCode[] =
    role === 'bound_guide'
      ? result.bound
        ? [...new Set<ReasonCode>(['B01', result.bound.code])]
        : []
      : [...new Set(result.path.filter((step) => step.guideId === guideId).map((step) => step.code))]
  return codes.map((code) => ({ code, words: REASON_TEXT[code] }))
}
