import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'

/** What the vault binds a piece of a file, and a faulty row, to. */
export const pieceLabel = (importId: string, seq: number) => `import_piece:${importId}:${seq}`
export const faultLabel = (importId: string, line: number) => `import_fault:${importId}:${line}`

/** Keeps a piece; answers the hash of what stands under its number, which is another when another came first. */
export async function keepPiece(
  db: Db,
  piece: { importId: string; seq: number; hash: string; cipher: string },
): Promise<string> {
  await db
    .insertInto('import_piece')
    .values({ import_id: piece.importId, seq: piece.seq, text_hash: piece.hash, cipher: piece.cipher })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom('import_piece')
    .select('text_hash')
    .where('import_id', '=', piece.importId)
    .where('seq', '=', piece.seq)
    .executeTakeFirstOrThrow()
  return row.text_hash
}

/** Which pieces have arrived. */
export async function piecesHere(db: Db, importId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('import_piece')
    .select('seq')
    .where('import_id', '=', importId)
    .orderBy('seq')
    .execute()
  return rows.map(({ seq }) => seq)
}

/** A sealed piece; null once the file is gone. */
export async function readPiece(db: Db, importId: string, seq: number): Promise<string | null> {
  const row = await db
    .selectFrom('import_piece')
    .select('cipher')
    .where('import_id', '=', importId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row?.cipher ?? null
}

export async function dropPieces(db: Db, importId: string): Promise<void> {
  await db.deleteFrom('import_piece').where('import_id', '=', importId).execute()
}

export type FaultReason = { column: string; value: string; reason: string }
export type FaultRow = { line: number; reasons: FaultReason[]; cipher: string }

export async function keepFaults(db: Db, importId: string, faults: readonly FaultRow[]): Promise<void> {
  await insertMany(
    db,
    'import_fault',
    faults.map(({ line, reasons, cipher }) => ({ import_id: importId, line, reasons, row_cipher: cipher })),
    { onConflict: 'skip' },
  )
}

/** Faulty rows behind a line, in the order of the file. */
export async function listFaults(db: Db, importId: string, afterLine: number, rows: number): Promise<FaultRow[]> {
  const found = await db
    .selectFrom('import_fault')
    .select(['line', 'reasons', 'row_cipher as cipher'])
    .where('import_id', '=', importId)
    .where('line', '>', afterLine)
    .orderBy('line')
    .limit(rows)
    .execute()
  return found.map(({ line, reasons, cipher }) => ({ line, reasons: reasons as FaultReason[], cipher }))
}

/** Removes what files held that were sent before a moment, and gives up what was never taken in; answers how many files. */
export async function sweepImports(db: Db, brandId: string, sentBefore: Date, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with old as (
      select j.id from import_job j
       where j.brand_id = ${brandId} and j.created_at < ${sentBefore}
         and (exists (select 1 from import_piece p where p.import_id = j.id)
           or exists (select 1 from import_fault f where f.import_id = j.id))
       order by j.id limit 100
    ), pieces as (delete from import_piece where import_id in (select id from old)),
       faults as (delete from import_fault where import_id in (select id from old)),
       given_up as (
         update import_job set state = 'cancelled', finished_at = ${now}, updated_at = ${now}
          where id in (select id from old) and state not in ('done', 'cancelled'))
    select id from old`.execute(db)
  return rows.length
}
