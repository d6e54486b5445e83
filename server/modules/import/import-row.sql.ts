import { sql } from 'kysely'
import type { ImportKind } from '../../../contract/data-vocabulary'
import type { Db } from '../../kernel/ctx'
import { upsertMany } from '../../kernel/upsert-many'

/** The hashes of rows that were imported before, by key. */
export async function knownRows(
  db: Db,
  brandId: string,
  kind: ImportKind,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('import_row')
    .select(['key', 'input_hash as hash'])
    .where('brand_id', '=', brandId)
    .where('kind', '=', kind)
    .where('key', '=', sql<string>`any(${[...keys]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.key, row.hash]))
}

/** Remembers rows that were taken in, in one statement; an updated row is known by its new content from now on. */
export async function rememberRows(
  db: Db,
  brandId: string,
  kind: ImportKind,
  rows: readonly { key: string; hash: string }[],
  at: Date,
): Promise<void> {
  await upsertMany(
    db,
    'import_row',
    rows.map(({ key, hash }) => ({ brand_id: brandId, kind, key, input_hash: hash, at })),
    { key: ['brand_id', 'kind', 'key'], update: ['input_hash', 'at'], returning: ['key'] },
  )
}
