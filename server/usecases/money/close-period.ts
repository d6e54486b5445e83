import type { Input, Output } from '../../../contract/endpoint'
import type { closePeriod as endpoint } from '../../../contract/settlement'
import { draftClosing } from '../../flows/draft-closing'
import { noteChange } from '../../flows/note-change'
import { MONEY_ENGINE } from '../../flows/settle-order'
import { AppError } from '../../kernel/app-error'
import { canonicalHash } from '../../kernel/canonical'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { shanghaiMonth } from '../../kernel/shanghai-time'
import * as ledger from '../../modules/ledger/ledger.sql'
import type { Closing } from '../../modules/settlement/close-period'
import * as settlements from '../../modules/settlement/settlement.sql'

/**
 * Closes a month: what each party is paid, what is kept back for earlier payouts, and a root hash over all statements and
 * the month before. From here on nothing in the month changes; later corrections belong to later months. Closing a
 * closed month answers with what it was closed with.
 */
export async function closePeriod(
  ctx: Ctx<CallerOf<'ops'>>,
  { periodId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  await ledger.ensurePeriod(ctx.db, brandId, shanghaiMonth(ctx.now))
  const period = await settlements.lockPeriod(ctx.db, brandId, periodId)
  if (!period) throw new AppError('period_unknown')
  if (period.status === 'closed') return (period.manifest as Manifest).answer
  if (ctx.now < period.ends_at) throw new AppError('period_open')
  const before = await settlements.periodBefore(ctx.db, brandId, periodId)
  if (before?.status === 'open') throw new AppError('period_blocked', { openPeriod: before.id })

  const previousRoot = before?.rootHash ?? ''
  const asked = { periodId, endsAt: period.ends_at, previousRoot }
  const { version, policy, closing } = await draftClosing(ctx.db, brandId, asked)
  await writeStatements(ctx, periodId, closing)

  const answer = answerOf(periodId, closing)
  const counts = await settlements.periodCounts(ctx.db, brandId, periodId)
  const manifest: Manifest = {
    ...counts,
    previousRoot,
    policyVersion: version,
    policyHash: canonicalHash(policy),
    engine: MONEY_ENGINE,
    answer,
  }
  const { rootHash } = closing
  await settlements.markClosed(ctx.db, brandId, periodId, { rootHash, manifest, at: ctx.now, by: actorOf(ctx.caller) })
  await noteChange(ctx, { action: 'closePeriod', target: periodId, after: answer })
  return answer
}

type Manifest = { answer: Output<typeof endpoint> } & Record<string, unknown>

async function writeStatements(ctx: Ctx<CallerOf<'ops'>>, periodId: string, { statements }: Closing): Promise<void> {
  const { brandId } = ctx.caller
  const drafts = statements.map((statement) => ({ id: ctx.newId('sm'), ...statement }))
  await settlements.insertStatements(
    ctx.db,
    drafts.map((draft) => ({
      id: draft.id,
      brand_id: brandId,
      period_id: periodId,
      party_kind: draft.partyKind,
      party_id: draft.partyId,
      earned_fen: draft.earnedFen,
      clawback_fen: draft.clawbackFen,
      payable_fen: draft.payableFen,
      line_count: draft.lines.length,
      hash: draft.hash,
      state: 'draft' as const,
    })),
    drafts.flatMap(({ id, lines }) =>
      lines.map(({ lotId, kind, amountFen }) => ({ statement_id: id, lot_id: lotId, kind, amount_fen: amountFen })),
    ),
  )
  await ledger.postJournals(
    ctx.db,
    drafts.map(({ id, postings }) => ({
      id: ctx.newId('jn'),
      brandId,
      kind: 'commit' as const,
      sourceId: id,
      periodId,
      effectiveAt: ctx.now,
      recordedAt: ctx.now,
      actor: actorOf(ctx.caller),
      postings,
    })),
  )
}

function answerOf(periodId: string, { statements, rootHash }: Closing): Output<typeof endpoint> {
  const sum = (of: (statement: Closing['statements'][number]) => number) =>
    statements.reduce((total, statement) => total + of(statement), 0)
  return {
    periodId,
    statements: statements.length,
    earnedFen: sum(({ earnedFen }) => earnedFen),
    clawbackFen: sum(({ clawbackFen }) => clawbackFen),
    payableFen: sum(({ payableFen }) => payableFen),
    rootHash,
  }
}
