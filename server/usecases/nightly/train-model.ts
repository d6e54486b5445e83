import { LEAD_FEATURE_TEXT } from '../../../contract/artefact'
import type { NightReport } from '../../../contract/clock'
import type { LeadModel } from '../../../contract/lead-model'
import { noteChange } from '../../flows/note-change'
import { featuresOfPast } from '../../flows/past-lead-features'
import { readModel } from '../../flows/read-model'
import { type MadeStep, runNight } from '../../flows/run-night'
import type { CallerOf, Ctx, Db } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay } from '../../kernel/shanghai-time'
import { insertArtefact, listVersionsOf } from '../../modules/artefact/artefact-versions.sql'
import { OUTCOME_DAYS } from '../../modules/backtest/outcome-days'
import { readPastLeads } from '../../modules/nightly/past-lead.sql'
import { checkModel, type ModelFault } from '../../modules/scoring/check-model'
import { labelLeads } from '../../modules/scoring/label-leads'
import { trainModel as fitModel, whyUntrainable } from '../../modules/scoring/train-model'

/** A model this young is left to prove itself: `watchModel` needs leads it has not seen. */
const RETRAIN_AFTER_DAYS = 7
/** Older leads speak of another season. */
const HISTORY_DAYS = 365
/** What a function of one minute and half a gigabyte can learn from; the newest count. */
const LEADS_MAX = 50_000

/**
 * Learns a model from the leads whose outcome is known, from the facts that were frozen with them. A good one decides from
 * now on; one with faults is kept with them and never does; too little to learn from makes none. Whatever happens here, the
 * model in force stays until a better one stands.
 */
export async function trainModel(ctx: Ctx<CallerOf<'clock'>>, { steps }: { steps: number }): Promise<NightReport> {
  return runNight(ctx, 'trainModel', steps, (_position, tries) => trainOnce(ctx, Math.floor(LEADS_MAX / 2 ** tries)))
}

async function trainOnce(ctx: Ctx<CallerOf<'clock'>>, leadsMax: number): Promise<MadeStep> {
  const { db, now, caller } = ctx
  const { brandId } = caller
  const [newest] = await listVersionsOf(db, brandId, 'model', 1)
  const decides = newest?.effectiveFrom && !newest.withdrawnAt
  const isYoung = newest && now.getTime() - newest.madeAt.getTime() < RETRAIN_AFTER_DAYS * DAY_MS
  if (decides && isYoung) return { next: null, outcome: 'fresh' }

  const until = new Date(now.getTime() - OUTCOME_DAYS * DAY_MS)
  const from = new Date(until.getTime() - HISTORY_DAYS * DAY_MS)
  const leads = await readPastLeads(db, { brandId, from, until, rows: leadsMax })
  const rows = labelLeads(leads, now, OUTCOME_DAYS).labelled.map(({ lead, label }) => ({
    features: featuresOfPast(lead),
    label,
    guideId: lead.guideId,
    storeId: lead.storeId,
    at: lead.capturedAt,
  }))
  const reason = whyUntrainable(rows)
  if (reason) return { next: null, outcome: reason }

  const day = shanghaiDay(now)
  const version = `sc-${day.replaceAll('-', '')}`
  const model = fitModel({
    rows,
    version,
    target: 'won',
    windowDays: OUTCOME_DAYS,
    seed: Number(day.replaceAll('-', '')),
    labels: LEAD_FEATURE_TEXT,
  })
  const faults = checkModel(model, await readModel(db, brandId, now))
  return {
    next: null,
    outcome: faults.length > 0 ? 'refused' : 'in_force',
    write: (tx) => keep(ctx, tx, model, faults),
  }
}

async function keep(
  ctx: Ctx<CallerOf<'clock'>>,
  db: Db,
  model: LeadModel,
  faults: readonly ModelFault[],
): Promise<void> {
  const { version } = model
  const isNew = await insertArtefact(db, {
    brandId: ctx.caller.brandId,
    kind: 'model',
    version,
    // As JSON has it: what decides is what was checked and hashed, undefined members left out.
    doc: JSON.parse(JSON.stringify(model)),
    faults,
    madeBy: 'clock',
    madeAt: ctx.now,
    effectiveFrom: faults.length > 0 ? null : ctx.now,
  })
  if (!isNew) return
  if (faults.length > 0) ctx.log('warn', 'model_refused', { requestId: ctx.requestId, version, faults })
  const after = { auc: model.quality.auc, ece: model.quality.ece, rows: model.trainedOn.rows, faults }
  await noteChange({ ...ctx, db }, { action: 'trainModel', target: version, after })
}
