import { sql } from 'kysely'
import type { PilotState } from '../../../contract/routing-vocabulary'
import type { Db } from '../../kernel/ctx'

export type NewPilot = {
  id: string
  brandId: string
  version: number
  plan: unknown
  guardrails: unknown
  startsOn: string
  endsOn: string
  createdBy: string
  now: Date
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

/** Keeps a plan; nothing is tried before it is started. */
export async function insertPilot(db: Db, pilot: NewPilot): Promise<void> {
  await db
    .insertInto('pilot')
    .values({
      id: pilot.id,
      brand_id: pilot.brandId,
      rule_version: pilot.version,
      state: 'planned',
      plan: json(pilot.plan),
      guardrails: json(pilot.guardrails),
      starts_on: pilot.startsOn,
      ends_on: pilot.endsOn,
      created_by: pilot.createdBy,
      created_at: pilot.now,
    })
    .execute()
}

function pilots(db: Db, brandId: string) {
  return db
    .selectFrom('pilot')
    .select(['id', 'rule_version as version', 'state', 'starts_on as startsOn', 'ends_on as endsOn'])
    .select(['created_at as createdAt', 'started_at as startedAt', 'ended_at as endedAt', 'end_reason as endReason'])
    .where('brand_id', '=', brandId)
}

/** One page, newest first; `before` is the id of the last of the page before. */
export async function listPilots(db: Db, brandId: string, before: string | undefined, rows: number) {
  return pilots(db, brandId)
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(rows)
    .execute()
}

const WHOLE = ['plan', 'guardrails', 'reading', 'read_at as readAt', 'position'] as const

export async function findPilot(db: Db, brandId: string, id: string) {
  return pilots(db, brandId).select(WHOLE).where('id', '=', id).executeTakeFirst()
}

/** The same, locked: one change of a pilot at a time. */
export async function lockPilot(db: Db, brandId: string, id: string) {
  return pilots(db, brandId).select(WHOLE).where('id', '=', id).forUpdate().executeTakeFirst()
}
export type WholePilot = NonNullable<Awaited<ReturnType<typeof findPilot>>>

/** The pilot that is running, if any: there is one at most. */
export async function runningPilotId(db: Db, brandId: string): Promise<string | null> {
  const row = await pilots(db, brandId).where('state', '=', 'running').executeTakeFirst()
  return row?.id ?? null
}

/** The pilots of one version that were ever started, newest first. */
export async function startedPilotsOf(db: Db, brandId: string, version: number) {
  return pilots(db, brandId)
    .select('plan')
    .where('rule_version', '=', version)
    .where('started_at', 'is not', null)
    .orderBy('id', 'desc')
    .execute()
}

export async function startPilotRow(
  db: Db,
  id: string,
  start: { plan: unknown; guardrails: unknown; startsOn: string; endsOn: string; actor: string; now: Date },
): Promise<void> {
  await db
    .updateTable('pilot')
    .set({
      state: 'running',
      plan: json(start.plan),
      guardrails: json(start.guardrails),
      starts_on: start.startsOn,
      ends_on: start.endsOn,
      started_by: start.actor,
      started_at: start.now,
    })
    .where('id', '=', id)
    .execute()
}

/** Ends a pilot; when one that has ended is rolled out, the time it ended stays. */
export async function endPilotRow(
  db: Db,
  id: string,
  end: { state: Exclude<PilotState, 'planned' | 'running'>; actor: string; reason: string; now: Date },
): Promise<void> {
  await db
    .updateTable('pilot')
    .set({
      state: end.state,
      ended_by: end.actor,
      ended_at: sql<Date>`coalesce(ended_at, ${end.now}::timestamptz)`,
      end_reason: end.reason,
    })
    .where('id', '=', id)
    .execute()
}

export async function savePilotPosition(db: Db, id: string, position: string): Promise<void> {
  await db.updateTable('pilot').set({ position }).where('id', '=', id).execute()
}

export async function savePilotReading(db: Db, id: string, reading: unknown, now: Date): Promise<void> {
  await db
    .updateTable('pilot')
    .set({ reading: json(reading), read_at: now })
    .where('id', '=', id)
    .execute()
}
