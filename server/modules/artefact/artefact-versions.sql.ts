import { sql } from 'kysely'
import { canonicalHash } from '../../kernel/canonical'
import type { Db } from '../../kernel/ctx'

export type ArtefactKind = 'model' | 'prices'
/** `effectiveFrom` null: refused, kept with its faults, never in force. */
export type NewArtefact = {
  brandId: string
  kind: ArtefactKind
  version: string
  doc: unknown
  faults: readonly unknown[]
  madeBy: string
  madeAt: Date
  effectiveFrom: Date | null
}

/** Appends a version; `false` when it stands already: what was made is never made over. */
export async function insertArtefact(db: Db, made: NewArtefact): Promise<boolean> {
  const result = await db
    .insertInto('artefact')
    .values({
      brand_id: made.brandId,
      kind: made.kind,
      version: made.version,
      doc: sql`${JSON.stringify(made.doc)}::jsonb`,
      doc_hash: canonicalHash(made.doc),
      faults: sql`${JSON.stringify(made.faults)}::jsonb`,
      made_by: made.madeBy,
      made_at: made.madeAt,
      effective_from: made.effectiveFrom,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

function versions(db: Db, brandId: string, kind: ArtefactKind) {
  return db
    .selectFrom('artefact')
    .select(['version', 'faults', 'made_at as madeAt', 'effective_from as effectiveFrom'])
    .select(['withdrawn_at as withdrawnAt', 'withdrawn_reason as withdrawnReason'])
    .where('brand_id', '=', brandId)
    .where('kind', '=', kind)
    .orderBy('made_at', 'desc')
    .orderBy('version', 'desc')
}

/** The newest versions of a kind, newest first, without their documents. */
export async function listVersionsOf(db: Db, brandId: string, kind: ArtefactKind, rows: number) {
  return versions(db, brandId, kind).limit(rows).execute()
}

/** One version with its document. */
export async function findVersion(db: Db, brandId: string, kind: ArtefactKind, version: string) {
  return versions(db, brandId, kind).select('doc').where('version', '=', version).executeTakeFirst()
}

/** The version that decides at an instant: the newest start of those not withdrawn; the same order as `artefactsInForce`. */
export async function versionInForce(db: Db, brandId: string, kind: ArtefactKind, at: Date): Promise<string | null> {
  const row = await db
    .selectFrom('artefact')
    .select('version')
    .where('brand_id', '=', brandId)
    .where('kind', '=', kind)
    .where('effective_from', '<=', at)
    .where('withdrawn_at', 'is', null)
    .orderBy('effective_from', 'desc')
    .orderBy('made_at', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.version ?? null
}

/** Takes a version out of force, or keeps one from coming into it; of any number of callers one sees `true`. */
export async function withdrawVersion(
  db: Db,
  {
    brandId,
    kind,
    version,
    at,
    reason,
  }: { brandId: string; kind: ArtefactKind; version: string; at: Date; reason: string },
): Promise<boolean> {
  const result = await db
    .updateTable('artefact')
    .set({ withdrawn_at: at, withdrawn_reason: reason })
    .where('brand_id', '=', brandId)
    .where('kind', '=', kind)
    .where('version', '=', version)
    .where('effective_from', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
