import type { NightReport } from '../../../contract/clock'
import type { LeadModel } from '../../../contract/lead-model'
import { calibrationOf, driftOf } from '../../flows/measure-drift'
import { noteChange } from '../../flows/note-change'
import { featuresOfPast } from '../../flows/past-lead-features'
import { readModel } from '../../flows/read-model'
import { type MadeStep, runNight } from '../../flows/run-night'
import type { CallerOf, Ctx, Db } from '../../kernel/ctx'
import { DAY_MS } from '../../kernel/shanghai-time'
import { versionInForce, withdrawVersion } from '../../modules/artefact/artefact-versions.sql'
import { OUTCOME_DAYS } from '../../modules/backtest/outcome-days'
import { readPastLeads } from '../../modules/nightly/past-lead.sql'
import { labelLeads } from '../../modules/scoring/label-leads'

const WATCHED_DAYS = 7
/** Fewer leads than this say nothing about a model. */
const LEADS_MIN = 200
const LEADS_MAX = 20_000

/**
 * Holds the model in force against the leads of the last seven days (who comes) and against those whose outcome became
 * known in them and which it has not learned from (what becomes of them). One that has drifted beyond PSI 0.2, or whose
 * probabilities are off by more than 0.05, is withdrawn: the version before it decides again, or the points table.
 */
export async function watchModel(ctx: Ctx<CallerOf<'clock'>>, { steps }: { steps: number }): Promise<NightReport> {
  return runNight(ctx, 'watchModel', steps, () => watchOnce(ctx))
}

async function watchOnce(ctx: Ctx<CallerOf<'clock'>>): Promise<MadeStep> {
  const { db, now, caller } = ctx
  const model = await readModel(db, caller.brandId, now)
  if (!model) return { next: null, outcome: 'none_in_force' }
  const [recent, answered] = await Promise.all([
    leadsUntil(ctx, now),
    leadsUntil(ctx, new Date(now.getTime() - OUTCOME_DAYS * DAY_MS), model.trainedOn.to),
  ])
  const reasons: string[] = []
  if (recent.length >= LEADS_MIN) {
    for (const { feature, psi, isDrifted } of driftOf(model, recent.map(featuresOfPast))) {
      if (isDrifted) reasons.push(`psi:${feature}:${psi.toFixed(3)}`)
    }
  }
  const unseen = labelLeads(answered, now, OUTCOME_DAYS).labelled
  if (unseen.length >= LEADS_MIN) {
    const leads = unseen.map(({ lead, label }) => ({ ...lead, features: featuresOfPast(lead), label }))
    const { ece, isOff } = calibrationOf(model, leads)
    if (isOff) reasons.push(`ece:${ece.toFixed(3)}`)
  }
  if (reasons.length > 0) return { next: null, outcome: 'withdrawn', write: (tx) => withdraw(ctx, tx, model, reasons) }
  const isJudged = recent.length >= LEADS_MIN || unseen.length >= LEADS_MIN
  return { next: null, outcome: isJudged ? 'calm' : 'too_little_to_judge' }
}

/** The leads of the seven days before an instant; with `after`, only those that came later than that. */
async function leadsUntil(ctx: Ctx<CallerOf<'clock'>>, until: Date, after: string | null = null) {
  const weekAgo = until.getTime() - WATCHED_DAYS * DAY_MS
  const from = new Date(after === null ? weekAgo : Math.max(weekAgo, Date.parse(after) + 1))
  return from >= until ? [] : readPastLeads(ctx.db, { brandId: ctx.caller.brandId, from, until, rows: LEADS_MAX })
}

async function withdraw(ctx: Ctx<CallerOf<'clock'>>, db: Db, { version }: LeadModel, reasons: readonly string[]) {
  const { brandId } = ctx.caller
  const reason = reasons.join(' ')
  if (!(await withdrawVersion(db, { brandId, kind: 'model', version, at: ctx.now, reason }))) return
  const inForce = await versionInForce(db, brandId, 'model', ctx.now)
  ctx.log('warn', 'model_withdrawn', { requestId: ctx.requestId, version, reason, inForce })
  await noteChange({ ...ctx, db }, { action: 'watchModel', target: version, before: version, after: inForce, reason })
}
