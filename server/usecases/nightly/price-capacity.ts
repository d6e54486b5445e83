import type { NightReport } from '../../../contract/clock'
import { noteChange } from '../../flows/note-change'
import { type PricedCapacity, priceCapacity as priceDays } from '../../flows/price-capacity'
import { pricePastDay } from '../../flows/price-past-day'
import { readArtefacts } from '../../flows/read-artefacts'
import { type MadeStep, runNight } from '../../flows/run-night'
import type { CallerOf, Ctx, Db } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay, shanghaiMinute, startOfDay } from '../../kernel/shanghai-time'
import { insertArtefact } from '../../modules/artefact/artefact-versions.sql'
import { comparableDays, type PricedDayDoc, unpackDay } from '../../modules/nightly/priced-day'
import { readPricedDays, savePricedDay, tracedDays } from '../../modules/nightly/priced-day.sql'
import { readRoster } from '../../modules/nightly/roster.sql'
import type { Artefacts } from '../../modules/routing/decide'

const LOOKED_BACK_DAYS = 28
const DAYS_MIN = 3
const DAYS_MAX = 5
/** Made later than eight in the morning, a table waits for midnight: prices do not change under a day that is being dealt. */
const STARTS_AT_MINUTE = 480

/**
 * Works out what a slot of each guide's day is worth, from the last comparable days by the model and the margins in force:
 * one day a step, then the table. A day priced before by the same model and rules is not priced again. A table with
 * faults is kept with them and never decides; without one, the prices of the nights before stay in force.
 */
export async function priceCapacity(ctx: Ctx<CallerOf<'clock'>>, { steps }: { steps: number }): Promise<NightReport> {
  const { live } = await readArtefacts(ctx, ctx.caller.brandId)
  return runNight(ctx, 'priceCapacity', steps, (_position, tries) => priceOn(ctx, live, tries))
}

async function priceOn(ctx: Ctx<CallerOf<'clock'>>, artefacts: Artefacts, tries: number): Promise<MadeStep> {
  const { db, now, caller } = ctx
  const { brandId } = caller
  const today = startOfDay(shanghaiDay(now))
  const isEarly = shanghaiMinute(now) < STARTS_AT_MINUTE
  const effectiveFrom = isEarly ? now : new Date(today.getTime() + DAY_MS)
  const from = new Date(today.getTime() - LOOKED_BACK_DAYS * DAY_MS)
  const days = comparableDays(shanghaiDay(effectiveFrom), await tracedDays(db, brandId, from, today), DAYS_MAX)
  if (days.length < DAYS_MIN) return { next: null, outcome: 'too_few_days' }

  const by = { modelVersion: artefacts.model.version, ruleVersion: artefacts.rules.version }
  const priced = await readPricedDays(db, brandId, days, by)
  const known = new Set(priced.map(({ day }) => day))
  const day = days.find((one) => !known.has(one))
  if (day !== undefined) {
    const doc = await pricePastDay(ctx, brandId, day, { artefacts, tries })
    return { next: day, write: (tx) => savePricedDay(tx, brandId, doc, { ...by, now }) }
  }
  const made = await tableOf(ctx, artefacts, priced)
  if (!made) return { next: null, outcome: 'unsolved' }
  return {
    next: null,
    outcome: made.table ? 'in_force' : 'refused',
    write: (tx) => keep(ctx, tx, made, effectiveFrom),
  }
}

const versionOf = (now: Date) => `px-${shanghaiDay(now).replaceAll('-', '')}`

async function tableOf(ctx: Ctx<CallerOf<'clock'>>, artefacts: Artefacts, priced: readonly PricedDayDoc[]) {
  const solved = priced.filter(({ leads, optimumYuan }) => leads > 0 && optimumYuan !== null && optimumYuan > 0)
  if (solved.length === 0) return null
  const roster = await readRoster(ctx.db, ctx.caller.brandId)
  const solutions = solved.values()
  // Every day was solved in a step of its own; the days come by in the order they were kept in.
  const solve = async ({ rowLimit }: { rowLimit: Float64Array }) => {
    const { value } = solutions.next()
    if (!value) return null
    const rowPrice = new Float64Array(rowLimit.length)
    rowPrice.set(value.slotYuan ?? [])
    return { objective: value.optimumYuan ?? 0, rowPrice }
  }
  return priceDays(solve, solved.map(unpackDay), {
    version: versionOf(ctx.now),
    storeOfGuide: new Map(roster.map(({ guideId, storeId }) => [guideId, storeId])),
    guideIds: roster.map(({ guideId }) => guideId),
    paceBeta: artefacts.rules.doc.select.paceBeta,
  })
}

async function keep(ctx: Ctx<CallerOf<'clock'>>, db: Db, { table, faults }: PricedCapacity, from: Date): Promise<void> {
  const version = versionOf(ctx.now)
  const isNew = await insertArtefact(db, {
    brandId: ctx.caller.brandId,
    kind: 'prices',
    version,
    doc: table ?? {},
    faults,
    madeBy: 'clock',
    madeAt: ctx.now,
    effectiveFrom: table ? from : null,
  })
  if (!isNew || table) return
  ctx.log('warn', 'prices_refused', { requestId: ctx.requestId, version, faults })
  await noteChange({ ...ctx, db }, { action: 'priceCapacity', target: version, after: { faults } })
}
