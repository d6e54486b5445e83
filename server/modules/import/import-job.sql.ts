import { sql } from 'kysely'
import type { ImportKind, ImportState } from '../../../contract/data-vocabulary'
import type { Db } from '../../kernel/ctx'
import type { ChosenColumns } from './column-map'

/** A worker has an import this long; one that died leaves it to the next. */
const LEASE_MS = 60_000
/** Untouched for so long, nobody looks at it any more: the clock takes over. */
const LEFT_AFTER_MS = 20_000

export type NewImport = {
  id: string
  brandId: string
  kind: ImportKind
  fileName: string
  fileHash: string
  fileBytes: number
  header: string
  lineEnd: string
  columns: ChosenColumns | null
  pieces: number
  mayUpdate: boolean
  createdBy: string
  now: Date
}

export async function insertImport(db: Db, job: NewImport): Promise<void> {
  await db
    .insertInto('import_job')
    .values({
      id: job.id,
      brand_id: job.brandId,
      kind: job.kind,
      file_name: job.fileName,
      file_hash: job.fileHash,
      file_bytes: job.fileBytes,
      header: job.header,
      line_end: job.lineEnd,
      columns: job.columns === null ? null : JSON.stringify(job.columns),
      pieces: job.pieces,
      may_update: job.mayUpdate,
      state: 'receiving',
      next_seq: 0,
      next_char: 0,
      next_line: 1,
      created_by: job.createdBy,
      created_at: job.now,
      updated_at: job.now,
    })
    .execute()
}

function imports(db: Db) {
  return db
    .selectFrom('import_job as j')
    .leftJoin('staff as s', (join) => join.on(sql<boolean>`j.created_by = 'ops:' || s.id`))
    .select(['j.id', 'j.brand_id as brandId', 'j.kind', 'j.file_name as fileName', 'j.file_bytes as fileBytes'])
    .select(sql<ChosenColumns | null>`j.columns`.as('columns'))
    .select(['j.header', 'j.line_end as lineEnd', 'j.pieces', 'j.may_update as mayUpdate', 'j.state'])
    .select(['j.next_seq as nextSeq', 'j.next_char as nextChar', 'j.next_line as nextLine', 'j.rows_all as rowsAll'])
    .select(['j.rows_read as rowsRead', 'j.rows_added as rowsAdded', 'j.rows_updated as rowsUpdated'])
    .select(['j.rows_same as rowsSame', 'j.rows_faulty as rowsFaulty', 'j.created_by as createdBy'])
    .select(['j.created_at as createdAt', 'j.finished_at as finishedAt', 'j.leased_until as leasedUntil'])
    .select(sql<string>`coalesce(s.name, j.created_by)`.as('createdByName'))
    .select(sql<boolean>`exists (select 1 from import_fault f where f.import_id = j.id)`.as('hasFaultRows'))
}
export type ImportRow = Awaited<ReturnType<typeof findImport>> & object

export async function findImport(db: Db, brandId: string, id: string) {
  return imports(db).where('j.brand_id', '=', brandId).where('j.id', '=', id).executeTakeFirst()
}

