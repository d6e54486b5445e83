import type { Ctx } from '../kernel/ctx'
import { DAY_MS } from '../kernel/shanghai-time'
import * as backtests from '../modules/backtest/backtest.sql'
import { type BacktestLeadRow, insertBacktestLeads } from '../modules/backtest/backtest-lead.sql'
import { type LoggedLead, type LogWindow, readLoggedLeads } from '../modules/backtest/logged-lead.sql'
import { OUTCOME_DAYS } from '../modules/backtest/outcome-days'
import type { Artefacts } from '../modules/routing/decide'
import { openTrace, readTrace } from '../modules/routing/trace'
import { openDraft } from './open-draft'
import { type BacktestProgress, redecideLead } from './redecide-lead'
import { reportBacktest } from './report-backtest'

/** The leads a backtest looks at: those decided in the last days before it was asked for, and none that came since. */
export function windowOf(brandId: string, { days, requestedAt }: { days: number; requestedAt: Date }): LogWindow {
  return { brandId, from: new Date(requestedAt.getTime() - days * DAY_MS), until: requestedAt }
}

type StepCtx = Pick<Ctx, 'db' | 'now'>
export type Step = { leads: number; isFinished: boolean }

/**
 * Takes the next leads of a backtest, in the caller's transaction: decides them again, writes the rows, and puts down how
 * far it came. Whoever is killed in the middle has changed nothing, and the next step begins where the last one ended. The
 * step that finds no more leads writes the report. Null when there is nothing to do, or another timer does it.
 */
export async function stepBacktest(
  ctx: StepCtx,
  { brandId, backtestId, rows }: { brandId: string; backtestId: string; rows: number },
): Promise<Step | null> {
  const held = await backtests.holdBacktest(ctx.db, brandId, backtestId)
  if (!held) return null
  const progress = held.progress as BacktestProgress
  const draft = await openDraft(ctx, brandId, progress.versions)
  if (!draft) {
    await backtests.endBacktest(ctx.db, held.id, { state: 'failed', report: null, now: ctx.now })
    return { leads: 0, isFinished: true }
  }
  const window = { ...windowOf(brandId, held), after: placeOf(held.position), outcomeDays: OUTCOME_DAYS, rows }
  const leads = await readLoggedLeads(ctx.db, window)
  if (leads.length === 0) {
    const report = await reportBacktest(ctx.db, held, progress)
    await backtests.endBacktest(ctx.db, held.id, { state: 'done', report, now: ctx.now })
    return { leads: 0, isFinished: true }
  }
  await insertBacktestLeads(
    ctx.db,
    leads.map((lead) => rowOf(lead, { held, brandId, draft, progress })),
  )
  const last = leads.at(-1) as LoggedLead
  const position = `${last.at.toISOString()} ${last.decisionId}`
  await backtests.saveStep(ctx.db, held.id, {
    position,
    doneLeads: held.doneLeads + leads.length,
    progress,
    now: ctx.now,
  })
  return { leads: leads.length, isFinished: false }
}

function placeOf(position: string): { at: Date; decisionId: string } | null {
  const [at, decisionId] = position.split(' ')
  return at && decisionId ? { at: new Date(at), decisionId } : null
}

type Work = { held: backtests.HeldBacktest; brandId: string; draft: Artefacts; progress: BacktestProgress }

function rowOf(lead: LoggedLead, { held, brandId, draft, progress }: Work): BacktestLeadRow {
  const one = redecideLead(readTrace(openTrace(lead.trace)), draft, progress)
  const windowEnds = lead.arrivedAt.getTime() + OUTCOME_DAYS * DAY_MS
  return {
    backtest_id: held.id,
    brand_id: brandId,
    lead_id: one.leadId,
    decided_at: one.decidedAt,
    tier: one.tier,
    segment: one.segment,
    logging_version: one.loggingVersion,
    logged_outcome: one.loggedOutcome,
    logged_guide: one.loggedGuide,
    logged_store: one.loggedStore,
    draft_outcome: one.draftOutcome,
    draft_guide: one.draftGuide,
    draft_store: one.draftStore,
    logged_pick: one.loggedPick,
    live_pick: one.livePick,
    draft_pick: one.draftPick,
    propensity: one.propensity,
    draft_probability: one.draftProbability,
    is_possible: one.isPossible,
    is_censored: windowEnds > held.requestedAt.getTime(),
    is_won: lead.isWon,
    reward_fen: lead.rewardFen,
  }
}
