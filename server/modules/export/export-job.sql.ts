import { sql } from 'kysely'
import type { ExportKind } from '../../../contract/data-vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'

const LEASE_MS = 60_000
/** Untouched for so long, nobody looks at it any more: the clock takes over. */
const LEFT_AFTER_MS = 20_000
/** What the vault binds a piece of a list to. */
export const exportLabel = (exportId: string, seq: number) => `export_piece:${exportId}:${seq}`

export type NewExport = {
  id: string
  brandId: string
  kind: ExportKind
  fromDay: string | null
  toDay: string | null
  stores: StoreScope
  reason: string
  createdBy: string
  now: Date
}

export async function insertExport(db: Db, job: NewExport): Promise<void> {
  await db
    .insertInto('export_job')
    .values({
      id: job.id,
      brand_id: job.brandId,
      kind: job.kind,
      from_day: job.fromDay,
      to_day: job.toDay,
      store_ids: job.stores === 'all' ? null : [...job.stores],
      reason: job.reason,
      state: 'running',
      created_by: job.createdBy,
      created_at: job.now,
      updated_at: job.now,
    })
    .execute()
}

function exports(db: Db) {
  return db
    .selectFrom('export_job as j')
    .leftJoin('staff as s', (join) => join.on(sql<boolean>`j.created_by = 'ops:' || s.id`))
    .select(['j.id', 'j.brand_id as brandId', 'j.kind', 'j.from_day as fromDay', 'j.to_day as toDay'])
    .select(['j.store_ids as storeIds', 'j.reason', 'j.state', 'j.rows_done as rowsDone', 'j.next_after as nextAfter'])
    .select(['j.pieces', 'j.created_by as createdBy', 'j.created_at as createdAt', 'j.finished_at as finishedAt'])
    .select(sql<string>`coalesce(s.name, j.created_by)`.as('createdByName'))
}
export type ExportRow = Awaited<ReturnType<typeof findExport>> & object

export async function findExport(db: Db, brandId: string, id: string) {
  return exports(db).where('j.brand_id', '=', brandId).where('j.id', '=', id).executeTakeFirst()
}

/** One page, newest first; of one person where `createdBy` is given. */
export async function listExports(
  db: Db,
  filter: {
    brandId: string
    createdBy?: string
    kind?: ExportKind | undefined
    before?: string | undefined
    rows: number
  },
): Promise<ExportRow[]> {
  const { brandId, createdBy, kind, before, rows } = filter
  return exports(db)
    .where('j.brand_id', '=', brandId)
    .$if(createdBy !== undefined, (query) => query.where('j.created_by', '=', createdBy!))
    .$if(kind !== undefined, (query) => query.where('j.kind', '=', kind!))
    .$if(before !== undefined, (query) => query.where('j.id', '<', before!))
    .orderBy('j.id', 'desc')
    .limit(rows)
    .execute()
}

/** Takes a list to go on with it; false while somebody else does, or when it is over. */
export async function leaseExport(db: Db, id: string, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('export_job')
    .set({ leased_until: new Date(now.getTime() + LEASE_MS) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)]))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function freeExport(db: Db, id: string): Promise<void> {
  await db.updateTable('export_job').set({ leased_until: null }).where('id', '=', id).execute()
}

export type ExportStep = { seq: number; cipher: string; rows: number; after: string | null; isLast: boolean; now: Date }

/** Keeps a piece of the list and where it goes on; nothing is kept when the list was stopped meanwhile. */
export async function keepExportStep(db: Db, id: string, step: ExportStep): Promise<void> {
  const { seq, cipher, rows, after, isLast, now } = step
  const held = await db
    .updateTable('export_job')
    .set((set) => ({ rows_done: set('rows_done', '+', rows), pieces: seq + 1, next_after: after, updated_at: now }))
    .$if(isLast, (query) => query.set({ state: 'done', finished_at: now }))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('pieces', '=', seq)
    .returning('id')
    .executeTakeFirst()
  if (held) await db.insertInto('export_piece').values({ export_id: id, seq, cipher }).execute()
}

/** The sealed pieces of a finished list, in order. */
export async function readExportPieces(db: Db, id: string): Promise<string[]> {
  const rows = await db.selectFrom('export_piece').select('cipher').where('export_id', '=', id).orderBy('seq').execute()
  return rows.map(({ cipher }) => cipher)
}

/** Stops a list that is being built and removes what there is of it; false when it is over. */
export async function cancelExport(db: Db, id: string, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('export_job')
    .set({ state: 'cancelled', finished_at: now, updated_at: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  if (row) await db.deleteFrom('export_piece').where('export_id', '=', id).execute()
  return row !== undefined
}

/** Lists that are being built and that nobody works on, the longest untouched first. */
export async function exportsToGoOn(db: Db, brandId: string, now: Date, rows: number): Promise<string[]> {
  const found = await db
    .selectFrom('export_job')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('state', '=', 'running')
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)]))
    .where('updated_at', '<=', new Date(now.getTime() - LEFT_AFTER_MS))
    .orderBy('updated_at')
    .limit(rows)
    .execute()
  return found.map(({ id }) => id)
}

/** Removes what lists hold that were asked for before a moment; that they were taken out stays written. */
export async function sweepExports(db: Db, brandId: string, askedBefore: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with old as (
      select j.id from export_job j
       where j.brand_id = ${brandId} and j.created_at < ${askedBefore} and j.state in ('running', 'done')
       order by j.id limit 100
    ), pieces as (delete from export_piece where export_id in (select id from old)),
       marked as (update export_job set state = 'swept' where id in (select id from old))
    select id from old`.execute(db)
  return rows.length
}