/** An import of the same file by the same person whose pieces have not all arrived. */
export async function findUnsentImport(
  db: Db,
  key: { brandId: string; kind: ImportKind; fileHash: string; createdBy: string },
) {
  return imports(db)
    .where('j.brand_id', '=', key.brandId)
    .where('j.kind', '=', key.kind)
    .where('j.file_hash', '=', key.fileHash)
    .where('j.created_by', '=', key.createdBy)
    .where('j.state', '=', 'receiving')
    .orderBy('j.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** One page, newest first, of the kinds the caller may take in. */
export async function listImports(
  db: Db,
  filter: { brandId: string; kinds: readonly ImportKind[]; before?: string | undefined; rows: number },
): Promise<ImportRow[]> {
  return imports(db)
    .where('j.brand_id', '=', filter.brandId)
    .where('j.kind', '=', sql<ImportKind>`any(${[...filter.kinds]}::text[])`)
    .$if(filter.before !== undefined, (query) => query.where('j.id', '<', filter.before!))
    .orderBy('j.id', 'desc')
    .limit(filter.rows)
    .execute()
}

/** Holds an import until the transaction ends. */
export async function lockImport(db: Db, brandId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('import_job')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** Begins a stage of the import at the beginning of its file, with nothing counted. */
export async function beginStage(
  db: Db,
  id: string,
  { state, rowsAll, now }: { state: 'checking' | 'running'; rowsAll: number | null; now: Date },
): Promise<void> {
  await db.deleteFrom('import_fault').where('import_id', '=', id).execute()
  await db
    .updateTable('import_job')
    .set({ state, next_seq: 0, next_char: 0, next_line: 1, rows_read: 0, rows_added: 0, rows_updated: 0 })
    .set({ rows_same: 0, rows_faulty: 0, rows_all: rowsAll, leased_until: null, updated_at: now })
    .where('id', '=', id)
    .execute()
}

/**
 * Ends the stage `from`; what the check counted is what the run is measured by. False, and nothing changed, when it had
 * ended already: somebody stopped it meanwhile.
 */
export async function endImport(
  db: Db,
  id: string,
  { from, state, now }: { from: ImportState; state: Extract<ImportState, 'checked' | 'done' | 'cancelled'>; now: Date },
): Promise<boolean> {
  const row = await db
    .updateTable('import_job')
    .set({ state, leased_until: null, updated_at: now, finished_at: state === 'checked' ? null : now })
    .$if(state === 'checked', (query) => query.set({ rows_all: sql<number>`rows_read` }))
    .where('id', '=', id)
    .where('state', '=', from)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes an import to work on it; false while somebody else does, or when there is nothing to do. */
export async function leaseImport(db: Db, id: string, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('import_job')
    .set({ leased_until: new Date(now.getTime() + LEASE_MS) })
    .where('id', '=', id)
    .where('state', 'in', ['checking', 'running'])
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)]))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function freeImport(db: Db, id: string): Promise<void> {
  await db.updateTable('import_job').set({ leased_until: null }).where('id', '=', id).execute()
}

export type StepCounts = { read: number; added: number; updated: number; same: number; faulty: number }
export type Position = { seq: number; char: number; line: number }

/**
 * Notes what a batch did and where the next one begins; false, and nothing noted, when the import was stopped meanwhile or
 * somebody else took the batch that began at `from`: no row is counted twice.
 */
export async function noteStep(
  db: Db,
  id: string,
  step: { state: ImportState; counts: StepCounts; from: Position; position: Position; now: Date },
): Promise<boolean> {
  const { state, counts, from, position, now } = step
  const row = await db
    .updateTable('import_job')
    .set({ next_seq: position.seq, next_char: position.char, next_line: position.line, updated_at: now })
    .set((set) => ({
      rows_read: set('rows_read', '+', counts.read),
      rows_added: set('rows_added', '+', counts.added),
      rows_updated: set('rows_updated', '+', counts.updated),
      rows_same: set('rows_same', '+', counts.same),
      rows_faulty: set('rows_faulty', '+', counts.faulty),
    }))
    .where('id', '=', id)
    .where('state', '=', state)
    .where('next_seq', '=', from.seq)
    .where('next_char', '=', from.char)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Imports that are under way and that nobody works on, the longest untouched first. */
export async function importsToGoOn(db: Db, brandId: string, now: Date, rows: number): Promise<string[]> {
  const found = await db
    .selectFrom('import_job')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('state', 'in', ['checking', 'running'])
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)]))
    .where('updated_at', '<=', new Date(now.getTime() - LEFT_AFTER_MS))
    .orderBy('updated_at')
    .limit(rows)
    .execute()
  return found.map(({ id }) => id)
}

/** Tells the planner how large the tables have become; the embedded database has nobody else to do so. */
export async function learnSizes(db: Db): Promise<void> {
  await sql`analyze`.execute(db)
}
