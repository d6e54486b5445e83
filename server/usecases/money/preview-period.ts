import type { Input, Output } from '../../../contract/endpoint'
import { type previewPeriod as endpoint, PREVIEW_PARTIES } from '../../../contract/settlement-run'
import { PARTY_KIND_TEXT, type PartyKind } from '../../../contract/vocabulary'
import { draftClosing } from '../../flows/draft-closing'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { openDisputes } from '../../modules/dispute/dispute.sql'
import * as folds from '../../modules/ledger/ledger-fold.sql'
import { checkDraft } from '../../modules/settlement/check-draft'
import type { StatementDraft } from '../../modules/settlement/close-period'
import { periodBefore } from '../../modules/settlement/settlement.sql'
import * as runs from '../../modules/settlement/settlement-run.sql'

/** What closing a month would pay whom, what keeps it from being closed, and what is not paid this time. Writes nothing. */
export async function previewPeriod(
  { db, caller, now }: Ctx<CallerOf<'ops'>>,
  { periodId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = caller
  const period = await runs.findPeriod(db, brandId, periodId)
  if (!period) throw new AppError('period_unknown')
  if (period.status === 'closed') throw new AppError('period_closed')
  const before = await periodBefore(db, brandId, periodId)
  const asked = { periodId, endsAt: period.endsAt, previousRoot: before?.rootHash ?? '' }
  const { version, lots, closing } = await draftClosing(db, brandId, asked)
  const { statements } = closing

  const largest = [...statements].sort((a, b) => b.payableFen - a.payableFen).slice(0, PREVIEW_PARTIES)
  const names = await runs.partyNames(db, brandId, largest)
  const sums = await folds.accountSums(db, brandId, (await folds.foldedUntil(db, brandId)) ?? new Date(0))
  const standing = (account: string) =>
    sums.filter((sum) => sum.account === account).reduce((all, one) => all + one.creditFen - one.debitFen, 0)
  const owedFen = lots.reduce((all, { clawbackFen }) => all + clawbackFen, 0)
  const total = sumsOf(statements)
  return {
    statements: statements.length,
    ...total,
    policyVersion: version,
    byKind: (Object.keys(PARTY_KIND_TEXT) as PartyKind[]).map((partyKind) => {
      const own = statements.filter((statement) => statement.partyKind === partyKind)
      return { partyKind, statements: own.length, ...sumsOf(own) }
    }),
    parties: largest.map((one) => ({
      partyKind: one.partyKind,
      partyName: names.get(`${one.partyKind}:${one.partyId}`) ?? one.partyId,
      lines: one.lines.length,
      ...sumsOf([one]),
    })),
    stillOwedFen: owedFen - total.clawbackFen,
    blocks: [
      ...(now < period.endsAt ? [{ kind: 'not_over' as const, periodId }] : []),
      ...(before?.status === 'open' ? [{ kind: 'earlier_open' as const, periodId: before.id }] : []),
    ],
    waits: {
      ...(await openDisputes(db, brandId)),
      ...(await runs.waitingWork(db, brandId)),
      unsettledFen: standing('accrued'),
    },
    checks: checkDraft(statements, await runs.statementParties(db, brandId, periodId)),
  }
}

function sumsOf(statements: readonly Pick<StatementDraft, 'earnedFen' | 'clawbackFen' | 'payableFen'>[]) {
  const sum = (of: (one: (typeof statements)[number]) => number) => statements.reduce((all, one) => all + of(one), 0)
  return {
    earnedFen: sum(({ earnedFen }) => earnedFen),
    clawbackFen: sum(({ clawbackFen }) => clawbackFen),
    payableFen: sum(({ payableFen }) => payableFen),
  }
}
