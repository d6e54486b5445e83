import type { Ctx } from '../kernel/ctx'
import { shanghaiMinute } from '../kernel/shanghai-time'
import { layOutDay, type PastChoice, type PricedDayDoc, packDay, routedYuanOf } from '../modules/nightly/priced-day'
import { readTracedDay, type TracedDecision } from '../modules/nightly/priced-day.sql'
import { readRoster } from '../modules/nightly/roster.sql'
import { slotPricesOf, statePastDay } from '../modules/pricing/capacity-problem'
import type { Artefacts } from '../modules/routing/decide'
import { featuresOf } from '../modules/routing/lead-features'
import { marginYuanOf } from '../modules/routing/margin-of'
import { openTrace, type ReadTrace, readTrace } from '../modules/routing/trace'

/** More leads of one day are sampled: with two dozen guides each, so many are solved within some seconds. */
const LEADS_MAX = 5_000

/**
 * Prices a past day by what its leads are worth to the model and the margins given: everybody who could have had each lead
 * is in its trace, those who were full too. The optimum is null when the solver found none; a day without leads has the
 * optimum 0. Each earlier try that was cut off halves the leads looked at.
 */
export async function pricePastDay(
  ctx: Pick<Ctx, 'db' | 'outside'>,
  brandId: string,
  day: string,
  by: { artefacts: Artefacts; tries: number },
): Promise<PricedDayDoc> {
  const { allLeads, decisions } = await readTracedDay(ctx.db, brandId, day, Math.floor(LEADS_MAX / 2 ** by.tries))
  const caps = new Map((await readRoster(ctx.db, brandId)).map(({ guideId, dayCap }) => [guideId, dayCap]))
  const choices = choicesOf(decisions, by.artefacts, caps)
  const share = allLeads === 0 ? 1 : choices.length / allLeads
  const pastDay = layOutDay(day, choices, caps, share)
  const problem = statePastDay(pastDay)
  const found = { allLeads, routedYuan: routedYuanOf(choices) }
  if (problem.gain.length === 0) return packDay(pastDay, { ...found, optimumYuan: 0, slotYuan: new Map() })
  const solution = await ctx.outside.solver.maximise(problem)
  const solved = solution && {
    optimumYuan: solution.objective,
    slotYuan: slotPricesOf(problem, solution.rowPrice),
  }
  return packDay(pastDay, { ...found, ...(solved ?? { optimumYuan: null, slotYuan: null }) })
}

/** One choice a lead, over all its attempts of the day; notes the caps that held for the guides on the way. */
function choicesOf(
  decisions: readonly TracedDecision[],
  artefacts: Artefacts,
  caps: Map<string, number>,
): PastChoice[] {
  const choices: PastChoice[] = []
  let leadId = ''
  for (const decision of decisions) {
    const trace = readTrace(openTrace(decision.trace))
    const worthYuan = worthOf(trace, artefacts)
    noteCaps(trace, caps)
    const known = decision.leadId === leadId ? choices.pop() : undefined
    choices.push({
      atMinute: known?.atMinute ?? shanghaiMinute(new Date(trace.input.atMs)),
      worthYuan: new Map([...(known?.worthYuan ?? []), ...worthYuan]),
      finalGuideId: trace.final.guideId ?? known?.finalGuideId ?? null,
    })
    leadId = decision.leadId
  }
  return choices
}

/** Full for the moment, but otherwise as good as who was chosen. */
const ONLY_FULL: ReadonlySet<string> = new Set(['DAY_CAP', 'OPEN_CAP'])

/** What the lead was worth with each guide who could have had it: chance to win times margin, in yuan to the fen. */
function worthOf({ input, out }: ReadTrace, { model, rules }: Artefacts): Map<string, number> {
  const marginYuan = marginYuanOf(rules.doc, input.lead.wish)
  const { logit } = model.scoreOf(featuresOf(input.lead))
  const able = new Set([...out.ranked.map(({ guideId }) => guideId), ...out.others])
  const stores = new Set(input.guides.filter(({ id }) => able.has(id)).map(({ storeId }) => storeId))
  const full = new Set(out.excludedGuides.flatMap(([id, code]) => (ONLY_FULL.has(code) ? [id] : [])))
  const worth = new Map<string, number>()
  for (const { id, storeId } of input.guides) {
    const isOpen = able.has(id) || (full.has(id) && (stores.size === 0 || stores.has(storeId)))
    if (!isOpen) continue
    const yuan = Math.round(model.calibrate(logit + model.pairLogit(id, storeId)) * marginYuan * 100) / 100
    worth.set(id, Math.max(yuan, worth.get(id) ?? 0))
  }
  return worth
}

/** A guide's day as it was decided with: their own limit, and the rules' where they stood lower. */
function noteCaps({ state, out }: ReadTrace, caps: Map<string, number>): void {
  for (const { id, dayCap } of state) if (caps.has(id)) caps.set(id, dayCap)
  for (const { guideId, dayCap } of out.ranked) caps.set(guideId, dayCap)
}
