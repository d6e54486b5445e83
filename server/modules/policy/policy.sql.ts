import { sql } from 'kysely'
import type { PolicyKind } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

export type PolicyVersion = { version: number; doc: unknown }

/** The version of each kind in force at an instant: the newest whose start has come. One statement for all kinds. */
export async function policiesAt(db: Db, brandId: string, at: Date): Promise<Map<PolicyKind, PolicyVersion>> {
  const rows = await db
    .selectFrom('policy')
    .distinctOn('kind')
    .select(['kind', 'version', 'doc'])
    .where('brand_id', '=', brandId)
    .where('effective_from', '<=', at)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map(({ kind, version, doc }) => [kind, { version, doc }]))
}

/** The version of one kind in force at an instant. A brand always has one: it is created with version 1 of each. */
export async function policyAt(db: Db, brandId: string, kind: PolicyKind, at: Date): Promise<PolicyVersion> {
  const found = (await policiesAt(db, brandId, at)).get(kind)
  if (!found) throw new Error(`Brand ${brandId} has no ${kind} policy in force at ${at.toISOString()}`)
  return found
}

/** One version by number, whatever its start: what a stored decision is replayed with. */
export async function policyOf(db: Db, brandId: string, kind: PolicyKind, version: number): Promise<unknown> {
  const row = await db
    .selectFrom('policy')
    .select('doc')
    .where('brand_id', '=', brandId)
    .where('kind', '=', kind)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.doc
}

/** Every version of one kind, newest first. */
export async function listVersions(db: Db, brandId: string, kind: PolicyKind) {
  return db
    .selectFrom('policy')
    .select([
      'version',
      'doc',
      'effective_from as effectiveFrom',
      'note',
      'published_by as publishedBy',
      'published_at as publishedAt',
    ])
    .where('brand_id', '=', brandId)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .execute()
}

export type NewPolicy = {
  brandId: string
  kind: PolicyKind
  version: number
  doc: unknown
  docHash: string
  effectiveFrom: Date
  note: string
  publishedBy: string
  publishedAt: Date
}

/** Appends a version; `false` when somebody else published that number first. */
export async function insertPolicy(db: Db, policy: NewPolicy): Promise<boolean> {
  const result = await db
    .insertInto('policy')
    .values({
      brand_id: policy.brandId,
      kind: policy.kind,
      version: policy.version,
      doc: sql`${JSON.stringify(policy.doc)}::jsonb`,
      doc_hash: policy.docHash,
      effective_from: policy.effectiveFrom,
      note: policy.note,
      published_by: policy.publishedBy,
      published_at: policy.publishedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}
