import { sql } from 'kysely'
import type { ImportKind } from '../../../contract/data-vocabulary'
import type { Db } from '../../kernel/ctx'
import { upsertMany } from '../../kernel/upsert-many'

/** What a brand called our fields before, by plain heading; null for a column it left aside. */
export async function recallHeadings(
  db: Db,
  brandId: string,
  kind: ImportKind,
  headings: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('import_heading')
    .select(['heading', 'field'])
    .where('brand_id', '=', brandId)
    .where('kind', '=', kind)
    .where('heading', '=', sql<string>`any(${[...headings]}::text[])`)
    .execute()
  return new Map(rows.map(({ heading, field }) => [heading, field]))
}

/** Remembers what headings were taken for; the last word counts. */
export async function rememberHeadings(
  db: Db,
  key: { brandId: string; kind: ImportKind; at: Date },
  headings: ReadonlyMap<string, string | null>,
): Promise<void> {
  const rows = [...headings].map(([heading, field]) => ({
    ...{ brand_id: key.brandId, kind: key.kind },
    ...{ heading, field, noted_at: key.at },
  }))
  await upsertMany(db, 'import_heading', rows, {
    key: ['brand_id', 'kind', 'heading'],
    update: ['field', 'noted_at'],
    returning: ['heading'],
  })
}
