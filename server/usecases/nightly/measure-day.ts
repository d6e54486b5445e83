import type { NightReport } from '../../../contract/clock'
import { driftOf } from '../../flows/measure-drift'
import { featuresOfPast } from '../../flows/past-lead-features'
import { pricePastDay } from '../../flows/price-past-day'
import { readArtefacts } from '../../flows/read-artefacts'
import { readModel } from '../../flows/read-model'
import { type MadeStep, runNight } from '../../flows/run-night'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { quotaDeviation } from '../../modules/health/quota-deviation'
import { acceptTimes, unroutedRate, valueAgainstOptimum } from '../../modules/health/routing-figures'
import { readDayCounts, readReceived, saveDay } from '../../modules/nightly/day-figures.sql'
import { readPastLeads } from '../../modules/nightly/past-lead.sql'
import type { PricedDayDoc } from '../../modules/nightly/priced-day'
import { readPricedDays, savePricedDay } from '../../modules/nightly/priced-day.sql'
import { readRoster } from '../../modules/nightly/roster.sql'
import { sharesOfPeers } from '../../modules/nightly/share-of-peers'
import type { Artefacts } from '../../modules/routing/decide'

const DRIFT_DAYS = 7
const DRIFT_LEADS_MIN = 200
const DRIFT_LEADS_MAX = 20_000

type ClockCtx = Ctx<CallerOf<'clock'>>

/**
 * Writes down yesterday in figures: how evenly equals were served, what was reached of the best with hindsight, how fast
 * guides answered, what found nobody, what was explored, and how far who comes has moved from what the model learned. Two
 * steps: the optimum, which takes a solver, then the rest; where a figure cannot be had it is null, with the reason.
 */
export async function measureDay(ctx: ClockCtx, { steps }: { steps: number }): Promise<NightReport> {
  const { live } = await readArtefacts(ctx, ctx.caller.brandId)
  const until = startOfDay(shanghaiDay(ctx.now))
  const from = new Date(until.getTime() - DAY_MS)
  return runNight(ctx, 'measureDay', steps, (position, tries) =>
    position === '' ? priceYesterday(ctx, shanghaiDay(from), live, tries) : measure(ctx, from, until, live),
  )
}

const pricedBy = ({ model, rules }: Artefacts) => ({ modelVersion: model.version, ruleVersion: rules.version })

async function priceYesterday(ctx: ClockCtx, day: string, artefacts: Artefacts, tries: number): Promise<MadeStep> {
  const { brandId } = ctx.caller
  const by = pricedBy(artefacts)
  const [known] = await readPricedDays(ctx.db, brandId, [day], by)
  if (known) return { next: 'priced' }
  const doc = await pricePastDay(ctx, brandId, day, { artefacts, tries })
  return { next: 'priced', write: (tx) => savePricedDay(tx, brandId, doc, { ...by, now: ctx.now }) }
}

async function measure(ctx: ClockCtx, from: Date, until: Date, artefacts: Artefacts): Promise<MadeStep> {
  const { db, now, caller } = ctx
  const { brandId } = caller
  const day = shanghaiDay(from)
  const [priced] = await readPricedDays(db, brandId, [day], pricedBy(artefacts))
  const counts = await readDayCounts(db, brandId, from, until)
  const received = await readReceived(db, brandId, from, until)
  const peers = (await readRoster(db, brandId)).map((guide) => ({
    ...guide,
    received: received.get(guide.guideId) ?? 0,
  }))
  const { jain, due } = sharesOfPeers(peers)
  const { leads, unrouted, offers, accepted, decisions, explored, held, acceptMinutes, contactMinutes } = counts
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  const figures = {
    leads,
    offers,
    unroutedRate: unroutedRate(leads, unrouted),
    acceptRate: share(accepted, offers),
    accept: acceptTimes(acceptMinutes),
    firstContact: acceptTimes(contactMinutes),
    exploredShare: share(explored, decisions),
    heldShare: share(held, decisions),
    jain,
    furthestFromQuota: quotaDeviation(due),
    value: reachedOf(priced ?? null),
    drift: await driftUntil(ctx, until),
    ...pricedBy(artefacts),
    priceVersion: artefacts.prices.version,
  }
  const row = { brand_id: brandId, day, figures, made_at: now }
  return { next: null, write: (tx) => saveDay(tx, row) }
}

/** What was reached of the best that hindsight could have done; `why` says where there is no such figure. */
function reachedOf(priced: PricedDayDoc | null) {
  const nothing = { routedYuan: null, optimumYuan: null, ratio: null, leads: 0, allLeads: priced?.allLeads ?? 0 }
  if (!priced || priced.leads === 0) return { ...nothing, why: 'no_traces' }
  const { routedYuan, optimumYuan, leads, allLeads } = priced
  if (optimumYuan === null) return { ...nothing, routedYuan, leads, why: 'unsolved' }
  const why = leads < allLeads ? 'sampled' : null
  return { routedYuan, optimumYuan, ratio: valueAgainstOptimum(routedYuan, optimumYuan), leads, allLeads, why }
}

/** The feature of the model in force whose recent leads lie furthest from those it learned from. */
async function driftUntil(ctx: ClockCtx, until: Date) {
  const { brandId } = ctx.caller
  const model = await readModel(ctx.db, brandId, ctx.now)
  if (!model) return { feature: null, psi: null, why: 'no_model' }
  const from = new Date(until.getTime() - DRIFT_DAYS * DAY_MS)
  const recent = await readPastLeads(ctx.db, { brandId, from, until, rows: DRIFT_LEADS_MAX })
  if (recent.length < DRIFT_LEADS_MIN) return { feature: null, psi: null, why: 'too_few_leads' }
  const [furthest] = driftOf(model, recent.map(featuresOfPast))
  return { feature: furthest?.feature ?? null, psi: furthest?.psi ?? null, why: null }
}
