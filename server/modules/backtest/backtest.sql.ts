import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type NewBacktest = {
  id: string
  brandId: string
  version: number
  days: number
  allLeads: number
  progress: unknown
  requestedBy: string
  now: Date
}

/** Puts a backtest in the queue; `false` when one of the same version waits or runs. */
export async function insertBacktest(db: Db, backtest: NewBacktest): Promise<boolean> {
  const result = await db
    .insertInto('backtest')
    .values({
      id: backtest.id,
      brand_id: backtest.brandId,
      rule_version: backtest.version,
      days: backtest.days,
      state: 'waiting',
      all_leads: backtest.allLeads,
      progress: sql`${JSON.stringify(backtest.progress)}::jsonb`,
      requested_by: backtest.requestedBy,
      requested_at: backtest.now,
      updated_at: backtest.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

function backtests(db: Db, brandId: string) {
  return db
    .selectFrom('backtest as b')
    .leftJoin('staff as s', (join) => join.on(sql<boolean>`b.requested_by = 'ops:' || s.id`))
    .select(['b.id', 'b.rule_version as version', 'b.days', 'b.state', 'b.done_leads as doneLeads'])
    .select(['b.all_leads as allLeads', 'b.requested_at as requestedAt', 'b.updated_at as updatedAt'])
    .select(sql<string>`coalesce(s.name, b.requested_by)`.as('requestedBy'))
    .where('b.brand_id', '=', brandId)
}

export async function findBacktest(db: Db, brandId: string, id: string) {
  return backtests(db, brandId).select('b.report').where('b.id', '=', id).executeTakeFirst()
}

/** One page, newest first; `before` is the id of the last of the page before. */
export async function listBacktests(db: Db, brandId: string, before: string | undefined, rows: number) {
  return backtests(db, brandId)
    .$if(before !== undefined, (query) => query.where('b.id', '<', before!))
    .orderBy('b.id', 'desc')
    .limit(rows)
    .execute()
}

/** Those that wait or were left unfinished, in the order they were asked for. */
export async function backtestsToDo(db: Db, brandId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('backtest')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('requested_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export type HeldBacktest = {
  id: string
  version: number
  days: number
  position: string
  doneLeads: number
  progress: unknown
  requestedAt: Date
}

/** Takes an unfinished backtest for one step; undefined when it is finished, or another timer has it. */
export async function holdBacktest(db: Db, brandId: string, id: string): Promise<HeldBacktest | undefined> {
  return db
    .selectFrom('backtest')
    .select(['id', 'rule_version as version', 'days', 'position', 'done_leads as doneLeads', 'progress'])
    .select('requested_at as requestedAt')
    .where('brand_id', '=', brandId)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** Puts down how far a backtest has come, in the transaction of the step. */
export async function saveStep(
  db: Db,
  id: string,
  step: { position: string; doneLeads: number; progress: unknown; now: Date },
): Promise<void> {
  await db
    .updateTable('backtest')
    .set({
      state: 'running',
      position: step.position,
      done_leads: step.doneLeads,
      progress: sql`${JSON.stringify(step.progress)}::jsonb`,
      updated_at: step.now,
    })
    .where('id', '=', id)
    .execute()
}

/** Gives up a backtest that has come no further since an instant, so that it can be asked for again. */
export async function giveUpBacktest(db: Db, id: string, standingSince: Date, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('backtest')
    .set({ state: 'failed', progress: sql`'{}'::jsonb`, updated_at: now })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .where('updated_at', '<', standingSince)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Ends a backtest with its report, or without one when it could not be done; what it carried along is let go. */
export async function endBacktest(
  db: Db,
  id: string,
  end: { state: 'done' | 'failed'; report: unknown; now: Date },
): Promise<void> {
  await db
    .updateTable('backtest')
    .set({
      state: end.state,
      report: sql`${JSON.stringify(end.report)}::jsonb`,
      progress: sql`'{}'::jsonb`,
      updated_at: end.now,
    })
    .where('id', '=', id)
    .execute()
}
