import type { NightReport } from '../../contract/clock'
import type { Ctx, Db } from '../kernel/ctx'
import { inTransaction } from '../kernel/in-transaction'
import { MINUTE_MS, shanghaiDay, shanghaiMinute } from '../kernel/shanghai-time'
import { beginStep, endStep, type NightOf, type NightRun, readNight } from '../modules/nightly/nightly-run.sql'

/** Jobs of a night begin at two; a machine that slept through the night does them when it wakes. */
const BEGINS_AT_MINUTE = 120
/** A step that was begun so often and never ended is left to the next night. */
const TRIES_MAX = 4

/** What a step has made, not yet kept: how to keep it, where the job stands then, and how it ended if it did. */
export type MadeStep = {
  write?: (db: Db) => Promise<void>
  /** Where the next step begins; null: there is none. */
  next: string | null
  outcome?: string
}
/**
 * One step of a job: reads and computes outside of any transaction and answers what is to be kept. `tries` counts how
 * often it was begun and cut off before, so that it can take on less.
 */
export type NightStep = (position: string, tries: number) => Promise<MadeStep>
type NightCtx = Pick<Ctx, 'db' | 'now' | 'log' | 'requestId'> & { caller: { brandId: string } }

/** The Shanghai day whose night it is, or null before two in the morning. */
export function nightOf(now: Date): string | null {
  return shanghaiMinute(now) < BEGINS_AT_MINUTE ? null : shanghaiDay(now)
}

/** The last instant at which the jobs of a night could begin: what a made-up past runs them at. */
export function lastNightBegan(now: Date): Date {
  return new Date(
    Math.floor((now.getTime() - shanghaiMinute(now) * MINUTE_MS) / MINUTE_MS) * MINUTE_MS +
      BEGINS_AT_MINUTE * MINUTE_MS,
  )
}

/**
 * Does one night's job, at most `stepsMax` steps in this run. Each step is kept together with how far the job has come,
 * in one transaction, and only from the position it began at: a run that was killed is gone on with where it stopped,
 * one that is done does nothing, and of two at once one keeps its step. A step that throws leaves everything as it was.
 */
export async function runNight(ctx: NightCtx, job: string, stepsMax: number, step: NightStep): Promise<NightReport> {
  const day = nightOf(ctx.now)
  if (day === null) return { state: 'not_due', steps: 0, outcome: null }
  const night: NightOf = { brandId: ctx.caller.brandId, job, day }
  for (let steps = 0; ; steps++) {
    const run = await readNight(ctx.db, night)
    if (run.isDone) return { state: 'done', steps, outcome: run.outcome }
    if (steps >= stepsMax) return { state: 'going_on', steps, outcome: null }
    if (run.tries >= TRIES_MAX) return giveUp(ctx, night, run, steps)
    await beginStep(ctx.db, night, run)
    const made = await step(run.position, run.tries)
    await keep(ctx, night, run, made)
  }
}

async function keep(ctx: NightCtx, night: NightOf, run: NightRun, made: MadeStep): Promise<void> {
  const isLast = made.next === null
  const to = {
    position: made.next ?? run.position,
    doneAt: isLast ? ctx.now : null,
    outcome: isLast ? (made.outcome ?? 'done') : null,
  }
  await inTransaction(ctx.db, async (db) => {
    // The position first: it holds the row, so that a second run waits here and then finds that it came too late.
    if (await endStep(db, night, run.position, to)) await made.write?.(db)
  })
}

async function giveUp(ctx: NightCtx, night: NightOf, run: NightRun, steps: number): Promise<NightReport> {
  const { requestId } = ctx
  ctx.log('error', 'night_given_up', { requestId, job: night.job, day: night.day, position: run.position })
  await endStep(ctx.db, night, run.position, { position: run.position, doneAt: ctx.now, outcome: 'given_up' })
  return { state: 'done', steps, outcome: 'given_up' }
}
